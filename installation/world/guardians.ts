/** The guardians: surveillance protocols and their integrity, sweeps over the walls, and the order they follow. */

import type { WorldActs } from '../score/world-acts.ts';
import { ALL, type WorldDeclaration } from '../score/world-declaration.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { clamp01 } from '../time/easing.ts';
import { still, type Tween, tweenAt } from '../time/tween.ts';
import { glide } from './glide.ts';

export interface Protocol {
  /** Integrity as declared, 0..1. */
  readonly start: number;
  readonly integrity: Tween;
  /** How far it was covertly loosened, 0..1. */
  readonly loose: Tween;
  /** When it was brought down, or null while it stands. */
  readonly fallenAtMs: ShowMs | null;
}

export interface Sweep {
  /** How long one sweep over the wall takes, ms. */
  readonly everyMs: number;
  /** When sweep number 0 would have begun. */
  readonly zeroMs: ShowMs;
}

export interface Guardians {
  readonly protocols: ReadonlyMap<string, Protocol>;
  readonly severities: ReadonlyMap<string, number>;
  readonly startSweepMs: number | null;
  /** The sweeps under way or, while `sweeping` falls to 0, those that were. */
  readonly sweep: Sweep | null;
  /** How strongly the sweeps are seen, 0..1. */
  readonly sweeping: Tween;
  readonly order: string | null;
  readonly orderedAtMs: ShowMs;
  /** How hard the order presses, 0..1. */
  readonly severity: Tween;
}

export const emptyGuardians: Guardians = {
  protocols: new Map(),
  severities: new Map(),
  startSweepMs: null,
  sweep: null,
  sweeping: still(0),
  order: null,
  orderedAtMs: showMs(0),
  severity: still(0),
};

const standing = (start: number): Protocol => ({ start, integrity: still(start), loose: still(0), fallenAtMs: null });

/** The guardians of a new score: protocols and an order it still has stand where they stood. */
export function adoptGuardians(guardians: Guardians, declared: WorldDeclaration['guardians']): Guardians {
  const protocols = new Map(
    Object.entries(declared.protocols).map(([name, { integrity }]) => {
      const before = guardians.protocols.get(name);
      return [name, before ? { ...before, start: integrity } : standing(integrity)] as const;
    }),
  );
  const severities = new Map(Object.entries(declared.orders).map(([name, { severity }]) => [name, severity] as const));
  const isGone = guardians.order !== null && !severities.has(guardians.order);
  const startSweepMs = declared.sweep?.every ?? null;
  const adopted = { ...guardians, protocols, severities, startSweepMs };
  // Only a world that never swept begins to by the score's own word.
  const swept = guardians.sweep === null && startSweepMs !== null ? begun(adopted, startSweepMs) : adopted;
  return isGone ? { ...swept, order: null, severity: still(0) } : swept;
}

const begun = (guardians: Guardians, everyMs: number): Guardians => ({
  ...guardians,
  sweep: { everyMs, zeroMs: showMs(0) },
  sweeping: still(1),
});

/** Everything as declared. */
export function resetGuardians({ protocols, severities, startSweepMs }: Guardians): Guardians {
  const reset: Guardians = {
    ...emptyGuardians,
    protocols: new Map([...protocols].map(([name, { start }]) => [name, standing(start)] as const)),
    severities,
    startSweepMs,
  };
  return startSweepMs === null ? reset : begun(reset, startSweepMs);
}

/** After a cue's word about the guardians. */
export function guardiansAfterAct(
  guardians: Guardians,
  act: NonNullable<WorldActs['guardians']>,
  at: ShowMs,
  overMs: number,
): Guardians {
  const names = (written: readonly string[] | undefined): readonly string[] =>
    written?.includes(ALL) ? [...guardians.protocols.keys()] : (written ?? []);
  const loosened = Object.entries(act.loosen ?? {});
  const changes: readonly (readonly [string, (protocol: Protocol) => Protocol])[] = [
    ...names(act.restore).map((name) => [name, (it: Protocol) => restored(it, at, overMs)] as const),
    ...loosened.map(
      ([name, to]) => [name, (it: Protocol) => ({ ...it, loose: glide(it.loose, to, at, overMs) })] as const,
    ),
    ...names(act.dismantle).map((name) => [name, (it: Protocol) => fallen(it, at, overMs)] as const),
  ];
  const protocols = new Map(guardians.protocols);
  for (const [name, change] of changes) {
    const protocol = protocols.get(name);
    if (protocol) protocols.set(name, change(protocol));
  }
  return ordered(swept({ ...guardians, protocols }, act.sweep, at, overMs), act.order, at, overMs);
}

