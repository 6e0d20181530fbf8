/** How far apart two walls switch: the first frame that shows a new cue, on each, over many GOs. */

import type { FrameMark } from '#projection/page/frame-log.ts';
import { openDirector } from '#tests/support/director-client.ts';
import { marksOf } from '#tests/support/wall-page.ts';
import { atMost, type Bench, type Figure, figure, quantile } from './bench.ts';
import { openTwoWalls, plainShow } from './two-walls.ts';

const GOS = 50;
/** Uneven, so that GOs fall everywhere between two frames. */
const pauseMs = (go: number): number => 600 + ((go * 137) % 89);

export const cueSkew: Bench = {
  name: 'cue-skew',
  says: 'Two walls in real Chromium, 50 GOs: how far apart they first show the new cue.',
  needsBrowser: true,
  run: async ({ seconds, say }) => {
    const gos = seconds === null ? GOS : Math.max(5, Math.floor((seconds * 1000) / 650));
    const house = await openTwoWalls(plainShow(gos + 1));
    try {
      const director = await openDirector(house.server.url, house.server.directorLink);
      for (let go = 0; go < gos; go++) {
        const answer = await director.ask({ type: 'go' });
        if (!answer.ok) throw new Error(answer.refusal.says);
        await new Promise((resolve) => setTimeout(resolve, pauseMs(go)));
        if ((go + 1) % 10 === 0) say(`${go + 1} of ${gos} GOs`);
      }
      director.close();
      const [left = [], right = []] = await Promise.all(house.walls.map(marksOf));
      return figuresOf(left, right, gos);
    } finally {
      await house.close();
    }
  },
};

function figuresOf(left: readonly FrameMark[], right: readonly FrameMark[], gos: number): Figure[] {
  const pairs = Array.from({ length: gos }, (_, go) => {
    const shows = (mark: FrameMark): boolean => mark.cues.includes(`steps/${go + 1}`);
    return [left.find(shows), right.find(shows)] as const;
  });
  const seen = pairs.flatMap(([a, b]) => (a && b ? [{ a, b }] : []));
  const showSkew = seen.map(({ a, b }) => Math.abs(a.showMs - b.showMs));
  const realSkew = seen.map(({ a, b }) => Math.abs(a.drawnAtMs - b.drawnAtMs));
  // Two clocks that read the same at the same moment: show time minus machine time, wall against wall.
  const clockSkew = seen.map(({ a, b }) => Math.abs(a.showMs - a.displayAtMs - (b.showMs - b.displayAtMs)));
  const frames = [left, right].map(intervals);
  const frameMs = Math.max(...frames.map((values) => quantile(values, 0.5)));
  return [
    figure('GOs', gos, ''),
    atMost('GOs a wall missed', gos - seen.length, '', 0),
    figure('display frame, median of the slower wall', frameMs, 'ms'),
    figure('display frame, p99', quantile(frames.flat(), 0.99), 'ms'),
    figure('skew in show time, p50', quantile(showSkew, 0.5), 'ms'),
    atMost('skew in show time, p99', quantile(showSkew, 0.99), 'ms', frameMs),
    figure('skew of the drawing itself, p99', quantile(realSkew, 0.99), 'ms'),
    figure('clocks apart, p99', quantile(clockSkew, 0.99), 'ms'),
  ];
}

const intervals = (marks: readonly FrameMark[]): number[] =>
  marks.slice(1).map((mark, i) => mark.displayAtMs - (marks[i]?.displayAtMs ?? mark.displayAtMs));
