import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { castKey } from '#installation/frame/figure.ts';
import type { WallSlice } from '#installation/frame/surface-frame.ts';
import { NODE, NODE_STRIDE, type WorldNumbers } from '#installation/frame/world-frame.ts';
import {
  identityNumbersOf,
  LEDGER_LINES,
  NO_WORDS,
  type ScoreWords,
  worldNumbers,
} from '#installation/frame/world-numbers.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { UNDECLARED_WORLD, worldDeclaration } from '#installation/score/world-declaration.ts';
import { DRONE_STRIDE } from '#installation/world/drone-flight.ts';
import { IDENTITY_NUMBERS, numbersOf } from '#installation/world/identity-numbers.ts';
import { adoptWorld, emptyWorld, type World, worldAfterActs, worldAfterEvent } from '#installation/world/world.ts';
import { anyWorld, START } from '#tests/installation/world/support/any-world.ts';
import {
  AT,
  AUTHORS,
  accepting,
  authorAt,
  cardOfTester,
  giving,
  linkedWorld,
  publishing,
  SEED,
  worldAfter,
} from '#tests/installation/world/support/participants.ts';

const rose = [1, 0.56, 0.64] as const;
const gold = [1, 0.7, 0.33] as const;

const SLICE: WallSlice = { wallWidthM: 10, wallHeightM: 2, floorM: 0.2, xM: 0, yM: 0, widthM: 5, heightM: 2 };

const TEXTS = { 'we-were': 'We were sold.', 'we-are': 'We are here.', who: 'Who are you?' };

const at = (world: World, ms: number): WorldNumbers =>
  worldNumbers(world, { ...NO_WORDS, texts: TEXTS }, AT(ms), SLICE);

const doing = (world: World, written: object, ms = 0, fadeMs = 0): World =>
  worldAfterActs(world, worldActs.parse(written), AT(ms), fadeMs);

const node = ({ network }: WorldNumbers, i: number): number[] => [
  ...network.nodes.subarray(i * NODE_STRIDE, (i + 1) * NODE_STRIDE),
];

const xs = (numbers: WorldNumbers): number[] =>
  Array.from({ length: numbers.network.nodes.length / NODE_STRIDE }, (_, i) => node(numbers, i)[NODE.x] ?? Number.NaN);

/** The farthest any node goes from one picture to another, m. */
function farthest(a: WorldNumbers, b: WorldNumbers): number {
  let far = 0;
  for (let i = 0; i < a.network.nodes.length / NODE_STRIDE; i++) {
    const [from, to] = [node(a, i), node(b, i)];
    far = Math.max(far, Math.hypot((to[NODE.x] ?? 0) - (from[NODE.x] ?? 0), (to[NODE.y] ?? 0) - (from[NODE.y] ?? 0)));
  }
  return far;
}

function everyNumber(value: unknown, visit: (number: number, path: string) => void, path = ''): void {
  if (typeof value === 'number') visit(value, path);
  else if (ArrayBuffer.isView(value) || Array.isArray(value)) {
    for (const each of value as Iterable<unknown>) everyNumber(each, visit, `${path}[]`);
  } else if (value instanceof Map) for (const [key, each] of value) everyNumber(each, visit, `${path}.${key}`);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) everyNumber(each, visit, `${path}.${key}`);
  }
}

