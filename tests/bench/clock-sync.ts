/** How wrong a page's clock is, in truth and by its own word, on good and bad links, beside @ircam/sync. */

import { atMost, type Bench, type Figure, figure, quantile, round } from './bench.ts';
import { CLOCK_ROOMS, METHODS, type Method, openRooms, type RoomRun } from './clock/clock-rooms.ts';
import type { Reading } from './clock/clock-run.ts';

/** So long after the connection is up, and for how long from then on it is looked at, ms. */
const AGES = [
  { s: 2, forMs: 500 },
  { s: 10, forMs: 1500 },
  { s: 60, forMs: 4000 },
] as const;
const GLANCE_EVERY_MS = 16;
/** Every so many glances it is read. */
const READ_EVERY = 6;

interface Sample extends Reading {
  readonly room: string;
  readonly method: Method;
  readonly s: number;
}

interface Ended {
  readonly room: string;
  readonly method: Method;
  readonly usableMs: number | null;
  readonly backMs: number;
  readonly jumpMs: number;
}

export const clockSync: Bench = {
  name: 'clock-sync',
  says: 'Clocks over delayed links: true error and stated bound, beside @ircam/sync (seconds: of the oldest clock, 60).',
  needsBrowser: false,
  run: async ({ seconds, say }) => {
    const ages = AGES.filter(({ s }) => s <= (seconds ?? Number.POSITIVE_INFINITY));
    const samples: Sample[] = [];
    const ended: Ended[] = [];
    for (const rooms of CLOCK_ROOMS) {
      say(`${rooms.map(({ name }) => name).join('; ')}: ${ages.at(-1)?.s ?? 0} s`);
      const open = await openRooms(rooms);
      try {
        samples.push(...(await watch(open.runs, ages)));
        ended.push(...open.runs.map(endOf));
      } finally {
        await open.close();
      }
    }
    return [...ages.flatMap(({ s }) => errorFigures(samples, s)), ...goals(samples, ended, ages.at(-1)?.s ?? 0)];
  },
};

/** Looks at every run as a picture would, and reads it at each age, until the youngest is as old as the last. */
async function watch(runs: readonly RoomRun[], ages: readonly (typeof AGES)[number][]): Promise<Sample[]> {
  const samples: Sample[] = [];
  const last = ages.at(-1);
  const endMs = last ? last.s * 1000 + last.forMs : 0;
  for (let glances = 0; runs.some(({ run }) => (run.ageMs() ?? 0) < endMs); glances++) {
    for (const { room, method, run } of runs) {
      run.glance();
      const ageMs = run.ageMs();
      const age = ages.find(({ s, forMs }) => ageMs !== null && ageMs >= s * 1000 && ageMs < s * 1000 + forMs);
      if (age && glances % READ_EVERY === 0) samples.push({ room: room.name, method, s: age.s, ...run.read() });
    }
    await new Promise((resolve) => setTimeout(resolve, GLANCE_EVERY_MS));
  }
  return samples;
}

const endOf = ({ room, method, run }: RoomRun): Ended => ({
  room: room.name,
  method,
  usableMs: run.usableMs(),
  ...run.worst(),
});

const rooms = CLOCK_ROOMS.flat().map(({ name }) => name);

const errorsOf = (samples: readonly Sample[], room: string, method: Method, s: number): (number | null)[] =>
  samples
    .filter((sample) => sample.room === room && sample.method === method && sample.s === s)
    .map(({ errorMs }) => (errorMs === null ? null : Math.abs(errorMs)));

/** |error| p50, p95 and p99 of every method on every link; nothing of a clock that has no time yet. */
const errorFigures = (samples: readonly Sample[], s: number): Figure[] =>
  rooms.flatMap((room) =>
    METHODS.flatMap((method) => {
      const known = errorsOf(samples, room, method, s).filter((ms) => ms !== null);
      const name = `${room}, ${s} s, ${method}`;
      if (known.length === 0) return [figure(`${name}: no time yet`, 0, '')];
      return [0.5, 0.95, 0.99].map((p) => figure(`${name}: |error| p${100 * p}`, quantile(known, p), 'ms'));
    }),
  );

function goals(samples: readonly Sample[], ended: readonly Ended[], s: number): Figure[] {
  const p99 = (room: string, method: Method): number =>
    quantile(
      errorsOf(samples, room, method, s).map((ms) => ms ?? Number.POSITIVE_INFINITY),
      0.99,
    );
  const ours = ended.filter(({ method }) => method === 'ours');
  const ircam = ended.filter(({ method }) => method === '@ircam/sync').map(({ usableMs }) => usableMs ?? Infinity);
  const worst = (pick: (run: Ended) => number): number => Math.max(...ours.map(pick));
  const jitter = rooms.filter((room) => room.includes('jitter'));
  const ratio = (room: string): number => p99(room, 'ours') / p99(room, '@ircam/sync at our rate');
  return [
    ...jitter.flatMap((room) => [
      atMost(`${room}, ${s} s: |error| p99`, p99(room, 'ours'), 'ms', 0.3),
      atMost(`${room}, ${s} s: p99, ours / @ircam/sync at our rate`, ratio(room), '', 1 / 3),
    ]),
    atMost(`clean, ${s} s: |error| p99`, p99('clean', 'ours'), 'ms', 0.1),
    atMost(`server 30 % busy, ${s} s: |error| p99`, p99('server 30 % busy', 'ours'), 'ms', 0.1),
    ...rooms.flatMap((room) => coverage(samples, room)),
    figure('@ircam/sync: until it has a time, median', quantile(ircam, 0.5), 'ms'),
    figure(
      'until there is a time, median',
      quantile(
        ours.map(({ usableMs }) => usableMs ?? Infinity),
        0.5,
      ),
      'ms',
    ),
    atMost(
      'until there is a time, worst',
      worst(({ usableMs }) => usableMs ?? Infinity),
      'ms',
      500,
    ),
    atMost(
      'largest step backwards while live',
      worst(({ backMs }) => backMs),
      'ms',
      0,
    ),
    atMost(
      'largest jump while live',
      worst(({ jumpMs }) => jumpMs),
      'ms',
      1,
    ),
  ];
}

/** How wide the bound is in the end, and how often the truth lay outside it. */
function coverage(samples: readonly Sample[], room: string): Figure[] {
  const known = samples.flatMap(({ room: of, method, s, errorMs, boundMs }) =>
    of === room && method === 'ours' && errorMs !== null && boundMs !== null ? [{ s, errorMs, boundMs }] : [],
  );
  const outside = known.filter(({ errorMs, boundMs }) => Math.abs(errorMs) > boundMs);
  const oldest = Math.max(...known.map(({ s }) => s));
  const bounds = known.filter(({ s }) => s === oldest).map(({ boundMs }) => boundMs);
  return [
    figure(`${room}, ${oldest} s: stated bound, median`, round(quantile(bounds, 0.5)), 'ms'),
    atMost(`${room}: truth outside the bound, of ${known.length}`, (100 * outside.length) / known.length, '%', 1),
  ];
}
