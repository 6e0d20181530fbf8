/**
 * Where the nodes of the network stand, and in what hue. Each has a home that follows from the seed; who matched is drawn
 * together along the links, a split draws the parts apart, and rivalry draws factions to their sides. Everything moves
 * only with time: a new link pulls as it grows, so nobody jumps when somebody matches.
 */

import { seededInteger, seededStream } from '../random/seeded.ts';
import type { ShowMs } from '../time/axes.ts';
import { clamp01, EASINGS, mix } from '../time/easing.ts';
import { tweenAt } from '../time/tween.ts';
import { factionOf, tensionAt } from '../world/factions.ts';
import { partOf, type SeenSplit } from '../world/network.ts';
import type { NetworkView } from '../world/network-view.ts';
import type { World } from '../world/world.ts';

/** Numbers per node while it is laid out: x and y as shares of the wall, then the cosine and sine of its hue. */
const SPOT = 4;

interface Homes {
  readonly spots: Float32Array;
  readonly depth: Float32Array;
  /** The part each node falls into when the network splits, whether or not it is split now; and the time before. */
  readonly parts: Uint8Array;
  readonly partsBefore: Uint8Array;
  readonly faction: Int16Array;
}

/** Homes by the view they belong to. A cache only: what is in it follows from its key. */
const homes = new WeakMap<NetworkView, Homes & { readonly of: Pick<World, 'factions'>['factions']['colours'] }>();

function homesOf(view: NetworkView, { network, factions, seed }: World): Homes {
  const known = homes.get(view);
  if (known?.of === factions.colours) return known;
  const spots = new Float32Array(view.authors.length * SPOT);
  const depth = new Float32Array(view.authors.length);
  view.authors.forEach((author, node) => {
    const chance = seededStream(seed, `node ${author}`);
    const hue = 2 * Math.PI * chance();
    spots.set([0.04 + 0.92 * chance(), 0.3 + 0.55 * chance(), Math.cos(hue), Math.sin(hue)], node * SPOT);
    depth[node] = chance();
  });
  const before = { parts: network.partsBefore, splits: network.splits - 1 };
  const made = {
    spots,
    depth,
    parts: Uint8Array.from(view.authors, (author) => partOf(network, seed, author)),
    partsBefore: Uint8Array.from(view.authors, (author) => partOf(before, seed, author)),
    faction: Int16Array.from(view.authors, (author) => factionOf(factions, seed, author)),
    of: factions.colours,
  };
  homes.set(view, made);
  return made;
}

/** How long a link takes to grow, ms. */
const GROWS_MS = 4000;

/** How far links that are there since these moments have grown at `at`, 0..1. */
export const grownSince = (since: Float64Array, at: ShowMs): Float32Array =>
  Float32Array.from(since, (ms) => EASINGS.inOut(clamp01((at - ms) / GROWS_MS)));

/** Each time over, everybody goes to the middle of those they matched with. So often is enough to see who is together. */
const DRAWN_TOGETHER = 8;

/** Spots with matches drawn together by `condense`, 0..1: the mean of the neighbours, by how far each link has grown. */
function drawnTogether(view: NetworkView, spots: Float32Array, grown: Float32Array, condense: number): Float32Array {
  if (condense <= 0 || view.links.length === 0) return spots;
  const weights = neighbourWeights(view, grown);
  let now = spots;
  for (let round = 0; round < DRAWN_TOGETHER; round++) now = averaged(view, now, grown, weights);
  return spots.map((from, at) => mix(from, now[at] ?? from, condense));
}

/** How much weighs on each node: itself, and its links as far as they have grown. */
function neighbourWeights({ authors, links }: NetworkView, grown: Float32Array): Float32Array {
  const weights = new Float32Array(authors.length).fill(1);
  links.forEach((node, end) => {
    weights[node] = (weights[node] ?? 0) + (grown[end >> 1] ?? 0);
  });
  return weights;
}

/** Every spot in the middle of itself and its neighbours'. */
function averaged(
  { links }: NetworkView,
  spots: Float32Array,
  grown: Float32Array,
  weights: Float32Array,
): Float32Array {
  const sums = Float32Array.from(spots);
  for (let link = 0; link < grown.length; link++) {
    const weight = grown[link] ?? 0;
    const [a, b] = [(links[2 * link] ?? 0) * SPOT, (links[2 * link + 1] ?? 0) * SPOT];
    for (let k = 0; k < SPOT; k++) {
      sums[a + k] = (sums[a + k] ?? 0) + weight * (spots[b + k] ?? 0);
      sums[b + k] = (sums[b + k] ?? 0) + weight * (spots[a + k] ?? 0);
    }
  }
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) / (weights[(at / SPOT) | 0] ?? 1);
  return sums;
}

/** Between two parts of a split network this share of a part's room stays empty. */
const GAP = 0.16;
/** How far a faction is drawn to its side of the wall where the tension is highest. */
const TAKES_SIDES = 0.55;

/** Where nodes stand and what they look like, in arrays by node. */
export interface NodePlaces {
  /** Shares of the wall: 0 left end, 1 right. */
  readonly x: Float32Array;
  /** Shares of the wall: 0 lower edge, 1 upper. */
  readonly y: Float32Array;
  /** 0 far, 1 near. */
  readonly depth: Float32Array;
  /** 0..1, as far round the circle of the crowd's hues. */
  readonly hue: Float32Array;
  /** Places among the world's factions; -1: of none. */
  readonly faction: Int16Array;
  /** The part each fell into by the split that is seen; 0 before there ever was one. */
  readonly part: Uint8Array;
}

/** The places of all nodes of `view`, which is of `world`'s network, at `at`; `seen`: how that network is split. */
export function nodePlaces(
  world: World,
  view: NetworkView,
  grown: Float32Array,
  at: ShowMs,
  seen: SeenSplit,
): NodePlaces {
  const home = homesOf(view, world);
  const spots = drawnTogether(view, home.spots, grown, tweenAt(world.communities.condense, at));
  const { parts } = seen;
  const part = seen.splits === world.network.splits ? home.parts : home.partsBefore;
  const apart = parts < 2 ? 0 : seen.apart;
  const takesSides = TAKES_SIDES * tensionAt(world.factions, at);
  const sides = world.factions.colours.size;
  const [x, y, hue] = [0, 1, 2].map(() => new Float32Array(view.authors.length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (let node = 0; node < x.length; node++) {
    const spot = node * SPOT;
    const faction = home.faction[node] ?? -1;
    const own = spots[spot] ?? 0;
    const sided = faction < 0 ? own : mix(own, (faction + own) / sides, takesSides);
    const inPart = ((part[node] ?? 0) + GAP / 2 + (1 - GAP) * sided) / parts;
    x[node] = mix(sided, inPart, apart);
    y[node] = spots[spot + 1] ?? 0;
    hue[node] = (Math.atan2(spots[spot + 3] ?? 0, spots[spot + 2] ?? 1) / (2 * Math.PI) + 1) % 1;
  }
  return { x, y, hue, depth: home.depth, faction: home.faction, part };
}

/** A number 0..1 of its own for everything with a name. */
export const ownNumber = (seed: number, name: string): number => seededInteger(seed, name) / 0x1_0000_0000;