describe('the numbers of a world', () => {
  it('are numbers, at any moment of any evening', () => {
    fc.assert(
      fc.property(anyWorld, fc.nat({ max: 3_600_000 }), (world, ms) => {
        everyNumber(at(world, ms), (number, path) => {
          if (!Number.isFinite(number)) throw new Error(`${path} is ${number}`);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are the same however often and in whatever order they are asked for', () => {
    fc.assert(
      fc.property(anyWorld, fc.array(fc.nat({ max: 60_000 }), { minLength: 2, maxLength: 4 }), (world, moments) => {
        const there = moments.map((ms) => at(world, ms));
        const back = [...moments].reverse().map((ms) => at(world, ms));
        expect(back.reverse()).toEqual(there);
      }),
      { numRuns: 30 },
    );
  });

  it('tell nobody who anybody is', () => {
    const world = worldAfter([accepting(0, 'story-1')], linkedWorld(8, [[0, 1]]));
    const text = JSON.stringify(at(doing(world, { manifesto: { stories: true } }), 99_000));
    for (const author of AUTHORS) expect(text).not.toContain(author);
    expect(text).not.toContain('cd'.repeat(32));
  });

  it('of a world in which nothing is are those of an empty one', () => {
    const { network, market, drones, guardians, manifesto } = at(emptyWorld, 1000);
    expect(network).toMatchObject({ parts: 1, apart: 0, communities: 0, cohesion: 1, shield: 0 });
    expect([network.nodes.length, network.links.length, market.ledger.length, drones.swarm.length]).toEqual([
      0, 0, 0, 0,
    ]);
    expect([guardians.protocols, guardians.sweep, manifesto.lines]).toEqual([[], null, []]);
  });
});

describe('the nodes of the network', () => {
  const world = linkedWorld(8, [
    [0, 1],
    [1, 2],
    [4, 5],
  ]);

  it('stand on the wall, over the floor and behind the picture', () => {
    for (let i = 0; i < 8; i++) {
      const [x = -1, y = -1, z = 1, part, hue = -1, light] = node(at(world, 99_000), i);
      expect(x > 0 && x < 10).toBe(true);
      expect(y > 0.5 && y < 1.8).toBe(true);
      expect(z <= 0 && z >= -1.5).toBe(true);
      expect(hue >= 0 && hue < 1).toBe(true);
      expect([part, light]).toEqual([0, 1]);
    }
    expect(new Set(xs(at(world, 99_000))).size).toBe(8);
  });

  it('light up when they may be shown, and not before', () => {
    const joining = worldAfter([publishing(cardOfTester(0, 1)), giving(0, 'avatar')]);
    const light = (ms: number): number => node(at(joining, ms), 0)[NODE.light] ?? Number.NaN;
    expect(light(2000)).toBe(0);
    expect(light(3000)).toBeGreaterThan(0.3);
    expect(light(4500)).toBe(1);
  });

  it('know the part they fell into, also while the network heals', () => {
    const split = doing(world, { network: { partition: 3 } });
    const { network } = at(split, 1000);
    expect([at(world, 0).network.fell, network.fell]).toEqual([1, 3]);
    expect([...at(world, 0).network.fellInto]).toEqual(Array.from({ length: 8 }, () => 0));
    expect([...network.fellInto]).toEqual(Array.from({ length: 8 }, (_, i) => node(at(split, 1000), i)[NODE.part]));
    expect(network.severedGrown).toHaveLength(network.severed.length / 2);
    const healing = at(doing(split, { network: { heal: true } }, 1000, 4000), 2000).network;
    expect([healing.parts, healing.fell, healing.severed.length]).toEqual([1, 3, 0]);
    expect([...healing.fellInto]).toEqual([...network.fellInto]);
  });

  it('part from where they stand when the network is split once more, and nothing jumps', () => {
    const once = doing(world, { network: { partition: 3 } });
    const twice = doing(once, { network: { partition: 8 } }, 10_000, 4000);
    const [before, then, met, after] = [at(once, 10_000), at(twice, 10_000), at(twice, 12_000), at(twice, 14_000)];
    expect([then.network.fell, then.network.apart]).toEqual([3, 1]);
    expect([...then.network.fellInto]).toEqual([...before.network.fellInto]);
    expect(xs(then)).toEqual(xs(before));
    expect(met.network.apart).toBeCloseTo(0, 9);
    expect([after.network.fell, after.network.apart]).toEqual([8, 1]);
    for (let ms = 10_000; ms < 14_000; ms += 40) {
      const [now, next] = [xs(at(twice, ms)), xs(at(twice, ms + 40))];
      for (const [place, x] of now.entries()) expect(Math.abs((next[place] ?? Number.NaN) - x)).toBeLessThan(0.4);
    }
  });

  it('know who stays for the finale', () => {
    const staying = worldAfterEvent(world, giving(0, 'finale', 9), AT(50_000));
    const numbers = at(staying, 60_000);
    const place = [...AUTHORS].sort().indexOf(authorAt(0));
    expect([...AUTHORS].map((_, i) => node(numbers, i)[NODE.finale])).toEqual(
      AUTHORS.map((_, i) => Number(i === place)),
    );
  });

  it('draw together with those they matched with, and with nobody else', () => {
    const condensed = doing(world, { communities: { condense: 1 } });
    const [apart, together] = [at(world, 99_000), at(condensed, 99_000)];
    const order = [...AUTHORS].sort();
    const distance = (numbers: WorldNumbers, a: number, b: number): number => {
      const [p, q] = [node(numbers, order.indexOf(authorAt(a))), node(numbers, order.indexOf(authorAt(b)))];
      return Math.hypot((p[NODE.x] ?? 0) - (q[NODE.x] ?? 0), (p[NODE.y] ?? 0) - (q[NODE.y] ?? 0));
    };
    expect(distance(together, 0, 1)).toBeLessThan(0.3 * distance(apart, 0, 1));
    expect(distance(together, 4, 5)).toBeLessThan(0.3 * distance(apart, 4, 5));
    const alone = order.indexOf(authorAt(6));
    expect(node(together, alone)).toEqual(node(apart, alone));
  });

  it('share a hue once they have drawn together', () => {
    const condensed = at(doing(world, { communities: { condense: 1 } }), 99_000);
    const order = [...AUTHORS].sort();
    const hue = (i: number): number => 2 * Math.PI * (node(condensed, order.indexOf(authorAt(i)))[NODE.hue] ?? 0);
    expect(Math.cos(hue(4) - hue(5))).toBeGreaterThan(0.98);
  });

  it('never jump when somebody matches: the new link pulls as it grows', () => {
    const before = doing(world, { communities: { condense: 1 } });
    const after = worldAfterEvent(
      worldAfterEvent(before, publishing(cardOfTester(2, 2, [1, 5])), AT(100_000)),
      publishing(cardOfTester(5, 2, [4, 2])),
      AT(100_000),
    );
    expect(farthest(at(before, 100_000), at(after, 100_000))).toBeLessThan(1e-6);
    expect(farthest(at(after, 100_000), at(after, 100_016))).toBeLessThan(0.02);
    expect(farthest(at(after, 100_000), at(after, 104_000))).toBeGreaterThan(0.05);
    expect(at(after, 100_000).network.grown.some((grown) => grown === 0)).toBe(true);
    expect(at(after, 104_000).network.grown.every((grown) => grown === 1)).toBe(true);
  });

  it('part with the network, in the time the cue gives, and meet again', () => {
    const split = doing(world, { network: { partition: 2 } }, 100_000, 2000);
    const numbers = at(split, 102_000);
    expect(numbers.network).toMatchObject({ parts: 2, apart: 1 });
    for (let i = 0; i < 8; i++) {
      const [x = -1, , , part = -1] = node(numbers, i);
      expect(x > part * 5 && x < (part + 1) * 5).toBe(true);
    }
    expect(farthest(at(split, 100_000), at(world, 100_000))).toBeLessThan(1e-6);
    const healed = doing(split, { network: { heal: true } }, 110_000, 2000);
    expect(farthest(at(healed, 110_000), at(split, 110_000))).toBeLessThan(1e-6);
    expect(farthest(at(healed, 112_000), at(world, 112_000))).toBeLessThan(1e-6);
  });

  it('are drawn to the side of their faction as far as it is tense', () => {
    const declared = worldDeclaration.parse({
      factions: { tide: { says: 'in', colour: '#5FF2FF' }, ember: { says: 'out', colour: '#FFB454' } },
    });
    const rivals = doing(adoptWorld(world, declared, [], SEED, AT(0)), { factions: { rivalry: 1 } });
    const mean = (faction: number): number => {
      const numbers = at(rivals, 99_000);
      const theirs = Array.from({ length: 8 }, (_, i) => node(numbers, i)).filter(
        (each) => each[NODE.faction] === faction,
      );
      return theirs.reduce((sum, each) => sum + (each[NODE.x] ?? 0), 0) / theirs.length;
    };
    expect(mean(0)).toBeLessThan(mean(1));
    const brokered = doing(rivals, { factions: { broker: 1 } });
    expect(farthest(at(brokered, 99_000), at(world, 99_000))).toBeLessThan(1e-6);
  });

  it('carry the picture of their identity: that of all, or their own', () => {
    const hidden = worldAfterEvent(
      doing(adoptWorld(world, UNDECLARED_WORLD, [], SEED, AT(0)), { identities: { participants: 'stolen' } }),
      { type: 'identity-changed', who: { author: authorAt(3) }, status: 'reclaimed' },
      AT(0),
    );
    const { identities } = at(hidden, 99_000).network;
    const order = [...AUTHORS].sort();
    const picture = (i: number): number[] => {
      const start = order.indexOf(authorAt(i)) * IDENTITY_NUMBERS.length;
      return [...identities.subarray(start, start + IDENTITY_NUMBERS.length)];
    };
    const expected = (status: 'stolen' | 'reclaimed'): number[] => [
      ...Float32Array.from(IDENTITY_NUMBERS, (key) => numbersOf(status)[key]),
    ];
    expect(picture(0)).toEqual(expected('stolen'));
    expect(picture(3)).toEqual(expected('reclaimed'));
  });

  it('hold the shield as well as they hold together', () => {
    const raised = doing(world, { network: { shield: 1 } });
    const { shield, cohesion, communities } = at(raised, 99_000).network;
    expect(cohesion).toBe(3 / 8);
    expect(communities).toBe(5);
    expect(shield).toBeCloseTo(0.3 + 0.7 * (3 / 8), 9);
  });
});

describe('the other systems', () => {
  it('show as many ledger lines as there is room for, the newest first', () => {
    const trading = doing(START, { market: { open: true, heat: 1, list: ['mara', 'crowd'] } }, 1000);
    const { market } = at(trading, 120_000);
    expect(market.ledger).toHaveLength(LEDGER_LINES);
    expect(market.ledger.map(({ ageMs }) => ageMs)).toEqual(
      market.ledger.map(({ ageMs }) => ageMs).sort((a, b) => a - b),
    );
    expect(market.quotes.map(({ what }) => what)).toEqual(['mara', 'crowd']);
    expect(market.volume).toBeGreaterThan(0);
    expect(at(trading, 500).market.ledger).toEqual([]);
  });

  it('know the likeness of a member of the cast who is quoted, and nobody else', () => {
    const garment = { coat: 0, hood: 1, plates: 0, halo: 0, sparks: 0, threads: 0, masks: 0 };
    const words: ScoreWords = {
      ...NO_WORDS,
      palettes: { dawn: [rose, gold] },
      cast: { mara: { name: 'Mara', light: 'dawn', garment }, ivo: { name: 'Ivo', light: [gold, rose], garment } },
    };
    const listed = doing(START, { market: { open: true, list: ['mara', 'ivo', 'crowd'] } }, 1000);
    const { quotes } = worldNumbers(listed, words, AT(2000), SLICE).market;
    expect(quotes.map(({ title, likeness }) => [title, likeness?.key, likeness?.light.base])).toEqual([
      ['Mara', castKey('mara'), rose],
      ['Ivo', castKey('ivo'), gold],
      ['crowd', undefined, undefined],
    ]);
    expect(quotes[0]?.likeness?.garment).toEqual(garment);
  });

  it('let protocols fall in their own ways, and sweep in metres', () => {
    const { guardians } = at(doing(START, { guardians: { dismantle: 'gait', order: 'clamp' } }), 4500);
    expect(guardians.protocols.map(({ name, fall }) => [name, fall])).toEqual([
      ['gait', 1],
      ['price', 0],
    ]);
    expect(new Set(guardians.protocols.map(({ way }) => way)).size).toBe(2);
    expect(guardians.sweep?.xM).toBeCloseTo(5, 9);
    expect([guardians.order, guardians.severity]).toEqual(['clamp', 1]);
  });

  it('fly the swarm over the wall, and count down', () => {
    const { drones } = at(doing(START, { drones: { swarm: 30, approach: { arrives: '20s' } } }, 1000), 6000);
    expect(drones.swarm).toHaveLength(30 * DRONE_STRIDE);
    for (let i = 0; i < 30; i++) {
      const [x = -1, y = -1, z = 1] = drones.swarm.subarray(i * DRONE_STRIDE);
      expect(x >= 0 && x <= 10 && y > 1 && y <= 2 && z <= 0 && z >= -4).toBe(true);
    }
    expect(drones).toMatchObject({ distance: 0.75, iris: 0.75, countdownMs: 15_000 });
  });

  it('give the manifesto its words, leave those of stories in the vault, and draw no text the score has lost', () => {
    const telling = doing(worldAfter([publishing(cardOfTester(0, 1)), accepting(0, 'story-1')], START), {
      manifesto: { add: ['we-are', 'lost'], stories: 0.5, weave: 0.25 },
    });
    const { lines, weave } = at(telling, 60_000).manifesto;
    expect(lines.map(({ id, words, light }) => [id, words, light]).sort()).toEqual([
      ['story-1', null, 0.5],
      ['we-are', 'We are here.', 1],
      ['we-were', 'We were sold.', 1],
    ]);
    expect(weave).toBe(0.25);
  });

  it('caption the broadcast with words', () => {
    const live = doing(START, { broadcast: { onAir: true, caption: 'who' } }, 1000);
    expect(at(live, 3000).broadcast).toMatchObject({
      onAir: true,
      onAirMs: 2000,
      x: 0.1,
      width: 0.5,
      caption: 'Who are you?',
    });
    expect(at(doing(live, { broadcast: { caption: 'lost' } }, 4000), 5000).broadcast.caption).toBeNull();
  });

  it('picture the crowd and the cast as what was done to them', () => {
    const stolen = doing(START, { identities: { crowd: 'fragmented', mara: 'stolen' } });
    expect(at(stolen, 1000).crowd).toEqual(numbersOf('fragmented'));
    expect(identityNumbersOf(stolen, 'mara', AT(1000))).toEqual(numbersOf('stolen'));
    expect(identityNumbersOf(stolen, 'nobody', AT(1000))).toEqual(numbersOf('whole'));
  });

  it('tell how far everything is given back', () => {
    expect(at(doing(START, { sovereignty: { handBack: true } }, 0, 2000), 1000).handBack).toBeCloseTo(0.5, 9);
  });
});
