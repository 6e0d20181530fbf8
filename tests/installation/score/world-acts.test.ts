import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type WorldActs, worldActs } from '#installation/score/world-acts.ts';
import { UNDECLARED_WORLD, type WorldDeclaration, worldDeclaration } from '#installation/score/world-declaration.ts';
import { worldActFaults, worldDeclarationFaults } from '#installation/score/world-names.ts';

/** What is wrong with it, as `path: sentence`. */
function wrong(schema: z.ZodType, written: unknown): string[] {
  const result = schema.safeParse(written);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join(' > ')}: ${issue.message}`);
}

const DECLARED: WorldDeclaration = worldDeclaration.parse({
  guardians: {
    protocols: { gait: { says: 'knows your walk' }, price: { says: 'knows your price', integrity: 0.5 } },
    orders: { clamp: { says: 'close everything' } },
  },
  factions: { tide: { says: 'in', colour: '#5FF2FF' }, ember: { says: 'out', colour: '#FFB454' } },
});

const NAMES = { cast: ['mara', 'ivo'], texts: ['we-are', 'who'] };

const acts = (written: object): WorldActs => worldActs.parse(written);

const faults = (written: object): string[] =>
  worldActFaults(acts(written), DECLARED, NAMES).map(
    ({ path, message, suggestion }) => `${path.join(' > ')}: ${message}${suggestion ? ` (${suggestion}?)` : ''}`,
  );

describe('a world as it is declared', () => {
  it('may leave out everything', () => {
    expect(worldDeclaration.parse({})).toEqual(UNDECLARED_WORLD);
    expect(UNDECLARED_WORLD).toMatchObject({
      identities: {},
      market: { currency: '¥', price: 1000 },
      guardians: { protocols: {}, orders: {} },
      drones: { swarm: 0 },
      broadcast: { frame: { x: 0, y: 0, width: 1 } },
    });
  });

  it('reads durations and colours, and gives what is left out', () => {
    const world = worldDeclaration.parse({
      guardians: { protocols: { gait: { says: 'x' } }, sweep: { every: '8s' } },
      factions: { tide: { says: 'x', colour: '#FF0000' } },
    });
    expect(world.guardians.sweep).toEqual({ every: 8000 });
    expect(world.guardians.protocols.gait?.integrity).toBe(1);
    expect(world.factions.tide?.colour).toEqual([1, 0, 0]);
  });

  it.each([
    [{ guardians: { protocols: { gait: {} } } }, 'guardians > protocols > gait > says: expected a text'],
    [
      { guardians: { protocols: { gait: { says: 'x', integrity: 2 } } } },
      'guardians > protocols > gait > integrity: above 1',
    ],
    [{ guardians: { sweep: { every: '10ms' } } }, 'guardians > sweep > every: a sweep takes at least a second'],
    [{ market: { prices: { mara: 0 } } }, 'market > prices > mara: a price is above 0'],
    [{ market: { price: 'dear' } }, 'market > price: expected a price, a number above 0'],
    [{ drones: { swarm: 4000 } }, 'drones > swarm: at most 400 drones'],
    [{ drones: { swarm: 1.5 } }, 'drones > swarm: whole drones only'],
    [
      { broadcast: { frame: { x: 0.6, y: 0, width: 0.6 } } },
      'broadcast > frame > width: the frame reaches beyond the right edge: x and width together are above 1',
    ],
    [{ broadcast: { frame: { x: 0, y: 0, width: 0 } } }, 'broadcast > frame > width: a frame has a width'],
  ])('says what is wrong in a sentence: %j', (written, sentence) => {
    expect(wrong(worldDeclaration, written)).toEqual([sentence]);
  });

  it('says which statuses there are', () => {
    expect(wrong(worldDeclaration, { identities: { mara: 'sold' } })[0]).toContain('for-sale');
  });

  it('has no more names than a wall could show', () => {
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`p${i}`, { says: 'x' }]));
    expect(wrong(worldDeclaration, { guardians: { protocols: many } })).toEqual([
      'guardians > protocols: at most 64 of them',
    ]);
  });
});

describe('acts as an artist writes them', () => {
  it('take one word where one is enough, and several where they are needed', () => {
    expect(acts({ guardians: { dismantle: 'gait' } }).guardians?.dismantle).toEqual(['gait']);
    expect(acts({ guardians: { dismantle: ['gait', 'price'] } }).guardians?.dismantle).toEqual(['gait', 'price']);
    expect(acts({ market: { betray: true, expose: 0.4 } }).market).toEqual({ betray: 1, expose: 0.4 });
    expect(acts({ manifesto: { weave: false } }).manifesto).toEqual({ weave: 0 });
    expect(acts({ drones: { approach: { arrives: '1m' } }, over: '3s' })).toEqual({
      drones: { approach: { arrives: 60_000 } },
      over: 3000,
    });
    expect(acts({ guardians: { sweep: false, order: null } }).guardians).toEqual({ sweep: false, order: null });
  });

  it.each([
    [{ network: { partition: 3, heal: true } }, 'network: a network cannot be split and healed by the same cue'],
    [{ network: { partition: 1 } }, 'network > partition: a network falls into at least two parts'],
    [{ network: { heal: false } }, 'network > heal: expected true'],
    [{ market: { open: true, close: true } }, 'market: a market cannot be opened and closed by the same cue'],
    [{ market: { list: [] } }, 'market > list: name at least one member, `crowd` or `participants`'],
    [{ market: { betray: 3 } }, 'market > betray: above 1'],
    [{ drones: { repel: true, leave: true } }, 'drones: the surveillance drone does one of approach, repel and leave'],
    [
      { drones: { approach: { arrives: 60 } } },
      'drones > approach > arrives: expected a duration such as 1.5s, 800ms or 2m',
    ],
    [{ drones: { approach: { arrives: '0s' } } }, 'drones > approach > arrives: it needs some time to arrive'],
    [{ guardians: { sweep: true } }, 'guardians > sweep: expected { every: duration }, or false for no sweeps'],
    [{ market: { betray: 'much' } }, 'market > betray: expected true, false or a number from 0 to 1'],
    [{ market: { list: 7 } }, 'market > list: expected a member, `crowd` or `participants`, or a list of them'],
    [{ factions: { rivalry: 1.2 } }, 'factions > rivalry: above 1'],
    [{ manifesto: { add: [] } }, 'manifesto > add: name at least one text'],
  ])('say what is wrong in a sentence: %j', (written, sentence) => {
    expect(wrong(worldActs, written)).toEqual([sentence]);
  });

  it('know no system that is not there', () => {
    expect(wrong(worldActs, { netwrok: { heal: true } })).toHaveLength(1);
    expect(wrong(worldActs, { network: { split: 3 } })).toHaveLength(1);
  });
});

describe('the names in acts', () => {
  it('are right where they mean something', () => {
    expect(
      faults({
        identities: { mara: 'stolen', crowd: 'fragmented', participants: 'hidden', all: 'reclaimed' },
        market: { list: ['ivo', 'crowd'], delist: 'participants' },
        guardians: { loosen: { gait: 0.5 }, dismantle: 'all', restore: ['price'], order: 'clamp' },
        factions: { rivalry: 1 },
        manifesto: { add: ['we-are'] },
        broadcast: { caption: 'who' },
      }),
    ).toEqual([]);
    expect(faults({ guardians: { order: null }, broadcast: { caption: null } })).toEqual([]);
  });

  it.each([
    [{ identities: { maro: 'stolen' } }, 'identities > maro: unknown identity "maro" (mara?)'],
    [{ market: { list: ['ivo', 'everyone'] } }, 'market > list > 1: unknown identity "everyone"'],
    [{ market: { delist: 'crwod' } }, 'market > delist > 0: unknown identity "crwod" (crowd?)'],
    [{ guardians: { loosen: { gate: 0.5 } } }, 'guardians > loosen > gate: unknown protocol "gate" (gait?)'],
    [{ guardians: { dismantle: ['gait', 'prices'] } }, 'guardians > dismantle > 1: unknown protocol "prices" (price?)'],
    [{ guardians: { restore: 'al' } }, 'guardians > restore > 0: unknown protocol "al" (all?)'],
    [{ guardians: { order: 'clamp-down' } }, 'guardians > order: unknown order "clamp-down"'],
    [{ manifesto: { add: ['we-were'] } }, 'manifesto > add > 0: unknown text "we-were" (we-are?)'],
    [{ broadcast: { caption: 'whom' } }, 'broadcast > caption: unknown text "whom" (who?)'],
  ])('are told with what was meant: %j', (written, sentence) => {
    expect(faults(written)).toEqual([sentence]);
  });

  it('are all told at once', () => {
    expect(
      faults({ identities: { x: 'stolen' }, market: { list: ['y', 'z'] }, broadcast: { caption: 'q' } }),
    ).toHaveLength(4);
  });

  it('of factions need at least two to be rivals', () => {
    const alone = { ...DECLARED, factions: {} };
    expect(worldActFaults(acts({ factions: { rivalry: 1 } }), alone, NAMES)).toMatchObject([{ path: ['factions'] }]);
  });

  it('are not mistaken for what every object has', () => {
    expect(faults({ guardians: { dismantle: 'constructor' } })).toHaveLength(1);
    expect(faults({ broadcast: { caption: 'toString' } })).toHaveLength(1);
  });
});

describe('the names in a declaration', () => {
  const declared = (written: object, cast: readonly string[] = NAMES.cast): string[] =>
    worldDeclarationFaults(worldDeclaration.parse(written), { ...NAMES, cast }).map(
      ({ path, message }) => `${path.join(' > ')}: ${message}`,
    );

  it('mean somebody of the cast, a group, or a text', () => {
    expect(
      declared({
        identities: { ivo: 'hidden', crowd: 'whole' },
        market: { prices: { mara: 5 } },
        manifesto: { opens: ['who'] },
      }),
    ).toEqual([]);
    expect(declared({ identities: { maro: 'hidden' } })).toEqual(['identities > maro: unknown identity "maro"']);
    expect(declared({ market: { prices: { all: 3 } } })).toEqual(['market > prices > all: unknown identity "all"']);
    expect(declared({ manifesto: { opens: ['who', 'when'] } })).toEqual(['manifesto > opens > 1: unknown text "when"']);
  });

  it('leave alone the words that mean groups', () => {
    expect(declared({}, ['crowd', 'mara'])).toEqual([
      ': no member of the cast may be called "crowd": the word is taken',
    ]);
    expect(declared({ guardians: { protocols: { all: { says: 'x' } } } })).toEqual([
      'guardians > protocols > all: no protocol may be called "all": the word is taken',
    ]);
  });
});

describe('the schema editors are given', () => {
  /** Every field of an object schema in JSON Schema, with its path. */
  function fieldsOf(schema: Record<string, unknown>, path = ''): [string, Record<string, unknown>][] {
    const own = Object.entries((schema.properties ?? {}) as Record<string, Record<string, unknown>>);
    const inner = [...((schema.anyOf ?? []) as Record<string, unknown>[])];
    if (typeof schema.additionalProperties === 'object')
      inner.push(schema.additionalProperties as Record<string, unknown>);
    return [
      ...own.flatMap(([name, field]) => [
        [`${path}.${name}`, field] as [string, Record<string, unknown>],
        ...fieldsOf(field, `${path}.${name}`),
      ]),
      ...inner.flatMap((each) => fieldsOf(each, path)),
    ];
  }

  it.each([
    ['acts', worldActs],
    ['declaration', worldDeclaration],
  ])('describes every field of the %s', (_what, schema) => {
    const fields = fieldsOf(z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>);
    expect(fields.length).toBeGreaterThan(15);
    const silent = fields.filter(([, field]) => typeof field.description !== 'string').map(([path]) => path);
    expect(silent).toEqual([]);
  });
});
