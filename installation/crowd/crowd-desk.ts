/**
 * Where the counts of all cameras and phones come together. Keeps only the last of each, and forgets who falls silent.
 * The sum of all is kept up with every count, so that thousands cost one addition each, and a look at them no more than
 * a look at one.
 */

import type { ServerMs } from '../time/axes.ts';
import { createRecency } from './recency.ts';
import { RunningTally } from './running-tally.ts';
import type { Asked, CountedSource, RunningCount } from './source-tally.ts';
import { answers, type PhaseSum, type Tally, tallyIn } from './tally.ts';
import { Tempo } from './tempo.ts';

/** A source that has said nothing for this long no longer counts, ms. */
export const FRESH_MS = 1500;

type Kind = CountedSource['kind'];

export interface CrowdDesk {
  /** Takes in what a source counted, told at `atMs`; `seenMs`: when it saw it, where that is known to be earlier. */
  count(kind: Kind, source: string, tally: Tally, atMs: ServerMs, seenMs?: number): void;
  forget(kind: Kind, source: string): void;
  /** The sources that count at `atMs`, by kind and name. */
  sources(atMs: ServerMs): readonly CountedSource[];
  /** The sum of the sources that count at `atMs`. */
  running(atMs: ServerMs): RunningCount;
}

interface Entry extends CountedSource {
  readonly seenMs: number;
  /** The tally as it was added to the sum: its phases against the dials that turn with the crowd. */
  readonly added: Tally;
}

/** A desk nobody has told anything yet. */
export function createCrowdDesk(): CrowdDesk {
  /** The longest silent first. */
  const latest = new Map<string, Entry>();
  const totals = { camera: new RunningTally(), phone: new RunningTally() };
  const doing = { camera: createRecency(), phone: createRecency() };
  const tempos = new Map<string, Tempo>();

  const drop = (key: string): Entry | null => {
    const entry = latest.get(key);
    if (!entry) return null;
    latest.delete(key);
    totals[entry.kind].subtract(entry.added);
    for (const set of setsOf(entry.tally)) doing[entry.kind].forget(set, key);
    return entry;
  };

  const letGo = (atMs: ServerMs): void => {
    for (const [key, entry] of latest) {
      if (atMs - entry.atMs <= FRESH_MS) return;
      drop(key);
    }
  };

  const tempoOf = (gesture: string): Tempo => {
    const tempo = tempos.get(gesture) ?? new Tempo();
    tempos.set(gesture, tempo);
    return tempo;
  };

  const learn = (before: Entry | null, tally: Tally, seenMs: number): void => {
    if (!before) return;
    for (const [set, phases] of Object.entries(tally.phases)) {
      for (const [gesture, now] of Object.entries(phases)) {
        const then = before.tally.phases[set]?.[gesture];
        if (then) tempoOf(gesture).learn({ phases: then, seenMs: before.seenMs }, { phases: now, seenMs });
      }
    }
  };

  return {
    count: (kind, source, tally, atMs, seenMs = atMs) => {
      letGo(atMs);
      const key = keyOf(kind, source);
      const before = drop(key);
      learn(before, tally, seenMs);
      const added = withPhases(tally, (gesture, phases) => tempoOf(gesture).follow({ phases, seenMs }));
      latest.set(key, { source, kind, tally, atMs, seenMs, added });
      totals[kind].add(added);
      for (const set of setsOf(tally)) doing[kind].touch(set, key, atMs);
    },
    forget: (kind, source) => {
      drop(keyOf(kind, source));
    },
    sources: (atMs) =>
      [...latest]
        .filter(([, entry]) => atMs - entry.atMs <= FRESH_MS)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { source, kind, tally, atMs: toldMs }]) => ({ source, kind, tally, atMs: toldMs })),
    running: (atMs) => {
      letGo(atMs);
      return {
        kinds: { camera: totals.camera.tally(), phone: totals.phone.tally() },
        counts: [],
        seenUntil: (kind, asked) => doing[kind].oldest((set) => doesIt(set, asked)),
        hz: (gesture) => tempos.get(gesture)?.hz(atMs) ?? null,
        sources: latest.size,
      };
    },
  };
}

/** Zones and sets of gestures as one key each. */
const inZone = (zone: string, set: string): string => `${zone}\n${set}`;

/** Under what a source is found that sees something done: the sets of the whole, and of each zone. */
const setsOf = (tally: Tally): string[] => [
  ...Object.keys(tally.doing),
  ...Object.entries(tally.zones ?? {}).flatMap(([zone, { doing }]) =>
    Object.keys(doing).map((set) => inZone(zone, set)),
  ),
];

function doesIt(key: string, { what, zone = null }: Asked): boolean {
  const cut = key.indexOf('\n');
  const [there, set] = cut < 0 ? [null, key] : [key.slice(0, cut), key.slice(cut + 1)];
  return there === zone && answers(set, what);
}

/** The tally with other phases. */
function withPhases(tally: Tally, turned: (gesture: string, phases: PhaseSum) => PhaseSum): Tally {
  // Every phase of a zone is one of the whole.
  if (Object.keys(tally.phases).length === 0) return tally;
  const phases = Object.fromEntries(
    Object.entries(tally.phases).map(([set, sums]) => [
      set,
      Object.fromEntries(Object.entries(sums).map(([gesture, sum]) => [gesture, turned(gesture, sum)])),
    ]),
  );
  if (!tally.zones) return { ...tally, phases };
  const zones = Object.keys(tally.zones).map((zone) => [zone, withPhases(tallyIn(tally, zone), turned)]);
  return { ...tally, phases, zones: Object.fromEntries(zones) };
}

const keyOf = (kind: string, source: string): string => `${kind} ${source}`;
