import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldActs } from '#installation/score/world-acts.ts';
import { UNDECLARED_WORLD } from '#installation/score/world-declaration.ts';
import { tweenAt } from '#installation/time/tween.ts';
import { protocolsAt } from '#installation/world/guardians.ts';
import { identityNumbersAt, namedIdentity } from '#installation/world/identities.ts';
import { quotesAt } from '#installation/world/market-ledger.ts';
import {
  adoptWorld,
  emptyWorld,
  resetWorld,
  type World,
  worldAfterActs,
  worldSettledBy,
} from '#installation/world/world.ts';
import { encodeWorld } from '#installation/world/world-codec.ts';
import { anyActs, anySteps, anyWorld, CAST, DECLARATION, play, START } from './support/any-world.ts';
import { AT, SEED } from './support/participants.ts';

const acts = (written: object) => worldActs.parse(written);

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    const inner = value instanceof Map ? [...value.values()] : Object.values(value);
    for (const each of inner) frozen(each);
  }
  return value;
};

describe('a world', () => {
  it('begins as the score declares it', () => {
    expect(START.seed).toBe(SEED);
    expect(protocolsAt(START.guardians, AT(0)).map(({ name }) => name)).toEqual(['gait', 'price']);
    expect(namedIdentity(START.identities, 'ivo')?.status).toBe('hidden');
    expect(tweenAt(START.drones.swarm, 0)).toBe(6);
  });

  it('of a score that says nothing about it has everybody whole and nothing else', () => {
    const world = adoptWorld(emptyWorld, UNDECLARED_WORLD, ['one'], 3, AT(0));
    expect(namedIdentity(world.identities, 'one')?.status).toBe('whole');
    expect(protocolsAt(world.guardians, AT(0))).toEqual([]);
    expect(quotesAt(world.market, 3, AT(0))).toEqual([]);
  });

  it('is never changed by what comes after, only replaced', () => {
    fc.assert(
      fc.property(anySteps, anySteps, (before, after) => {
        const world = play(before);
        const seen = JSON.stringify(encodeWorld(world));
        play(after, frozen(world));
        expect(JSON.stringify(encodeWorld(world))).toBe(seen);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same however often the same things happen', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        expect(play(steps)).toEqual(play(steps));
      }),
      { numRuns: 30 },
    );
  });

  it('is not touched by the adoption of the score it already has', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(adoptWorld(world, DECLARATION, CAST, SEED, AT(1e6))).toEqual(world);
      }),
    );
  });
});

describe('a cue’s acts', () => {
  it('leave systems alone that they do not name', () => {
    const after = worldAfterActs(START, acts({ drones: { strike: 0.5 } }), AT(1000), 500);
    for (const key of Object.keys(START) as (keyof World)[]) {
      if (key === 'drones') expect(after[key]).not.toBe(START[key]);
      else expect(after[key]).toBe(START[key]);
    }
  });

  it('take the cue’s fade, or the time they name', () => {
    const ivo = (written: object, ms: number): number => {
      const identity = namedIdentity(worldAfterActs(START, acts(written), AT(0), 2000).identities, 'ivo');
      if (!identity) throw new Error('no Ivo');
      return identityNumbersAt(identity, AT(ms)).reveal;
    };
    expect(ivo({ identities: { ivo: 'revealed' } }, 1000)).toBeCloseTo(0.5, 9);
    expect(ivo({ identities: { ivo: 'revealed' }, over: '200ms' }, 200)).toBe(1);
  });

  it('are all over where a jump passes them by', () => {
    const written = acts({ over: '30s', identities: { ivo: 'revealed' }, network: { shield: 1 } });
    const world = worldSettledBy(START, written, AT(5000));
    expect(tweenAt(world.network.shield, 5000)).toBe(1);
    expect(namedIdentity(world.identities, 'ivo')).toMatchObject({ status: 'revealed', overMs: 0 });
  });
});

describe('a reset', () => {
  it('is where a new evening of the score would begin, but for people and for what counts on', () => {
    fc.assert(
      fc.property(fc.array(anyActs, { maxLength: 20 }), (written) => {
        const world = play(written.map((each) => ({ acts: each })));
        const reset = resetWorld(world);
        expect({ ...reset, manifesto: null, market: { ...reset.market, lots: 0 } }).toEqual({
          ...START,
          manifesto: null,
          market: START.market,
        });
        expect(reset.manifesto.lines.map(({ text }) => text)).toEqual(DECLARATION.manifesto.opens);
      }),
    );
  });

  it('twice is a reset once', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(resetWorld(resetWorld(world))).toEqual(resetWorld(world));
      }),
    );
  });
});
