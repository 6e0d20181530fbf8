import { describe, expect, it } from 'vitest';
import type { Tier } from '#installation/frame/tier.ts';
import { localMs } from '#installation/time/axes.ts';
import { createTierKeeper } from '#projection/page/tier-keeper.ts';

function wall({ software = false } = {}) {
  const state = { drawn: null as Tier | null, told: undefined as Tier | undefined, isLive: true };
  const asked: Tier[] = [];
  const keeper = createTierKeeper({
    screen: { tier: () => state.drawn, software: () => software, setTier: (tier) => asked.push(tier) },
    told: () => state.told,
    isLive: () => state.isLive,
  });
  let atMs = 0;
  const run = (forMs: number, everyMs: number): void => {
    for (const end = atMs + forMs; atMs < end; atMs += everyMs) keeper.look(localMs(atMs));
  };
  return { state, asked, keeper, run };
}

describe('the tier of a wall', () => {
  it('is the best until it is known better, and follows the server’s word', () => {
    const { state, asked, run } = wall();
    run(500, 16);
    expect(asked.at(-1)).toBe('full');
    state.drawn = 'full';
    state.told = 'lean';
    run(500, 16);
    expect(asked.at(-1)).toBe('lean');
  });

  it('gets leaner by itself where pictures come late, and no richer than it was told without the server', () => {
    const { state, asked, keeper, run } = wall();
    state.drawn = 'full';
    run(15_000, 40);
    expect(keeper.wants()).toBe('fair');
    expect(keeper.frameMs()).toBe(40);
    expect(asked.at(-1)).toBe('fair');
    state.told = 'lean';
    state.isLive = false;
    run(100, 16);
    expect(asked.at(-1)).toBe('lean');
  });

  it('is the least where a processor draws', () => {
    const { asked, keeper, run } = wall({ software: true });
    run(100, 16);
    expect([keeper.wants(), asked.at(-1)]).toEqual(['least', 'least']);
  });
});
