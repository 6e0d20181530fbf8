/**
 * What asking for the show at a moment costs, with two hundred cues and an evening's log: frame after frame, anywhere, and
 * whether a long log makes it dearer. Every moment is asked for several times and the quickest counts: what the machine
 * does besides is not what is measured. The slowest are told too.
 */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Fact } from '#installation/log/fact.ts';
import { seededStream } from '#installation/random/seeded.ts';
import type { Plan } from '#installation/score/plan.ts';
import { createTimeline, type Timeline } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { atMost, type Bench, type Figure, figure, quantile } from './bench.ts';
import { longEvening, longShow } from './long-evening.ts';

/** The log that frames and seeks are measured on. */
const FACTS = 20_000;
const LENGTHS = [1000, 10_000, 100_000];
const FRAME_MS = 1000 / 60;
const STRETCHES = 20;
const FRAMES = 1000;
const SEEKS = 3000;
const ROUNDS = 5;

export const stateAtBench: Bench = {
  name: 'state-at',
  says: 'The show at a moment, 200 cues and up to 100,000 facts: each frame, anywhere, and growth with the log.',
  needsBrowser: false,
  run: async ({ say }) => {
    const plan = longShow();
    const facts = longEvening(plan, Math.max(...LENGTHS));
    say(`${plan.cues.size} cues, ${facts.length} facts of ${Math.round((facts.at(-1)?.atMs ?? 0) / 60_000)} minutes`);
    const timeline = filled(plan, facts.slice(0, FACTS));
    const evening = { timeline, endMs: facts[FACTS - 1]?.atMs ?? 0 };
    const frames = roundsOf(() => framesUs(evening));
    say(`${frames.quickest.length} frames`);
    const seeks = roundsOf(() => seeksUs(evening));
    say(`${seeks.quickest.length} seeks`);
    return [
      figure('cues', plan.cues.size, ''),
      figure('facts', FACTS, ''),
      figure('next frame, median', quantile(frames.quickest, 0.5), 'µs'),
      atMost('next frame, p99', quantile(frames.quickest, 0.99), 'µs', 50),
      figure('next frame, p99 with all else on the machine', quantile(frames.all, 0.99), 'µs'),
      figure('anywhere, median', quantile(seeks.quickest, 0.5) / 1000, 'ms'),
      atMost('anywhere, p99', quantile(seeks.quickest, 0.99) / 1000, 'ms', 2),
      figure('anywhere, p99 with all else on the machine', quantile(seeks.all, 0.99) / 1000, 'ms'),
      ...growthOf(plan, facts, say),
    ];
  },
};

interface Evening {
  readonly timeline: Timeline;
  readonly endMs: number;
}

const planned = (plan: Plan): ReadonlyMap<string, Plan> => new Map([[plan.scoreHash, plan]]);

/** A timeline that knows `facts` and has been asked for each moment of them, as a wall does. */
function filled(plan: Plan, facts: readonly Fact[]): Timeline {
  const timeline = createTimeline(planned(plan));
  for (const fact of facts) {
    timeline.append(fact);
    timeline.stateAt(fact.atMs);
  }
  return timeline;
}

/** How long `work` takes, µs. */
function tookUs(work: () => void): number {
  const before = performance.now();
  work();
  return 1000 * (performance.now() - before);
}

interface Rounds {
  /** Of each moment, the quickest round. */
  readonly quickest: readonly number[];
  readonly all: readonly number[];
}

/** The same moments in some rounds, after one that nobody looks at: it is the compiled code that is measured. */
function roundsOf(round: () => readonly number[]): Rounds {
  round();
  const rounds = Array.from({ length: ROUNDS }, round);
  const quickest = (rounds[0] ?? []).map((_, i) => Math.min(...rounds.map((times) => times[i] ?? Number.NaN)));
  return { quickest, all: rounds.flat() };
}

/** Frames at sixty a second, in stretches all over the evening. The seek to where a stretch begins is not counted. */
function framesUs({ timeline, endMs }: Evening): number[] {
  return Array.from({ length: STRETCHES }, (_, stretch) => {
    const startMs = (endMs * stretch) / STRETCHES;
    timeline.stateAt(serverMs(startMs));
    return Array.from({ length: FRAMES }, (__, frame) =>
      tookUs(() => timeline.stateAt(serverMs(startMs + (frame + 1) * FRAME_MS))),
    );
  }).flat();
}

function seeksUs({ timeline, endMs }: Evening): number[] {
  const random = seededStream(2, 'seeks');
  return Array.from({ length: SEEKS }, () => {
    const atMs = serverMs(endMs * random());
    return tookUs(() => timeline.stateAt(atMs));
  });
}

/** Per fact: what it costs to take it in and show it, and what remembering it takes. Flat, or a long evening would hurt. */
function growthOf(plan: Plan, facts: readonly Fact[], say: (text: string) => void): Figure[] {
  const measured = LENGTHS.map((length) => {
    const some = facts.slice(0, length);
    // A short log often enough that the clock can tell.
    const repeated = Math.max(1, Math.round(10_000 / length));
    const us = Math.min(
      ...Array.from({ length: ROUNDS }, () =>
        tookUs(() => {
          for (let round = 0; round < repeated; round++) filled(plan, some);
        }),
      ),
    );
    const heap = heapOf(() => filled(plan, some));
    say(`${length} facts`);
    return { length, us: us / repeated / length, bytes: heap / length };
  });
  const [shortest, longest] = [measured[0], measured.at(-1)];
  if (!shortest || !longest) throw new Error('nothing was measured');
  const ratio = `${longest.length} facts against ${shortest.length}`;
  return [
    ...measured.flatMap(({ length, us, bytes }) => [
      figure(`a fact more, of ${length}`, us, 'µs'),
      figure(`a fact remembered, of ${length}`, bytes, 'bytes'),
    ]),
    atMost(`cost of a fact, ${ratio}`, longest.us / shortest.us, '', 1.5),
    atMost(`memory of a fact, ${ratio}`, longest.bytes / shortest.bytes, '', 1.5),
  ];
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What the result of `make` keeps alive, bytes. */
function heapOf(make: () => unknown): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const kept = make();
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - before;
  if (kept === undefined) throw new Error('nothing was made');
  return bytes;
}
