/** Questions and counts, written shortly. */

import type { CountedSource, OperatorSource } from '#installation/crowd/source-tally.ts';
import type { Tally } from '#installation/crowd/tally.ts';
import type { PlannedAsk, PlannedOption, PlannedQuorum } from '#installation/score/plan.ts';
import { serverMs } from '#installation/time/axes.ts';

/** Half of those present, two at least, for a second; once begun, four in ten will do. */
export const RISE: PlannedAsk = {
  what: { mode: 'any', gestures: ['rise'] },
  share: 0.5,
  leaveShare: 0.4,
  minPeople: 2,
  dwellMs: 1000,
  synchrony: null,
};

export const LINK: PlannedAsk = { ...RISE, what: { mode: 'any', gestures: ['link'] } };

export const EVEN = { camera: 1, phone: 1, operator: 1 };

const option = (ask: PlannedAsk, label: string): PlannedOption => ({ ...ask, label, key: `one/${label}` });

export const quorumOf = (asks: readonly PlannedAsk[], more: Partial<PlannedQuorum> = {}): PlannedQuorum => ({
  options: asks.map((ask, index) => option(ask, `way ${index}`)),
  unmet: { label: 'not yet', key: 'one/4' },
  timeoutMs: 10_000,
  weights: EVEN,
  tie: 'first',
  atTimeout: 'unmet',
  arms: 'itself',
  remember: null,
  ...more,
});

export const tallyWith = (present: number, doing: Tally['doing']): Tally => ({ present, doing, phases: {} });

/** A camera that counted at `atMs`. */
export const camera = (atMs: number, tally: Tally, source = 'front'): CountedSource => ({
  source,
  kind: 'camera',
  tally,
  atMs: serverMs(atMs),
});

export const phones = (atMs: number, tally: Tally): CountedSource => ({
  ...camera(atMs, tally, 'phones'),
  kind: 'phone',
});

/** A director who says of an option: `active` of `present` do it. */
export const operator = (active: number, present: number, option = 0): OperatorSource => ({
  source: 'operator',
  kind: 'operator',
  counts: [{ option, active, present }],
});
