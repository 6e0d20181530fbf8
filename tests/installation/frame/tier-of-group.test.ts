import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIERS, type Tier } from '#installation/frame/tier.ts';
import { FULL_GROUP, type GroupTier, nextGroupTier } from '#installation/frame/tier-of-group.ts';

/** Hears the same for `seconds`, once a second. */
function hearing(group: GroupTier, wants: readonly Tier[], fromS: number, seconds: number): GroupTier {
  let now = group;
  for (let s = fromS; s < fromS + seconds; s++) now = nextGroupTier(now, wants, s * 1000);
  return now;
}

describe('the tier of walls beside each other', () => {
  it('is that of the one that can do least, soon after it says so', () => {
    expect(hearing(FULL_GROUP, ['full', 'lean'], 0, 2).tier).toBe('full');
    expect(hearing(FULL_GROUP, ['full', 'lean'], 0, 3).tier).toBe('lean');
  });

  it('does not fall for a hiccup', () => {
    let group = hearing(FULL_GROUP, ['fair'], 0, 2);
    group = hearing(group, ['full'], 2, 1);
    group = hearing(group, ['fair'], 3, 2);
    expect(group.tier).toBe('full');
  });

  it('rises one step at a time, once all could for a while', () => {
    const low = hearing(FULL_GROUP, ['least'], 0, 3);
    expect(low.tier).toBe('least');
    expect(hearing(low, ['full', 'least'], 3, 100).tier).toBe('least');
    expect(hearing(low, ['full', 'full'], 3, 20).tier).toBe('least');
    expect(hearing(low, ['full', 'full'], 3, 22).tier).toBe('lean');
    expect(hearing(low, ['full', 'full'], 3, 90).tier).toBe('full');
  });

  it('waits twice as long each time more was too much', () => {
    let group = hearing(FULL_GROUP, ['fair'], 0, 3);
    const rises: number[] = [];
    let wants: Tier = 'full';
    for (let s = 3; s < 400; s++) {
      const before = group.tier;
      group = nextGroupTier(group, [wants], s * 1000);
      if (before === 'fair' && group.tier === 'full') rises.push(s);
      wants = group.tier === 'full' ? 'fair' : 'full';
    }
    const waits = rises.slice(1).map((s, at) => s - (rises[at] ?? 0));
    expect(waits.length).toBeGreaterThanOrEqual(2);
    for (const [at, wait] of waits.entries()) expect(wait).toBeGreaterThan(at === 0 ? 40 : 1.7 * (waits[at - 1] ?? 0));
  });

  it('trusts them again once they have kept it', () => {
    let group = hearing(FULL_GROUP, ['fair'], 0, 3);
    group = hearing(group, ['full'], 3, 25);
    group = hearing(group, ['fair'], 28, 3);
    expect(group).toMatchObject({ tier: 'fair', patienceMs: 40_000 });
    group = hearing(group, ['full'], 31, 45);
    expect(group.tier).toBe('full');
    expect(hearing(group, ['full'], 76, 70).patienceMs).toBe(20_000);
  });

  it('stays as it is while nobody says anything', () => {
    const low = hearing(FULL_GROUP, ['lean'], 0, 3);
    expect(hearing(low, [], 3, 100).tier).toBe('lean');
  });

  it('never leaves its tier for one that nobody wants, whatever is heard', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...TIERS), { maxLength: 4 }), { maxLength: 200 }), (heard) => {
        let group = FULL_GROUP;
        for (const [s, wants] of heard.entries()) {
          const before = TIERS.indexOf(group.tier);
          group = nextGroupTier(group, wants, s * 1000);
          const [after, leanest] = [TIERS.indexOf(group.tier), Math.max(...wants.map((tier) => TIERS.indexOf(tier)))];
          if (after > before) expect(after).toBe(leanest);
          if (after < before) expect(after).toBe(before - 1);
          if (after < before) expect(after).toBeGreaterThanOrEqual(leanest);
        }
      }),
    );
  });
});
