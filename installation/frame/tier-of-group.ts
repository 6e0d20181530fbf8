/**
 * One tier for walls that stand beside each other, so that no seam between them shows where one draws less. Pure. It
 * falls soon after one of them cannot keep up, and rises slowly, ever more slowly where that did not last.
 */

import { leaner, TIERS, type Tier } from './tier.ts';

export interface GroupTier {
  /** What all of them draw. */
  readonly tier: Tier;
  /** Since when one of them wants to draw less, or all could draw more; null: they do not. */
  readonly leanerSinceMs: number | null;
  readonly richerSinceMs: number | null;
  /** How long all have to be able to draw more before they do. */
  readonly patienceMs: number;
  /** When they last began to draw more; null: never. */
  readonly raisedAtMs: number | null;
}

/** A slow picture that lasts as long as this is no hiccup. */
const LEANER_AFTER_MS = 2000;
const RICHER_AFTER_MS = 20_000;
/** Nobody waits longer than this to draw more. */
const MOST_PATIENCE_MS = 320_000;
/** A richer tier that was left again within this time was not one they could keep. */
const KEPT_MS = 60_000;

/** Walls nobody has heard of yet. */
export const FULL_GROUP: GroupTier = {
  tier: 'full',
  leanerSinceMs: null,
  richerSinceMs: null,
  patienceMs: RICHER_AFTER_MS,
  raisedAtMs: null,
};

/** The group after hearing what each live wall of it could keep up with (`wants`) at `nowMs`. */
export function nextGroupTier(group: GroupTier, wants: readonly Tier[], nowMs: number): GroupTier {
  const [first, ...others] = wants;
  if (first === undefined) return { ...group, leanerSinceMs: null, richerSinceMs: null };
  const wanted = others.reduce(leaner, first);
  const kept = keptUp(group, nowMs);
  if (wanted === group.tier) return { ...kept, leanerSinceMs: null, richerSinceMs: null };
  return leaner(wanted, group.tier) === wanted ? lowered(kept, wanted, nowMs) : raised(kept, nowMs);
}

/** Who has kept a richer tier long enough may be trusted with the next as soon as at first. */
const keptUp = (group: GroupTier, nowMs: number): GroupTier =>
  group.raisedAtMs !== null && nowMs - group.raisedAtMs > Math.max(KEPT_MS, group.patienceMs)
    ? { ...group, patienceMs: RICHER_AFTER_MS, raisedAtMs: null }
    : group;

function lowered(group: GroupTier, wanted: Tier, nowMs: number): GroupTier {
  const since = group.leanerSinceMs ?? nowMs;
  if (nowMs - since < LEANER_AFTER_MS) return { ...group, leanerSinceMs: since, richerSinceMs: null };
  const wasTooMuch = group.raisedAtMs !== null;
  return {
    tier: wanted,
    leanerSinceMs: null,
    richerSinceMs: null,
    patienceMs: wasTooMuch ? Math.min(MOST_PATIENCE_MS, group.patienceMs * 2) : group.patienceMs,
    raisedAtMs: null,
  };
}

/** One tier at a time: what is far too much would show. */
function raised(group: GroupTier, nowMs: number): GroupTier {
  const since = group.richerSinceMs ?? nowMs;
  if (nowMs - since < group.patienceMs) return { ...group, leanerSinceMs: null, richerSinceMs: since };
  const tier = TIERS[TIERS.indexOf(group.tier) - 1] ?? group.tier;
  return { ...group, tier, leanerSinceMs: null, richerSinceMs: null, raisedAtMs: nowMs };
}
