/** Watches a wall through a fault, picture by picture, beside one that nothing happens to. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { FrameMark } from '#projection/page/frame-log.ts';
import { differenceOf, isBlank, type PictureEye, type SeenPicture } from './picture-eye.ts';

export interface WatchPlace {
  readonly eye: PictureEye;
  /** The wall that nothing happens to. */
  readonly undisturbed: Page;
  /** How far the pictures of two undisturbed walls are apart, of 255, taken one after the other as here. */
  readonly usualDifference: number;
  /** Where pictures go, or null. */
  readonly folder: string | null;
}

/** What a watch came to. */
export interface Watched {
  /** From the fault to the first of three right pictures in a row, ms; NaN where there were none in time. */
  readonly rightMs: number;
  /** The longest time without a new picture of the show, ms. */
  readonly stillMs: number;
  /** Of all pictures seen, those of the browser's own stream among them, how many were blank, and how many were looked at. */
  readonly blanks: number;
  readonly pictures: number;
  /** Of those that were compared with the undisturbed wall's, how many were not as that was. */
  readonly others: number;
  readonly compared: number;
}

export interface WatchOptions {
  readonly name: string;
  /** The page to look at: another one where a browser was started anew, null while there is none. */
  readonly wall: () => Page | null;
  /** What happens to it. */
  readonly fault: () => Promise<unknown> | undefined;
  /** To be watched at least and at most so long, ms. */
  readonly leastMs: number;
  readonly mostMs: number;
}

/** The clocks of two walls may be so far apart, ms. */
const LINE_MS = 100;
const RIGHT_IN_A_ROW = 3;

/** Watches until the wall is right again, or for as long as it may. */
export async function watchWall(place: WatchPlace, options: WatchOptions): Promise<Watched> {
  const { name, wall, leastMs, mostMs } = options;
  let [blanks, compared, others, inRow] = [0, 0, 0, 0];
  const before = wall();
  const stream = await watchStream(before);
  const lastDrawnMs = before ? await lastDrawn(before) : Date.now();
  const faultMs = Date.now();
  await options.fault();
  let rightMs = Number.NaN;
  const drawn = new Set<number>();
  while (Date.now() - faultMs < mostMs) {
    const page = wall();
    const atMs = Date.now();
    const looked = page && (await lookOnce(place, page, faultMs));
    if (looked) {
      compared++;
      if (isBlank(looked.picture)) blanks++;
      if (!looked.isRight) others++;
      const told = isBlank(looked.picture) ? 'blank' : looked.isRight ? 'right' : 'other';
      if (place.folder !== null)
        await writeFile(join(place.folder, `${name}-${atMs - faultMs}-${told}.png`), looked.png);
      for (const at of looked.drawnAt) drawn.add(at);
    }
    inRow = looked?.isRight ? inRow + 1 : 0;
    if (inRow === 0) rightMs = Number.NaN;
    if (inRow === 1) rightMs = atMs - faultMs;
    if (inRow >= RIGHT_IN_A_ROW && Date.now() - faultMs >= leastMs) break;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const times = [lastDrawnMs, ...[...drawn].filter((at) => at > lastDrawnMs).sort((a, b) => a - b)];
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? at));
  const streamed = await stream.end();
  for (const { png, atMs } of streamed) {
    const isNothing = isBlank(await place.eye.see(png));
    if (isNothing) blanks++;
    if (place.folder === null) continue;
    await writeFile(
      join(place.folder, `${name}-${Math.round(atMs - faultMs)}-seen${isNothing ? '-blank' : ''}.png`),
      png,
    );
  }
  return {
    rightMs: inRow >= RIGHT_IN_A_ROW ? rightMs : Number.NaN,
    stillMs: Math.max(0, ...gaps),
    blanks,
    pictures: compared + streamed.length,
    others,
    compared,
  };
}

/** When the newest frame of a wall was drawn, ms since 1970. */
const lastDrawn = (page: Page): Promise<number> =>
  page.evaluate(() => (window.reclaimFrames?.() ?? []).at(-1)?.drawnAtMs ?? Date.now());

/** Every so many ms at most one picture of the stream is looked at. */
const STREAM_EVERY_MS = 100;

interface Streamed {
  readonly png: Buffer;
  readonly atMs: number;
}

/** What the browser itself shows from now on, as it shows it, without being asked for each picture. */
async function watchStream(page: Page | null): Promise<{ end(): Promise<readonly Streamed[]> }> {
  if (!page) return { end: async () => [] };
  const seen: Streamed[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    const atMs = Date.now();
    if (atMs - (seen.at(-1)?.atMs ?? 0) >= STREAM_EVERY_MS) seen.push({ png: Buffer.from(data, 'base64'), atMs });
    // One that has ended meanwhile needs no answer.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return {
    end: async () => {
      await session.detach().catch(() => undefined);
      return seen;
    },
  };
}

interface Looked {
  readonly png: Buffer;
  readonly picture: SeenPicture;
  readonly isRight: boolean;
  readonly drawnAt: readonly number[];
}

/** One look at both walls; null where the page could give no picture just then. */
async function lookOnce(place: WatchPlace, page: Page, sinceMs: number): Promise<Looked | null> {
  const [png, other, marks, others] = await Promise.all([
    page.screenshot({ timeout: 5000 }).catch(() => null),
    place.undisturbed.screenshot(),
    newMarks(page, sinceMs).catch(() => []),
    newMarks(place.undisturbed, sinceMs),
  ]);
  if (png === null) return null;
  const picture = await place.eye.see(png);
  const difference = differenceOf(picture, await place.eye.see(other));
  const isRight = !isBlank(picture) && difference <= 1.5 * place.usualDifference + 0.5 && areAlike(marks, others);
  return { png, picture, isRight, drawnAt: marks.map(({ drawnAtMs }) => drawnAtMs) };
}

/** The frames drawn since `sinceMs`, as the page keeps them itself. */
const newMarks = (page: Page, sinceMs: number): Promise<readonly FrameMark[]> =>
  page.evaluate(
    (since) => (window.reclaimFrames?.() ?? []).filter((mark) => mark.drawnAtMs > since).slice(-900),
    sinceMs,
  );

/** Whether the newest frames of both show the same cues at the same show time. */
function areAlike(marks: readonly FrameMark[], others: readonly FrameMark[]): boolean {
  const [mark, other] = [marks.at(-1), others.at(-1)];
  if (!mark || !other) return false;
  const line = (frame: FrameMark): number => frame.showMs - frame.displayAtMs;
  return Math.abs(line(mark) - line(other)) <= LINE_MS && mark.cues.join() === other.cues.join();
}

/** How far the pictures of two walls that nothing happens to are apart, of 255: the most of `looks` looks. */
export async function usualDifference(eye: PictureEye, a: Page, b: Page, looks: number): Promise<number> {
  let most = 0;
  for (let look = 0; look < looks; look++) {
    const [first, second] = await Promise.all([a.screenshot(), b.screenshot()]);
    most = Math.max(most, differenceOf(await eye.see(first), await eye.see(second)));
  }
  return most;
}
