import { describe, expect, it } from 'vitest';
import { loadTake, startTakeStation } from '#gestures/camera/take-station.ts';
import type { CameraLink, CameraReport } from '#gestures/link/camera-link.ts';
import type { CrowdSample } from '#installation/crowd/body.ts';
import type { Take, TakeSample } from '#installation/crowd/take.ts';
import { takeEndLine, takeHeaderLine, takeSampleLine } from '#installation/crowd/take-write.ts';
import { serverMs } from '#installation/time/axes.ts';
import { stillPerson } from '../../installation/crowd/support/any-take.ts';
import { fakeClock } from '../support/fake-clock.ts';

const sample = (atMs: number, source: string, people = 1): TakeSample => ({
  atMs,
  source,
  aspect: 1.5,
  people: Array.from({ length: people }, (_, i) => stillPerson(i + 1, ['rise'])),
});

const text = (...samples: TakeSample[]): string =>
  takeHeaderLine({ name: 'A night', made: { how: 'recorded', on: '', from: [] }, gestures: [], fps: null }) +
  samples.map(takeSampleLine).join('') +
  takeEndLine({ durationMs: 400, samples: samples.length });

const answering =
  (body: string, status = 200) =>
  async () =>
    new Response(body, { status });

async function takeOf(...samples: TakeSample[]): Promise<Take> {
  const loaded = await loadTake('a', answering(text(...samples)));
  if (!loaded.ok) throw new Error(loaded.says);
  return loaded.take;
}

/** A link whose server time runs 5 s ahead of the page's, once it is known. */
function fakeLink(clock: { now(): number }) {
  const sent: CrowdSample[] = [];
  const reports: CameraReport[] = [];
  const state = { isKnown: false };
  const link: CameraLink = {
    send: (out) => sent.push(out),
    report: (report) => reports.push(report),
    status: () => ({ stage: 'live', clockBoundMs: 0, notice: null }),
    now: () => (state.isKnown ? serverMs(clock.now() + 5000) : null),
    recording: () => null,
    stop: () => undefined,
  };
  return { link, sent, reports, state };
}

describe('a take in the place of a camera', () => {
  it('sends what the camera of its name saw, dated anew, over and over, once the server’s time is known', async () => {
    const clock = fakeClock();
    const { link, sent, reports, state } = fakeLink(clock);
    const take = await takeOf(sample(0, 'side', 2), sample(100, 'front'), sample(300, 'front'));
    const stop = startTakeStation({
      take,
      cameraName: 'front',
      link,
      clock,
      drawNumber: () => 7,
      seen: () => undefined,
    });
    clock.pass(1000);
    expect(sent).toEqual([]);
    state.isKnown = true;
    clock.pass(1000);
    const began = 6025;
    expect(sent.map(({ capturedAtMs }) => capturedAtMs - began)).toEqual([100, 300, 500, 700, 900]);
    expect(new Set(sent.map(({ people }) => people.length))).toEqual(new Set([1]));
    expect(reports.at(-1)).toMatchObject({ people: 1, dropped: 0, engine: 'take, A night', trouble: null });
    stop();
    clock.pass(1000);
    expect(sent.length).toBe(5);
  });

  it('sends what the first camera saw where none has its name', async () => {
    const clock = fakeClock();
    const { link, sent, state } = fakeLink(clock);
    state.isKnown = true;
    const take = await takeOf(sample(0, 'files', 2));
    startTakeStation({ take, cameraName: 'front', link, clock, drawNumber: () => 7, seen: () => undefined });
    clock.pass(300);
    expect(sent[0]?.people.length).toBe(2);
  });

  it('says in a sentence why it cannot be replayed', async () => {
    expect(await loadTake('x', answering('', 404))).toMatchObject({ says: 'There is no take called “x”.' });
    expect(await loadTake('x', answering('{"a":1}\n'))).toMatchObject({ says: expect.stringContaining('line 1') });
    expect(await loadTake('x', answering(text()))).toMatchObject({ says: expect.stringContaining('no pictures') });
    const away = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await loadTake('x', away)).toMatchObject({ says: expect.stringContaining('does not answer') });
  });
});
