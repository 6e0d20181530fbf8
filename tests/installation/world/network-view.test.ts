import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkAfterAct } from '#installation/world/network.ts';
import { cohesionOf, type NetworkView, networkView, shieldStrength } from '#installation/world/network-view.ts';
import type { World } from '#installation/world/world.ts';
import {
  AT,
  authorAt,
  cardOfTester,
  giving,
  linkedWorld,
  publishing,
  SEED,
  worldAfter,
} from './support/participants.ts';

const view = ({ network, sovereignty }: World): NetworkView => networkView(network, sovereignty, SEED);

const anyPairs = fc.array(
  fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })).filter(([a, b]) => a !== b),
  { maxLength: 10 },
);

/** The links as names of testers: `0-3` with the smaller first. */
function linkNames({ authors, links }: NetworkView): string[] {
  const tester = (node: number): number => [0, 1, 2, 3, 4, 5, 6, 7].findIndex((i) => authorAt(i) === authors[node]);
  const names: string[] = [];
  for (let i = 0; i < links.length; i += 2) {
    names.push([tester(links[i] ?? -1), tester(links[i + 1] ?? -1)].sort((a, b) => a - b).join('-'));
  }
  return names.sort();
}

/** Who can be reached from `start`, the slow and certain way. */
function reached(start: number, pairs: readonly (readonly [number, number])[]): Set<number> {
  const found = new Set([start]);
  for (let grew = true; grew; ) {
    const before = found.size;
    for (const [a, b] of pairs) {
      if (found.has(a)) found.add(b);
      if (found.has(b)) found.add(a);
    }
    grew = found.size > before;
  }
  return found;
}

describe('who is linked', () => {
  it('are those whose cards name each other, and nobody else', () => {
    const world = worldAfter([
      publishing(cardOfTester(0, 1, [1, 2])),
      publishing(cardOfTester(1, 1, [0])),
      publishing(cardOfTester(2, 1, [3])),
      publishing(cardOfTester(3, 1, [2])),
      ...[0, 1, 2, 3].map((i) => giving(i, 'avatar')),
    ]);
    expect(linkNames(view(world))).toEqual(['0-1', '2-3']);
  });

  it('are only those who both allow to be shown', () => {
    const world = worldAfter([
      publishing(cardOfTester(0, 1, [1])),
      publishing(cardOfTester(1, 1, [0])),
      giving(0, 'avatar'),
      giving(1, 'finale'),
    ]);
    expect(view(world).authors).toEqual([authorAt(0)]);
    expect(view(world).links).toHaveLength(0);
  });

  it('are known as severed while the network is split, and are links again once it heals', () => {
    const pairs = [0, 1, 2, 3].flatMap((a) => [4, 5, 6, 7].map((b) => [a, b] as const));
    const all = linkedWorld(8, pairs);
    const split: World = { ...all, network: networkAfterAct(all.network, { partition: 3 }, SEED, AT(0), 0) };
    const [before, during] = [view(all), view(split)];
    expect(before.severed).toHaveLength(0);
    expect(during.severed.length).toBeGreaterThan(0);
    expect(during.links.length + during.severed.length).toBe(before.links.length);
    expect(during.severedSince).toHaveLength(during.severed.length / 2);
    for (let i = 0; i < during.severed.length; i += 2) {
      const [a = -1, b = -1] = during.severed.subarray(i, i + 2);
      expect(a).toBeLessThan(b);
      expect(during.parts[a]).not.toBe(during.parts[b]);
    }
    const healed: World = { ...split, network: networkAfterAct(split.network, { heal: true }, SEED, AT(9), 0) };
    expect(view(healed).severed).toHaveLength(0);
    expect([...view(healed).links]).toEqual([...before.links]);
  });

  it('are only those who can reach each other while the network is split, and all again once it heals', () => {
    const all = linkedWorld(
      8,
      [0, 1, 2, 3, 4, 5, 6].flatMap((a) => [7 - a].map((b) => [a, b] as const)).filter(([a, b]) => a < b),
    );
    const split: World = { ...all, network: networkAfterAct(all.network, { partition: 2 }, SEED, AT(0), 0) };
    const { parts, authors } = view(split);
    const partOfTester = (i: number): number | undefined => parts[authors.indexOf(authorAt(i))];
    for (const name of linkNames(view(split))) {
      const [a, b] = name.split('-').map(Number);
      expect(partOfTester(a ?? 0)).toBe(partOfTester(b ?? 0));
    }
    const cut = linkNames(view(all)).filter((name) => {
      const [a, b] = name.split('-').map(Number);
      return partOfTester(a ?? 0) !== partOfTester(b ?? 0);
    });
    expect(cut.length).toBeGreaterThan(0);
    expect(linkNames(view(split))).toEqual(linkNames(view(all)).filter((name) => !cut.includes(name)));
    const healed: World = { ...split, network: networkAfterAct(split.network, { heal: true }, SEED, AT(1), 0) };
    expect(view(healed)).toEqual(view(all));
  });
});

