/** How long a page's own scripts keep the processor busy: waiting for the graphics card, or for other programs, not counted. */

import type { Page } from 'playwright-core';

/** Begins to watch. Of what a page does, only what the browser calls counts: a callback for a frame, not what follows a promise. */
export async function watchScript(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busyS = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const found = metrics.find(({ name }) => name === 'ScriptDuration');
    if (!found) throw new Error('this browser does not tell how long scripts take');
    return found.value;
  };
  return {
    /** Milliseconds of the processor that scripts took while `act` went on, and what it answered. */
    async during<T>(act: () => Promise<T>): Promise<{ readonly answer: T; readonly busyMs: number }> {
      const before = await busyS();
      const answer = await act();
      return { answer, busyMs: ((await busyS()) - before) * 1000 };
    },
    /** Megabytes that scripts hold, after what nobody holds any more was thrown away. */
    async heapMb(): Promise<number> {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize / 2 ** 20;
    },
    stop: (): Promise<void> => session.detach(),
  };
}

export type ScriptWatch = Awaited<ReturnType<typeof watchScript>>;
