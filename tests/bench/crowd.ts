/**
 * What a crowd of many sources costs: a count, a look, and the bytes of a tally, for ten, a thousand and ten thousand
 * phones beside a camera. A count and a look should cost the same however many there are.
 */

import { createCrowdDesk } from '#installation/crowd/crowd-desk.ts';
import { createQuorumWatch } from '#installation/crowd/quorum-watch.ts';
import { type Tally, tallyOfBodies } from '#installation/crowd/tally.ts';
import { seededStream } from '#installation/random/seeded.ts';
import { serverMs } from '#installation/time/axes.ts';
import { atMost, type Bench, type Figure, figure, quantile } from './bench.ts';

const SOURCES = [10, 1000, 10_000];
const GESTURES = ['rise', 'wave', 'claim', 'link'];
const COUNTS = 20_000;
const LOOKS = 400;
const ROUNDS = 5;
const LISTENING = {
  name: 'wave',
  ask: {
    what: { mode: 'any' as const, gestures: ['wave', 'rise'] },
    share: 0.5,
    leaveShare: 0.4,
    minPeople: 1,
    dwellMs: 1000,
    synchrony: 0.3,
  },
  weights: { camera: 1, phone: 1, operator: 1 },
  restMs: 1000,
  firedAtMs: null,
};

export const crowdBench: Bench = {
  name: 'crowd',
  says: 'What a count and a look at the crowd cost with 10, 1,000 and 10,000 sources, and the bytes of a tally.',
  needsBrowser: false,
  run: async ({ say }) => {
    const measured = SOURCES.map((sources) => {
      const round = Array.from({ length: ROUNDS }, (_, i) => measure(sources, i));
      say(`${sources} sources`);
      return {
        sources,
        countUs: Math.min(...round.map(({ countUs }) => countUs)),
        lookUs: Math.min(...round.map(({ lookUs }) => lookUs)),
      };
    });
    const [few, some, many] = measured;
    if (!few || !some || !many) throw new Error('nothing was measured');
    return [
      ...measured.flatMap(({ sources, countUs, lookUs }): Figure[] => [
        figure(`a count, ${sources} sources`, countUs, 'µs'),
        figure(`a look, ${sources} sources`, lookUs, 'µs'),
      ]),
      atMost(`cost of a count, ${many.sources} sources against ${few.sources}`, many.countUs / few.countUs, '', 3),
      // A look costs what it sums: sets and slots, of which a thousand people fill almost all there are.
      atMost(`cost of a look, ${many.sources} sources against ${some.sources}`, many.lookUs / some.lookUs, '', 1.5),
      figure('bytes of one phone’s tally, JSON', bytesOf(tallyOf(seededStream(1, 'phone'), 1, 0)), 'bytes'),
      figure(
        'bytes of a camera’s tally of 20 people, JSON',
        bytesOf(tallyOf(seededStream(2, 'camera'), 20, 0)),
        'bytes',
      ),
    ];
  },
};

const bytesOf = (tally: Tally): number => Buffer.byteLength(JSON.stringify(tally));

/** People who do one of the gestures, or none. */
function tallyOf(random: () => number, people: number, atMs: number): Tally {
  const bodies = Array.from({ length: people }, () => {
    const name = GESTURES[Math.floor(random() * 6)];
    const readings = name === undefined ? [] : [{ name, score: 0.9, active: true, phase: random() * 6 }];
    const began = name === undefined ? {} : { [name]: atMs - Math.floor(random() * 2000) };
    return { readings, liveliness: { energy: random(), began } };
  });
  return tallyOfBodies(bodies, atMs);
}

function measure(sources: number, seed: number): { countUs: number; lookUs: number } {
  const random = seededStream(seed, `crowd ${sources}`);
  const desk = createCrowdDesk();
  const watch = createQuorumWatch(desk);
  // Tallies are made beforehand: what is measured is taking them in.
  const tallies = Array.from({ length: 512 }, () => tallyOf(random, 1, 60_000));
  const names = Array.from({ length: sources }, (_, i) => `phone-${i}`);
  const take = (i: number, atMs: number): void => {
    const tally = tallies[(i * 7) % tallies.length];
    const name = names[i % sources];
    if (tally && name) desk.count('phone', name, tally, serverMs(atMs), atMs);
  };
  for (let i = 0; i < sources; i += 1) take(i, 60_000);
  const begun = performance.now();
  for (let i = 0; i < COUNTS; i += 1) take(i, 60_000 + (i * 500) / COUNTS);
  const countUs = (1000 * (performance.now() - begun)) / COUNTS;
  const looks = Array.from({ length: LOOKS }, (_, i) => {
    const before = performance.now();
    watch.look({ question: null, listening: [LISTENING] }, serverMs(60_500 + i));
    return 1000 * (performance.now() - before);
  });
  return { countUs, lookUs: quantile(looks, 0.5) };
}