describe('a link', () => {
  it('is as old as the later of the two words for it', () => {
    const world = worldAfter([
      publishing(cardOfTester(0, 1, [1])),
      giving(0, 'avatar'),
      giving(1, 'avatar'),
      publishing(cardOfTester(1, 1, [0])),
      giving(1, 'avatar', 2),
    ]);
    expect([...view(world).since]).toEqual([4000]);
    // Worked out from who allowed it when, in the order of the names.
    const shownSince = [0, 1].map((i) => [authorAt(i), i === 0 ? 2000 : 5000] as const).sort();
    expect([...view(world).shownSince]).toEqual(shownSince.map(([, ms]) => ms));
    expect([...view(world).finale]).toEqual([0, 0]);
  });
});

describe('communities', () => {
  it('are exactly those who can be reached from each other', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const { authors, community, communities, largest } = view(linkedWorld(8, pairs));
        const communityOf = (i: number): number | undefined => community[authors.indexOf(authorAt(i))];
        const sizes = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => reached(i, pairs).size);
        for (let a = 0; a < 8; a++) {
          for (let b = 0; b < 8; b++) expect(communityOf(a) === communityOf(b)).toBe(reached(a, pairs).has(b));
        }
        expect(largest).toBe(Math.max(...sizes));
        expect(communities).toHaveLength(new Set(community).size);
      }),
    );
  });

  it('do not depend on who came first', () => {
    const cards = [cardOfTester(0, 1, [1]), cardOfTester(1, 1, [0, 2]), cardOfTester(2, 1, [1]), cardOfTester(3, 1)];
    const consents = [0, 1, 2, 3].map((i) => giving(i, 'avatar'));
    const there = worldAfter([...cards.map(publishing), ...consents]);
    const back = worldAfter([...[...cards].reverse().map(publishing), ...[...consents].reverse()]);
    const timeless = { since: null, shownSince: null };
    expect({ ...view(back), ...timeless }).toEqual({ ...view(there), ...timeless });
  });

  it('carry the name of their first member', () => {
    const { community, communities } = view(linkedWorld(5, [[1, 2]]));
    communities.forEach((first, place) => {
      expect(community.indexOf(place)).toBe(first);
    });
  });
});

describe('how well the network holds together', () => {
  it('is the share of those in its largest community', () => {
    expect(
      cohesionOf(
        view(
          linkedWorld(4, [
            [0, 1],
            [1, 2],
          ]),
        ),
      ),
    ).toBe(0.75);
    expect(cohesionOf(view(linkedWorld(4, [])))).toBe(0.25);
    expect(cohesionOf(view(linkedWorld(0, [])))).toBe(1);
  });

  it('makes the shield as strong as it is, and never wholly weak', () => {
    const all = view(
      linkedWorld(3, [
        [0, 1],
        [1, 2],
      ]),
    );
    const none = view(linkedWorld(8, []));
    expect(shieldStrength(all, 0.8)).toBeCloseTo(0.8, 12);
    expect(shieldStrength(none, 0.8)).toBeGreaterThan(0.8 * 0.3);
    expect(shieldStrength(none, 0.8)).toBeLessThan(0.4);
    expect(shieldStrength(all, 0)).toBe(0);
  });
});

describe('the counts', () => {
  it('tell nodes and links of every part, and all gestures', () => {
    const world = worldAfter([
      publishing(cardOfTester(0, 1, [1], { rise: 2 })),
      publishing(cardOfTester(1, 1, [0], { rise: 1, refuse: 3 })),
      publishing(cardOfTester(2, 1, [], { rise: 100 })),
      giving(0, 'avatar'),
      giving(1, 'avatar'),
    ]);
    expect(view(world).perPart).toEqual([{ nodes: 2, links: 1 }]);
    expect(view(world).gestures).toEqual({ refuse: 3, rise: 3 });
    const split: World = { ...world, network: networkAfterAct(world.network, { partition: 3 }, SEED, AT(0), 0) };
    const counts = view(split).perPart;
    expect(counts).toHaveLength(3);
    expect(counts.reduce((sum, { nodes }) => sum + nodes, 0)).toBe(2);
  });

  it('are worked out once for one network and the same people, and again for others', () => {
    const world = linkedWorld(3, [[0, 1]]);
    expect(view(world)).toBe(view({ ...world }));
    const more = worldAfter([publishing(cardOfTester(3, 1)), giving(3, 'avatar')], world);
    expect(view(more).authors).toHaveLength(4);
    expect(view(world).authors).toHaveLength(3);
    const hidden = worldAfter([{ type: 'consent-withdrawn', author: authorAt(0), consent: 'avatar' }], world);
    expect(hidden.network).toBe(world.network);
    expect(view(hidden).authors).toHaveLength(2);
  });
});
