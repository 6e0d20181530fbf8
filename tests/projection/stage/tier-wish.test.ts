import { describe, expect, it } from 'vitest';
import { TIERS, type Tier } from '#installation/frame/tier.ts';
import { createTierWish, drawnTier, type TierWish } from '#projection/stage/tier-wish.ts';

/** A machine with a display of 60 pictures a second that needs so many of its ms for a picture in each tier. */
type Costs = Readonly<Record<Tier, number>>;
const PACE = 1000 / 60;
/** With vertical sync, a picture takes a whole number of the display's own. */
const synced = (costMs: number, pace = PACE): number => Math.max(1, Math.ceil(costMs / pace)) * pace;

/** Draws for `forMs` whatever is wished for, or `held` where that is leaner; answers when each tier was first drawn. */
function draw(
  wish: TierWish,
  costs: Costs,
  fromMs: number,
  forMs: number,
  { held = 'full' as Tier, pace = PACE } = {},
) {
  let atMs = fromMs;
  const changes: { readonly atMs: number; readonly tier: Tier }[] = [];
  while (atMs < fromMs + forMs) {
    const tier = TIERS[Math.max(TIERS.indexOf(wish.wants()), TIERS.indexOf(held))] ?? 'least';
    if (changes.at(-1)?.tier !== tier) changes.push({ atMs: atMs - fromMs, tier });
    wish.drew(atMs, tier);
    atMs += synced(costs[tier], pace);
  }
  return { atMs, changes, tiers: changes.map(({ tier }) => tier) };
}

const idled = (wish: TierWish, pace: number, pictures = 60): TierWish => {
  for (let i = 0; i < pictures; i++) wish.idle(i * pace - pictures * pace);
  return wish;
};

describe('the tier a machine can keep up with', () => {
  it('stays full where every picture is in time', () => {
    const wish = createTierWish();
    expect(draw(wish, { full: 12, fair: 8, lean: 5, least: 2 }, 0, 600_000).tiers).toEqual(['full']);
    expect(wish.frameMs()).toBeCloseTo(PACE);
  });

  it('goes down within seconds where pictures come late, and stays where they are in time', () => {
    const wish = createTierWish();
    const { changes } = draw(wish, { full: 30, fair: 20, lean: 10, least: 5 }, 0, 30_000);
    expect(changes.map(({ tier }) => tier)).toEqual(['full', 'fair', 'lean']);
    expect(changes[1]?.atMs).toBeLessThan(10_000);
    expect(changes[2]?.atMs).toBeLessThan(20_000);
  });

  it('goes down two at once where it is far off', () => {
    const wish = createTierWish();
    expect(draw(wish, { full: 200, fair: 120, lean: 14, least: 5 }, 0, 30_000).tiers).toEqual(['full', 'lean']);
  });

  it('does not mind a single stumble', () => {
    const wish = createTierWish();
    const { atMs } = draw(wish, { full: 12, fair: 8, lean: 5, least: 2 }, 0, 20_000);
    const after = draw(wish, { full: 40, fair: 8, lean: 5, least: 2 }, atMs, 500);
    expect(draw(wish, { full: 12, fair: 8, lean: 5, least: 2 }, after.atMs, 20_000).tiers).toEqual(['full']);
  });

  it('climbs after a long calm only, and does not try a failed climb again for minutes', () => {
    const wish = createTierWish('lean');
    const { changes } = draw(wish, { full: 30, fair: 10, lean: 8, least: 5 }, 0, 1_200_000);
    expect(changes.slice(0, 3).map(({ tier }) => tier)).toEqual(['lean', 'fair', 'full']);
    expect(changes[1]?.atMs).toBeGreaterThan(45_000);
    const tries = changes.filter(({ tier }) => tier === 'full').map(({ atMs }) => atMs);
    const pauses = tries.slice(1).map((atMs, i) => atMs - (tries[i] ?? atMs));
    expect(pauses.length).toBeGreaterThan(0);
    expect(pauses.filter((pause, i) => pause <= 180_000 * 2 ** i)).toEqual([]);
    // Where the climb has failed, it is back where it was in seconds.
    const [, , climbed, back] = changes;
    expect((back?.atMs ?? 0) - (climbed?.atMs ?? 0)).toBeLessThan(10_000);
  });

  it('never climbs above the best it may draw', () => {
    const wish = createTierWish('full', 'least');
    expect(draw(wish, { full: 1, fair: 1, lean: 1, least: 1 }, 0, 300_000).tiers).toEqual(['least']);
  });

  it('wants what it could draw while a neighbour holds it back, and learns there only what it cannot', () => {
    const wish = createTierWish();
    const { atMs } = draw(wish, { full: 12, fair: 8, lean: 5, least: 2 }, 0, 120_000, { held: 'lean' });
    expect(wish.wants()).toBe('full');
    draw(wish, { full: 40, fair: 30, lean: 20, least: 2 }, atMs, 20_000, { held: 'lean' });
    expect(wish.wants()).toBe('least');
  });

  it('takes a slow display for what it is', () => {
    const slow = idled(createTierWish(), 1000 / 30);
    expect(draw(slow, { full: 20, fair: 8, lean: 5, least: 2 }, 0, 60_000, { pace: 1000 / 30 }).tiers).toEqual([
      'full',
    ]);
    const fast = idled(createTierWish(), 1000 / 120);
    expect(draw(fast, { full: 12, fair: 8, lean: 5, least: 2 }, 0, 30_000, { pace: 1000 / 120 }).tiers).toEqual([
      'full',
      'fair',
    ]);
  });

  it('learns nothing from a time in which nothing was shown', () => {
    const wish = createTierWish();
    for (let i = 0; i < 200; i++) wish.drew(i * 5000, 'full');
    expect(wish.wants()).toBe('full');
    expect(wish.frameMs()).toBeNull();
  });
});

describe('the tier that is drawn', () => {
  it('is the server’s word, else the own wish', () => {
    expect(drawnTier('lean', 'full', true)).toBe('lean');
    expect(drawnTier('full', 'lean', true)).toBe('full');
    expect(drawnTier(undefined, 'fair', true)).toBe('fair');
    expect(drawnTier(undefined, 'fair', false)).toBe('fair');
  });

  it('gets leaner without the server, and no richer', () => {
    expect(drawnTier('fair', 'full', false)).toBe('fair');
    expect(drawnTier('fair', 'least', false)).toBe('least');
  });
});
