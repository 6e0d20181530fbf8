/** How far apart walls switch: the first frame that shows a new cue, on each, over many GOs. */

import type { Page } from 'playwright-core';
import type { FrameMark } from '#projection/page/frame-log.ts';
import { openDirector } from '#tests/support/director-client.ts';
import type { Link } from '#tests/support/network/delaying-proxy.ts';
import { factsOnDisk } from '#tests/support/server-process.ts';
import { marksOf } from '#tests/support/wall-page.ts';
import { atMost, type Bench, type Figure, figure, quantile } from './bench.ts';
import { openWalls, plainShow, type Walls } from './walls.ts';

const WALLS = 4;
const GOS = 50;
/** Uneven, so that GOs fall everywhere between two frames. */
const pauseMs = (go: number): number => 600 + ((go * 137) % 89);
/** Walls that are just open know little of their link yet. */
const SETTLE_MS = 15_000;

/** A crowded radio link: 0 to 10 ms each way, and every fiftieth chunk comes a time-out later. */
const WAY = { leastMs: 0, jitterMs: 10, lostShare: 0.02, lostMs: 200 };
const LINK: Link = { up: WAY, down: WAY };

export const cueSkew: Bench = {
  name: 'cue-skew',
  says: 'Four walls in real Chromium, a busy server, jitter and loss, 50 GOs: how far apart they first show the new cue.',
  needsBrowser: true,
  run: async ({ seconds, say }) => {
    const gos = seconds === null ? GOS : Math.max(5, Math.floor((seconds * 1000) / 650));
    const house = await openWalls({ show: plainShow(gos + 1), count: WALLS, link: LINK, isBusy: true });
    try {
      await pass(SETTLE_MS);
      await pressGo(house, gos, say);
      const isolated = (await Promise.all(house.walls.map(isolationOf))).flat();
      const facts = (await factsOnDisk(house.dataFolder)).filter(({ event }) => event.type === 'cue-fired');
      const leads = facts.map(({ atMs, recordedAtMs }) => Math.round(atMs - recordedAtMs));
      return [
        ...figuresOf(
          await Promise.all(house.walls.map(marksOf)),
          facts.map(({ atMs }) => atMs),
        ),
        figure('lead, first GO', leads[0] ?? Number.NaN, 'ms'),
        atMost('lead, longest', Math.max(...leads), 'ms', 400),
        atMost('pages and clock workers that are not isolated', isolated.filter((is) => !is).length, '', 0),
      ];
    } finally {
      await house.close();
    }
  },
};

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function pressGo({ server }: Walls, gos: number, say: (text: string) => void): Promise<void> {
  const director = await openDirector(server.url, server.directorLink);
  for (let go = 0; go < gos; go++) {
    const answer = await director.ask({ type: 'go' });
    if (!answer.ok) throw new Error(answer.refusal.says);
    await pass(pauseMs(go));
    if ((go + 1) % 10 === 0) say(`${go + 1} of ${gos} GOs`);
  }
  director.close();
}

/** Whether a page, and every worker of it, is cross-origin isolated: only then its clock is fine. */
const isolationOf = (page: Page): Promise<boolean[]> =>
  Promise.all([
    page.evaluate(() => crossOriginIsolated),
    ...page.workers().map((worker) => worker.evaluate(() => crossOriginIsolated)),
  ]);

/** A wall's first frame with a cue, and the one before it, which is how long a frame lasted there and then. */
interface FirstFrame {
  readonly first: FrameMark;
  readonly before: FrameMark;
}

function firstFrame(marks: readonly FrameMark[], cue: string): FirstFrame | null {
  const index = marks.findIndex(({ cues }) => cues.includes(cue));
  const [first, before] = [marks[index], marks[index - 1]];
  return first && before ? { first, before } : null;
}

/** `atMs`: when each GO's cue takes effect, server time. */
function figuresOf(walls: readonly (readonly FrameMark[])[], atMs: readonly number[]): Figure[] {
  const steps = atMs.map((at, go) => ({
    at,
    firsts: walls.flatMap((marks) => firstFrame(marks, `steps/${go + 1}`) ?? []),
  }));
  const seen = steps.filter(({ firsts }) => firsts.length === walls.length);
  const apart = (pick: (mark: FrameMark) => number): number[] =>
    seen.map(({ firsts }) => spread(firsts.map(({ first }) => pick(first))));
  const skew = apart(({ showMs }) => showMs);
  // A frame lasts as long as it lasts: on a machine that draws all walls itself, not always the same.
  const inFrames = seen.map(({ firsts }, go) => {
    const longestMs = Math.max(...firsts.map(({ first, before }) => first.showMs - before.showMs));
    return (skew[go] ?? Number.NaN) / longestMs;
  });
  const late = seen.flatMap(({ at, firsts }) => firsts.filter(({ before }) => before.serverMs >= at));
  const frames = walls.map(intervals);
  const frameMs = Math.max(...frames.map((values) => quantile(values, 0.5)));
  return [
    figure('GOs', atMs.length, ''),
    atMost('GOs a wall missed', atMs.length - seen.length, '', 0),
    atMost('frames that lacked a cue they should have shown', late.length, '', 0),
    figure('display frame, median of the slowest wall', frameMs, 'ms'),
    figure('display frame, p99', quantile(frames.flat(), 0.99), 'ms'),
    atMost('skew in frames as long as they were, p99', quantile(inFrames, 0.99), 'frames', 1),
    figure('skew in show time, p50', quantile(skew, 0.5), 'ms'),
    atMost('skew in show time, p99', quantile(skew, 0.99), 'ms', frameMs),
    figure(
      'GOs within a median frame on all walls',
      (100 * skew.filter((ms) => ms <= frameMs).length) / seen.length,
      '%',
    ),
    figure('skew on the displays, p99', p99(apart(({ seenAtMs }) => seenAtMs)), 'ms'),
    figure('skew of the drawing itself, p99', p99(apart(({ drawnAtMs }) => drawnAtMs)), 'ms'),
    // Clocks that read the same at the same moment: show time minus machine time, wall against wall.
    figure('clocks apart, p99', p99(apart(({ showMs, seenAtMs }) => showMs - seenAtMs)), 'ms'),
  ];
}

const p99 = (values: readonly number[]): number => quantile(values, 0.99);

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

const intervals = (marks: readonly FrameMark[]): number[] =>
  marks.slice(1).map((mark, i) => mark.displayAtMs - (marks[i]?.displayAtMs ?? mark.displayAtMs));
