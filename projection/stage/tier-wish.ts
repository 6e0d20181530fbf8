/**
 * Which tier a machine can keep up with, by the time between its pictures: down quickly where it misses the display's
 * pace, up slowly where it never does, and not soon again where a climb has failed. Pure.
 */

import { leaner, TIERS, type Tier } from '#installation/frame/tier.ts';

/** Over so long the pictures are judged, ms. */
const WINDOW_MS = 3000;
/** Missed for so long, it is no single stumble that is still in the window; ms. */
const CERTAIN_MS = WINDOW_MS + 500;
/** How often it is judged, ms. */
const JUDGED_EVERY_MS = 500;
/** After a change of tier the machine is left in peace for so long, ms: building costs pictures by itself. */
const SETTLE_MS = 2000;
/** So many times the display's pace is a picture missed. */
const MISSED = 1.5;
/** So many times the display's pace in every other picture, and one tier less will not do. */
const FAR = 3;
/** The pace is kept for so long before more is tried, ms. */
const CALM_MS = 45_000;
/** Pictures missed meanwhile, as a share: hardly any. */
const CALM_SHARE = 0.004;
/** One that goes down again within this time has failed, ms. */
const TRIAL_MS = 30_000;
/** So long a failed climb is not tried again, ms; twice as long each time, up to the second. */
const BARRED_MS = 180_000;
const BARRED_AT_MOST_MS = 1_800_000;
/** A pause that is no matter of drawing: a hidden tab, a sleep; ms. */
const PAUSE_MS = 1000;
/** A display's pace where nothing is known of it, and the bounds of what can be one, ms. */
const USUAL_MS = 1000 / 60;
const FASTEST_MS = 1000 / 360;
/** So many pictures say something about their pace. */
const ENOUGH = 20;

export interface TierWish {
  /** The display's time of a picture before which nothing was drawn: it tells the pace of the display itself, ms. */
  idle(atMs: number): void;
  /** The display's time of a picture, ms, and the tier it was drawn in. */
  drew(atMs: number, tier: Tier): void;
  /** The best tier this machine can keep up with, as far as is known. */
  wants(): Tier;
  /** Between two pictures, the 95th percentile of the last seconds, ms; null before there are enough. */
  frameMs(): number | null;
}

/** A machine that is believed to keep up with `start`, and with nothing better than `best`. */
export function createTierWish(start: Tier = 'full', best: Tier = 'full'): TierWish {
  let wish = leaner(start, best);
  let drawn: Tier | null = null;
  let pace = USUAL_MS;
  let lastMs: number | null = null;
  let changedMs = 0;
  let calmMs = 0;
  let calmPictures = 0;
  let calmMissed = 0;
  let judgedMs = 0;
  let missesSinceMs: number | null = null;
  let climbedMs = Number.NEGATIVE_INFINITY;
  let idle: readonly number[] = [];
  let window: { readonly atMs: number; readonly tookMs: number }[] = [];
  const barred = new Map<Tier, { readonly untilMs: number; readonly forMs: number }>();

  /** The pace of the display, ms: what it keeps while nothing is drawn, or the usual one; never slower than drawn at. */
  const learnPace = (): void => {
    const unhurried = idle.length >= ENOUGH ? quantile(idle, 0.25) : USUAL_MS;
    const took = window.map(({ tookMs }) => tookMs);
    pace = Math.max(FASTEST_MS, took.length >= ENOUGH ? Math.min(unhurried, quantile(took, 0.1)) : unhurried);
  };

  const stepMs = (atMs: number): number | null => {
    const took = lastMs === null ? null : atMs - lastMs;
    lastMs = atMs;
    return took !== null && took > 0 && took < PAUSE_MS ? took : null;
  };

  const begin = (atMs: number, tier: Tier): void => {
    drawn = tier;
    changedMs = atMs;
    calmMs = atMs;
    calmPictures = 0;
    calmMissed = 0;
    missesSinceMs = null;
    window = [];
  };

  const goDown = (atMs: number, from: Tier, steps: number): void => {
    const isFailedClimb = wish === from && atMs - climbedMs <= TRIAL_MS;
    wish = stepped(from, steps);
    if (!isFailedClimb) return;
    const forMs = Math.min(BARRED_AT_MOST_MS, 2 * (barred.get(from)?.forMs ?? BARRED_MS / 2));
    barred.set(from, { untilMs: atMs + forMs, forMs });
  };

  const judge = (atMs: number, tier: Tier): void => {
    const took = window.map(({ tookMs }) => tookMs);
    const isFar = quantile(took, 0.5) > FAR * pace;
    if (quantile(took, 0.95) <= MISSED * pace) missesSinceMs = null;
    else missesSinceMs ??= atMs;
    // Drawn richer than it wants, it has said so already.
    if (missesSinceMs === null || leaner(tier, wish) !== tier) return;
    if (isFar || atMs - missesSinceMs >= CERTAIN_MS) goDown(atMs, tier, isFar ? 2 : 1);
  };

  const climb = (atMs: number, tier: Tier): void => {
    const better = stepped(tier, -1);
    const isCalm = atMs - calmMs >= CALM_MS && calmMissed <= CALM_SHARE * calmPictures;
    const isOpen = atMs >= (barred.get(better)?.untilMs ?? Number.NEGATIVE_INFINITY);
    if (atMs - calmMs >= CALM_MS) [calmMs, calmPictures, calmMissed] = [atMs, 0, 0];
    // Where a neighbour holds it back, it is not for this machine to try.
    if (!isCalm || !isOpen || tier !== wish || better === tier || leaner(better, best) !== better) return;
    wish = better;
    climbedMs = atMs;
  };

  return {
    idle: (atMs) => {
      const took = stepMs(atMs);
      if (took !== null) idle = [...idle.slice(-119), took];
    },
    drew: (atMs, tier) => {
      const took = stepMs(atMs);
      if (tier !== drawn) begin(atMs, tier);
      if (took === null || atMs - changedMs < SETTLE_MS) return;
      window.push({ atMs, tookMs: took });
      calmPictures++;
      if (took > MISSED * pace) calmMissed++;
      if (atMs - judgedMs < JUDGED_EVERY_MS) return;
      judgedMs = atMs;
      window = window.filter((picture) => atMs - picture.atMs <= WINDOW_MS);
      learnPace();
      if (atMs - changedMs >= SETTLE_MS + WINDOW_MS) judge(atMs, tier);
      climb(atMs, tier);
    },
    wants: () => wish,
    frameMs: () =>
      window.length < ENOUGH
        ? null
        : quantile(
            window.map(({ tookMs }) => tookMs),
            0.95,
          ),
  };
}

/**
 * The tier to draw. `told`: the server's word for this surface, which is the same on its neighbours; undefined: none
 * yet. Without the server (`isLive` false) a wall may become leaner by itself, never richer than its neighbours.
 */
export function drawnTier(told: Tier | undefined, wish: Tier, isLive: boolean): Tier {
  if (told === undefined) return wish;
  return isLive ? told : leaner(told, wish);
}

/** The tier so many steps leaner; none beyond the ends. */
const stepped = (tier: Tier, steps: number): Tier =>
  TIERS[Math.min(TIERS.length - 1, Math.max(0, TIERS.indexOf(tier) + steps))] ?? tier;

/** The value below which the share `p` of `values` lie (nearest rank). */
function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? 0;
}
