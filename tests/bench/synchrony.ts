/**
 * What the measure of synchrony makes of simulated waves, through the real way: phases as readings, counted by cameras
 * of several rates and delays, summed at the desk, measured as a question measures them. People of their own tempo
 * should come to nothing; people 50 ms apart should be found within two cycles, at any tempo.
 */

import { measureAsk, newAskMeter } from '#installation/crowd/ask-meter.ts';
import { createCrowdDesk } from '#installation/crowd/crowd-desk.ts';
import { inSynchrony } from '#installation/crowd/synchrony.ts';
import { tallyOfReadings } from '#installation/crowd/tally.ts';
import { seededStream } from '#installation/random/seeded.ts';
import { serverMs } from '#installation/time/axes.ts';
import { atMost, type Bench, type Figure, figure, quantile } from './bench.ts';

const PEOPLE = [3, 5, 10, 20];
const TRIALS = 300;
const SECONDS = 12;
const LOOK_MS = 100;
/** Cameras, by how often they look and how late they tell of it. */
const CAMERAS = [
  { hz: 8, lateMs: 180 },
  { hz: 25, lateMs: 60 },
];
/** Real waves: median 1.03 Hz, half of them within 0.82..1.35. */
const WAVE_HZ = 1.03;
const WAVE_SPREAD = 0.37;
const ASK = {
  what: { mode: 'any' as const, gestures: ['wave'] },
  share: 0,
  leaveShare: 0,
  minPeople: 1,
  dwellMs: 0,
  synchrony: 0.3,
};
const WEIGHTS = { camera: 1, phone: 1, operator: 1 };

export const synchronyBench: Bench = {
  name: 'synchrony',
  says: 'How synchrony is measured on simulated waves: independent people, a spread of 50 ms, changing tempo.',
  needsBrowser: false,
  run: async ({ say }) => {
    const figures = PEOPLE.flatMap((people): Figure[] => {
      say(`${people} people`);
      const alone = trials(people, 'independent', (random) => independent(random));
      const means = alone.flatMap(({ consistencies }) => consistencies);
      const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
      const false_ = alone.filter(({ foundMs }) => foundMs !== null).length / alone.length;
      return [
        atMost(`independent, ${people} people: mean consistency, off zero`, Math.abs(mean), '', 0.03),
        figure(`independent, ${people} people: taken for one in ${SECONDS} s`, 100 * false_, '%'),
        ...TEMPOS.flatMap(({ name, hzAt }) => foundFigures(people, name, hzAt)),
      ];
    });
    return figures;
  },
};

/** Turns per second at a moment of the trial, s. */
type HzAt = (atS: number) => number;
const TEMPOS: readonly { readonly name: string; readonly hzAt: HzAt }[] = [
  { name: '0.8 Hz', hzAt: () => 0.8 },
  { name: '1.03 Hz', hzAt: () => 1.03 },
  { name: '1.5 Hz', hzAt: () => 1.5 },
  { name: '0.8 to 1.5 Hz', hzAt: (atS) => 0.8 + (0.7 * atS) / SECONDS },
];

/** How long it takes to find people who wave 50 ms apart, in cycles of their tempo. */
function foundFigures(people: number, name: string, hzAt: HzAt): Figure[] {
  const found = trials(people, name, (random) => together(random, hzAt, 50));
  const cycles = found.map(({ foundMs }) => (foundMs === null ? Number.POSITIVE_INFINITY : cyclesUntil(foundMs, hzAt)));
  const missed = cycles.filter((value) => !Number.isFinite(value)).length / cycles.length;
  const median = quantile(cycles, 0.5);
  // The two cycles themselves, and the looks and the delay of the slowest camera round them.
  const slowestMs = Math.max(...CAMERAS.map(({ hz, lateMs }) => lateMs + 1000 / hz));
  const most = 2 + ((LOOK_MS + slowestMs) / 1000) * Math.max(hzAt(0), hzAt(2));
  const label = `50 ms apart, ${people} people, ${name}`;
  return [
    people >= 5
      ? atMost(`${label}: found after`, median, 'cycles', most)
      : figure(`${label}: found after`, median, 'cycles'),
    figure(`${label}: never found`, 100 * missed, '%'),
  ];
}

function cyclesUntil(ms: number, hzAt: HzAt): number {
  let cycles = 0;
  for (let at = 0; at < ms; at += 10) cycles += hzAt(at / 1000) / 100;
  return cycles;
}

/** Where each person is in their swing at a moment, s. */
type Waves = readonly ((atS: number) => number)[];

const gauss = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const independent = (random: () => number) => (): ((atS: number) => number) => {
  const hz = WAVE_HZ * Math.exp(WAVE_SPREAD * gauss(random));
  const begin = 2 * Math.PI * random();
  return (atS) => begin + 2 * Math.PI * hz * atS;
};

/** All at the same tempo, each some milliseconds off. */
const together = (random: () => number, hzAt: HzAt, apartMs: number) => (): ((atS: number) => number) => {
  const offS = (gauss(random) * apartMs) / 1000;
  return (atS) => 2 * Math.PI * (turnsAt(hzAt, atS) + hzAt(atS) * offS);
};

/** The turns since the beginning; tempos change evenly. */
const turnsAt = (hzAt: HzAt, atS: number): number => ((hzAt(0) + hzAt(atS)) / 2) * atS;

interface Trial {
  /** What was measured at each look, once it was known. */
  readonly consistencies: readonly number[];
  /** When they were first held to be in step, ms; null: never. */
  readonly foundMs: number | null;
}

function trials(people: number, name: string, begin: (random: () => number) => () => (atS: number) => number): Trial[] {
  return Array.from({ length: TRIALS }, (_, seed) => {
    const random = seededStream(seed, `synchrony ${people} ${name}`);
    const wave = begin(random);
    return trial(Array.from({ length: people }, wave), random);
  });
}

function trial(waves: Waves, random: () => number): Trial {
  const desk = createCrowdDesk();
  const offsets = CAMERAS.map(({ hz }) => random() * (1000 / hz));
  let meter = newAskMeter(ASK, WEIGHTS, serverMs(0));
  const consistencies: number[] = [];
  let foundMs: number | null = null;
  const shots = CAMERAS.flatMap(({ hz, lateMs }, camera) =>
    Array.from({ length: Math.floor(SECONDS * hz) }, (_, i) => {
      const seenMs = (offsets[camera] ?? 0) + (i * 1000) / hz;
      return { camera, seenMs, toldMs: seenMs + lateMs };
    }),
  ).sort((a, b) => a.toldMs - b.toldMs);
  let next = 0;
  for (let nowMs = LOOK_MS; nowMs <= SECONDS * 1000; nowMs += LOOK_MS) {
    for (let shot = shots[next]; shot && shot.toldMs <= nowMs; shot = shots[++next]) {
      const { camera, seenMs, toldMs } = shot;
      const mine = waves.filter((_, who) => who % CAMERAS.length === camera);
      const readings = mine.map((wave) => [{ name: 'wave', score: 1, active: true, phase: wave(seenMs / 1000) }]);
      desk.count('camera', `camera-${camera}`, tallyOfReadings(readings, seenMs), serverMs(toldMs), seenMs);
    }
    meter = measureAsk(meter, desk.running(serverMs(nowMs)), serverMs(nowMs));
    if (meter.synchrony === null) continue;
    consistencies.push(meter.synchrony.consistency);
    if (foundMs === null && inSynchrony(meter.synchrony, ASK.synchrony)) foundMs = nowMs;
  }
  return { consistencies, foundMs };
}