const fallen = (protocol: Protocol, at: ShowMs, overMs: number): Protocol =>
  protocol.fallenAtMs === null
    ? { ...protocol, integrity: glide(protocol.integrity, 0, at, overMs), fallenAtMs: at }
    : protocol;

const restored = (protocol: Protocol, at: ShowMs, overMs: number): Protocol => ({
  ...protocol,
  integrity: glide(protocol.integrity, protocol.start, at, overMs),
  loose: glide(protocol.loose, 0, at, overMs),
  fallenAtMs: null,
});

/** A new pace goes on from where the beam is: it never jumps. */
function swept(
  guardians: Guardians,
  sweep: { readonly every: number } | false | undefined,
  at: ShowMs,
  overMs: number,
): Guardians {
  if (sweep === undefined) return guardians;
  if (sweep === false) return { ...guardians, sweeping: glide(guardians.sweeping, 0, at, overMs) };
  const isSwept = guardians.sweep !== null && tweenAt(guardians.sweeping, at) > 0;
  const done = isSwept && guardians.sweep ? (at - guardians.sweep.zeroMs) / guardians.sweep.everyMs : 0;
  return {
    ...guardians,
    sweep: { everyMs: sweep.every, zeroMs: showMs(at - done * sweep.every) },
    sweeping: glide(guardians.sweeping, 1, at, overMs),
  };
}

function ordered(guardians: Guardians, order: string | null | undefined, at: ShowMs, overMs: number): Guardians {
  if (order === undefined) return guardians;
  const severity = order === null ? 0 : (guardians.severities.get(order) ?? 0);
  return { ...guardians, order, orderedAtMs: at, severity: glide(guardians.severity, severity, at, overMs) };
}

/** Where a sweep's beam is. */
export interface SweepReading {
  /** Along the wall, 0 its left end, 1 its right. */
  readonly position: number;
  /** 1 going right, -1 going left. */
  readonly direction: 1 | -1;
  readonly strength: number;
  /** How many sweeps were begun. */
  readonly count: number;
}

/** The sweep at `at`: every other one goes back. Null where nobody sweeps. */
export function sweepAt({ sweep, sweeping }: Guardians, at: ShowMs): SweepReading | null {
  const strength = tweenAt(sweeping, at);
  if (!sweep || strength <= 0) return null;
  const done = Math.max(0, (at - sweep.zeroMs) / sweep.everyMs);
  const count = Math.floor(done);
  const along = done - count;
  return count % 2 === 0
    ? { position: along, direction: 1, strength, count: count + 1 }
    : { position: 1 - along, direction: -1, strength, count: count + 1 };
}

/** How a protocol stands. */
export interface ProtocolReading {
  readonly name: string;
  /** 1 untouched, 0 fallen. What was covertly loosened shows only as cracks. */
  readonly integrity: number;
  /** How cracked its slab is, 0..1. */
  readonly cracks: number;
  /** How far it has fallen, 0 standing, 1 on the ground. */
  readonly fall: number;
}

/** How long a slab takes to come down once it is struck, ms. */
const FALL_MS = 3500;

/** All protocols at `at`, in the order they are declared. */
export const protocolsAt = ({ protocols }: Guardians, at: ShowMs): ProtocolReading[] =>
  [...protocols].map(([name, protocol]) => {
    const integrity = tweenAt(protocol.integrity, at);
    const cracks = clamp01(1 - integrity * (1 - 0.8 * tweenAt(protocol.loose, at)));
    const fall = protocol.fallenAtMs === null ? 0 : clamp01((at - protocol.fallenAtMs) / FALL_MS);
    return { name, integrity, cracks, fall };
  });
