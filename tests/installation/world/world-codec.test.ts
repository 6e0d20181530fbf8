import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#installation/log/chain.ts';
import { networkAfterAct } from '#installation/world/network.ts';
import { emptyWorld, type World } from '#installation/world/world.ts';
import { decodeWorld, encodeWorld } from '#installation/world/world-codec.ts';
import { anyStep, anyWorld, play, START } from './support/any-world.ts';
import { AT, entriesOf, linkedWorld, SEED } from './support/participants.ts';

const throughJson = (world: World): World | null => decodeWorld(JSON.parse(JSON.stringify(encodeWorld(world))));

/** Rosters are told apart by what they hold, not by the order in which it came. */
const comparable = (world: World): unknown => ({
  ...world,
  identities: { ...world.identities, own: entriesOf(world.identities.own) },
  network: { ...world.network, replicas: world.network.replicas.map(entriesOf) },
  sovereignty: {
    ...world.sovereignty,
    people: entriesOf(world.sovereignty.people),
    erased: entriesOf(world.sovereignty.erased),
  },
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** All places in a JSON value, as paths. */
function places(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((each, i) => places(each, [...path, i]))
    : Object.entries(value).flatMap(([key, each]) => places(each, [...path, key]));
  return [path, ...inner];
}

function withChange(value: Json, path: readonly (string | number)[], to: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return to ?? null;
  const copy = structuredClone(value) as Record<string | number, Json>;
  if (rest.length > 0) copy[step] = withChange(copy[step] ?? null, rest, to);
  else if (to === undefined) delete copy[step];
  else copy[step] = to;
  return copy as Json;
}

describe('a world as JSON', () => {
  it('comes back as it was, whatever the evening did to it', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const back = throughJson(world);
        expect(back && comparable(back)).toEqual(comparable(world));
      }),
      { numRuns: 150 },
    );
  });

  it('goes on as the world it was made of', () => {
    fc.assert(
      fc.property(anyWorld, fc.array(anyStep, { maxLength: 10 }), (world, steps) => {
        const back = throughJson(world);
        expect(back && canonicalJson(encodeWorld(play(steps, back)))).toBe(
          canonicalJson(encodeWorld(play(steps, world))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is the same text for the same people, whoever came first', () => {
    const [there, back] = [
      linkedWorld(5, [
        [0, 1],
        [2, 3],
      ]),
      linkedWorld(5, [
        [3, 2],
        [1, 0],
      ]),
    ];
    expect(JSON.stringify(encodeWorld(there))).toBe(JSON.stringify(encodeWorld(back)));
  });

  it('writes a card once, in however many copies of the network it is', () => {
    const world = linkedWorld(8, [[0, 1]]);
    const split = { ...world, network: networkAfterAct(world.network, { partition: 4 }, SEED, AT(0), 0) };
    const [whole, parted] = [world, split].map((each) => JSON.stringify(encodeWorld(each)).length);
    expect(parted).toBeLessThan((whole ?? 0) + 200);
    expect(throughJson(split)?.network.replicas.map(entriesOf)).toEqual(split.network.replicas.map(entriesOf));
  });

  it('can be made before anything has happened', () => {
    expect(throughJson(emptyWorld)).toEqual(emptyWorld);
    expect(throughJson(START)).toEqual(START);
  });
});

describe('a damaged world', () => {
  const json = JSON.parse(JSON.stringify(encodeWorld(linkedWorld(3, [[0, 1]])))) as Json;

  it.each([null, undefined, 7, 'world', [], {}, { seed: 1 }])('is none: %j', (damaged) => {
    expect(decodeWorld(damaged)).toBeNull();
  });

  it('is none once anything in it is another kind of thing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places(json)), fc.constantFrom<Json>({ no: 'such' }, 'gone', -5.5), (path, to) => {
        const before = path.reduce<Json | undefined>(
          (here, step) => (here as Record<string | number, Json>)[step],
          json,
        );
        // A text in place of a text, or a number of a number, may well be another good world.
        fc.pre(typeof before !== typeof to || Array.isArray(before));
        fc.pre(before !== null || typeof to === 'object');
        fc.pre(
          !(
            typeof before === 'object' &&
            before !== null &&
            Object.keys(before).length === 0 &&
            typeof to === 'object'
          ),
        );
        fc.pre(!(path.includes('gestures') || path.includes('consents')));
        fc.pre(!path.some((step) => step === 'sinceMs') || typeof to !== 'number');
        expect(decodeWorld(withChange(json, path, to))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('is none once a field is missing or one too many is there', () => {
    for (const path of places(json)) {
      const last = path.at(-1);
      if (typeof last !== 'string' || path.includes('gestures') || path.includes('consents')) continue;
      expect(decodeWorld(withChange(json, path, undefined)), path.join('.')).toBeNull();
      expect(decodeWorld(withChange(json, [...path.slice(0, -1), 'more'], 1)), path.join('.')).toBeNull();
    }
  });

  it('has no number that is none', () => {
    for (const broken of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(decodeWorld(withChange(json, ['drones', 'swarm', 'to'], broken))).toBeNull();
      expect(decodeWorld(withChange(json, ['drones', 'swarm', 'startMs'], broken))).toBeNull();
    }
  });
});
