/**
 * What the network is at this moment for everybody who looks at it: who is in it, who is really linked to whom, which
 * communities follow from that, and how well it holds together. Worked out anew from the cards, never counted along.
 */

import type { KnownCard } from './card.ts';
import type { Network } from './network.ts';
import { partOf, replicaOf } from './network.ts';
import { rosterEntries, rosterGet } from './roster.ts';
import type { Participant, Sovereignty } from './sovereignty.ts';

/** One part of the network, or all of it while it is whole. */
export interface PartCount {
  readonly nodes: number;
  readonly links: number;
}

export interface NetworkView {
  /** Participants who allow to be shown, in order. A node is its place in this list. */
  readonly authors: readonly string[];
  /** Since when each node may be shown, ms of show time. */
  readonly shownSince: Float64Array;
  /** 1 for each node that stays for the finale, else 0. */
  readonly finale: Uint8Array;
  /** The part each node is in; all 0 while the network is whole. */
  readonly parts: Uint8Array;
  /** Pairs of nodes that name each other and can reach each other, the smaller first, in order. */
  readonly links: Uint32Array;
  /** Since when both ends of each link have named each other, ms of show time. */
  readonly since: Float64Array;
  /** Pairs that name each other and cannot reach each other, as they are in different parts; none while it is whole. */
  readonly severed: Uint32Array;
  /** Since when both ends of each of those have named each other, ms of show time. */
  readonly severedSince: Float64Array;
  /** The community of each node: its place in `communities`. Who has no link is a community of one. */
  readonly community: Uint32Array;
  /** The first node of each community; it names it. */
  readonly communities: Uint32Array;
  readonly largest: number;
  readonly perPart: readonly PartCount[];
  /** How often each gesture was made, over all nodes. */
  readonly gestures: Readonly<Record<string, number>>;
}

/** The view by what it was worked out from. A cache only: what is in it follows from its key. */
const views = new WeakMap<Network, { readonly people: Sovereignty['people']; readonly view: NetworkView }>();

/** The network as it is. Asked again of the same network and people it is the same view, and costs nothing. */
export function networkView(network: Network, { people }: Pick<Sovereignty, 'people'>, seed: number): NetworkView {
  const known = views.get(network);
  if (known?.people === people) return known.view;
  const view = viewOf(network, people, seed);
  views.set(network, { people, view });
  return view;
}

function viewOf(network: Network, people: Sovereignty['people'], seed: number): NetworkView {
  const shown = visible(people);
  const authors = shown.map(([author]) => author);
  const cards = authors.map((author) => rosterGet(replicaOf(network, seed, author), author));
  const isWhole = network.replicas.length < 2;
  const parts = Uint8Array.from(authors, (author) => (isWhole ? 0 : partOf(network, seed, author)));
  const { reaching, severed } = mutualLinks(authors, cards, parts);
  const links = Uint32Array.from(reaching.pairs);
  const roots = components(authors.length, links);
  const communities = Uint32Array.from(new Set(roots));
  const placeOf = new Map([...communities].map((root, place) => [root, place]));
  const community = Uint32Array.from(roots, (root) => placeOf.get(root) ?? 0);
  return {
    authors,
    shownSince: Float64Array.from(shown, ([, { consents }]) => consents.avatar ?? 0),
    finale: Uint8Array.from(shown, ([, { consents }]) => Number(consents.finale !== undefined)),
    parts,
    links,
    since: Float64Array.from(reaching.since),
    severed: Uint32Array.from(severed.pairs),
    severedSince: Float64Array.from(severed.since),
    community,
    communities,
    largest: largestOf(community, communities.length),
    perPart: countParts(parts, links, network.replicas.length),
    gestures: addedUp(cards.map((card) => card?.gestures ?? {})),
  };
}

const visible = (people: Sovereignty['people']): (readonly [string, Participant])[] =>
  rosterEntries(people).filter(([, { consents }]) => consents.avatar !== undefined);

type Cards = readonly (KnownCard | undefined)[];

interface Pairs {
  readonly pairs: number[];
  readonly since: number[];
}

/** Where both ends say so there is a link; it reaches where neither is cut off from the other. */
function mutualLinks(
  authors: readonly string[],
  cards: Cards,
  parts: Uint8Array,
): { readonly reaching: Pairs; readonly severed: Pairs } {
  const nodeOf = new Map(authors.map((author, node) => [author, node]));
  const [reaching, severed]: [Pairs, Pairs] = [
    { pairs: [], since: [] },
    { pairs: [], since: [] },
  ];
  cards.forEach((card, a) => {
    card?.links.forEach((other, place) => {
      const b = nodeOf.get(other);
      if (b === undefined || b <= a) return;
      const back = cards[b]?.links.indexOf(authors[a] ?? '') ?? -1;
      if (back < 0) return;
      const { pairs, since } = parts[a] === parts[b] ? reaching : severed;
      pairs.push(a, b);
      since.push(Math.max(card.since[place] ?? 0, cards[b]?.since[back] ?? 0));
    });
  });
  return { reaching, severed };
}

/** The smallest node each node can be reached from: union-find with halved paths. (R. Tarjan and J. van Leeuwen, 1984) */
function components(nodes: number, links: Uint32Array): Uint32Array {
  const parent = Uint32Array.from({ length: nodes }, (_, node) => node);
  const rootOf = (node: number): number => {
    let here = node;
    for (;;) {
      const up = parent[here] ?? here;
      if (up === here) return here;
      const above = parent[up] ?? up;
      parent[here] = above;
      here = above;
    }
  };
  for (let i = 0; i < links.length; i += 2) {
    const [a, b] = [rootOf(links[i] ?? 0), rootOf(links[i + 1] ?? 0)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  return parent.map((_, node) => rootOf(node));
}

function largestOf(community: Uint32Array, count: number): number {
  const sizes = new Uint32Array(count);
  for (const place of community) sizes[place] = (sizes[place] ?? 0) + 1;
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}

function countParts(parts: Uint8Array, links: Uint32Array, count: number): PartCount[] {
  const nodes = new Array<number>(count).fill(0);
  const linked = new Array<number>(count).fill(0);
  for (const part of parts) nodes[part] = (nodes[part] ?? 0) + 1;
  for (let i = 0; i < links.length; i += 2) {
    const part = parts[links[i] ?? 0] ?? 0;
    linked[part] = (linked[part] ?? 0) + 1;
  }
  return nodes.map((inPart, part) => ({ nodes: inPart, links: linked[part] ?? 0 }));
}

function addedUp(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const each of counts)
    for (const [name, count] of Object.entries(each)) sums.set(name, (sums.get(name) ?? 0) + count);
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How well the network holds together: the share of its nodes in the largest community; 1 where it has none to lose. */
export const cohesionOf = ({ authors, largest }: NetworkView): number =>
  authors.length === 0 ? 1 : largest / authors.length;

/** A shield is never weaker than this share of how far it is raised: strangers, too, can stand side by side. */
const STRANGERS = 0.3;

/** How strong the shield is, 0..1, of how far it is raised: as strong as the network behind it holds together. */
export const shieldStrength = (view: NetworkView, raised: number): number =>
  raised * (STRANGERS + (1 - STRANGERS) * cohesionOf(view));
