import { describe, expect, it } from 'vitest';
import { tweenAt } from '#installation/time/tween.ts';
import {
  adoptFactions,
  communitiesAfterAct,
  emptyCommunities,
  emptyFactions,
  factionOf,
  factionsAfterAct,
  resetFactions,
  tensionAt,
} from '#installation/world/factions.ts';
import { AT, SEED } from './support/participants.ts';

const FACTIONS = adoptFactions(emptyFactions, {
  tide: { says: 'washes in', colour: [1, 0, 0] },
  ember: { says: 'glows on', colour: [0, 1, 0] },
  root: { says: 'holds', colour: [0, 0, 1] },
});

const people = Array.from({ length: 900 }, (_, i) => `person ${i}`);

describe('who belongs to which faction', () => {
  it('follows from the seed, and each has about as many', () => {
    const sizes = [0, 0, 0];
    for (const who of people) {
      const faction = factionOf(FACTIONS, SEED, who);
      sizes[faction] = (sizes[faction] ?? 0) + 1;
    }
    for (const size of sizes) expect(Math.abs(size - 300)).toBeLessThan(60);
    expect(people.some((who) => factionOf(FACTIONS, SEED, who) !== factionOf(FACTIONS, SEED + 1, who))).toBe(true);
  });

  it('is nobody where there are none', () => {
    expect(factionOf(emptyFactions, SEED, 'anybody')).toBe(-1);
  });
});

describe('rivalry', () => {
  it('is what a broker leaves of it', () => {
    const rivals = factionsAfterAct(FACTIONS, { rivalry: 0.8 }, AT(0), 1000);
    expect(tensionAt(rivals, AT(0))).toBe(0);
    expect(tensionAt(rivals, AT(1000))).toBe(0.8);
    const brokered = factionsAfterAct(rivals, { broker: 0.5 }, AT(2000), 1000);
    expect(tensionAt(brokered, AT(2000))).toBe(0.8);
    expect(tensionAt(brokered, AT(3000))).toBeCloseTo(0.4, 12);
    expect(tweenAt(brokered.rivalry, 3000)).toBe(0.8);
  });

  it('is over before a jump; the factions are not', () => {
    const rivals = factionsAfterAct(FACTIONS, { rivalry: 1 }, AT(0), 0);
    const reset = resetFactions(rivals);
    expect(tensionAt(reset, AT(9000))).toBe(0);
    expect([...reset.colours.keys()]).toEqual(['tide', 'ember', 'root']);
  });

  it('stays when the score is changed', () => {
    const rivals = factionsAfterAct(FACTIONS, { rivalry: 1 }, AT(0), 0);
    const next = adoptFactions(rivals, { tide: { says: 'washes out', colour: [0, 0, 0] } });
    expect(tensionAt(next, AT(1))).toBe(1);
    expect([...next.colours]).toEqual([['tide', [0, 0, 0]]]);
  });
});

describe('communities', () => {
  it('condense and dissolve in the time the cue gives, each by itself', () => {
    const condensed = communitiesAfterAct(emptyCommunities, { condense: 1 }, AT(0), 2000);
    expect(tweenAt(condensed.condense, 1000)).toBeCloseTo(0.5, 9);
    const open = communitiesAfterAct(condensed, { dissolve: 0.7 }, AT(5000), 0);
    expect(tweenAt(open.condense, 5000)).toBe(1);
    expect(tweenAt(open.dissolve, 5000)).toBe(0.7);
  });
});
