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
import { partOf } from '../world/network.ts';
import type { NetworkView } from '../world/network-view.ts';
import type { World } from '../world/world.ts';

/** Numbers per node while it is laid out: x and y as shares of the wall, then the cosine and sine of its hue. */
const SPOT = 4;

interface Homes {
  readonly spots: Float32Array;
  readonly depths: Float32Array;
  /** The part each node falls into when the network splits, whether or not it is split now. */
  readonly parts: Uint8Array;
  readonly factions: Int16Array;
}

/** Homes by the view they belong to. A cache only: what is in it follows from its key. */
const homes = new WeakMap<NetworkView, Homes & { readonly of: Pick<World, 'factions'>['factions']['colours'] }>();

function homesOf(view: NetworkView, { network, factions, seed }: World): Homes {
  const known = homes.get(view);
  if (known?.of === factions.colours) return known;
  const spots = new Float32Array(view.authors.length * SPOT);
  const depths = new Float32Array(view.authors.length);
  view.authors.forEach((author, node) => {
    const chance = seededStream(seed, `node ${author}`);
    const hue = 2 * Math.PI * chance();
    spots.set([0.04 + 0.92 * chance(), 0.3 + 0.55 * chance(), Math.cos(hue), Math.sin(hue)], node * SPOT);
    depths[node] = chance();
  });
  const made = {
    spots,
    depths,
    parts: Uint8Array.from(view.authors, (author) => partOf(network, seed, author)),
    factions: Int16Array.from(view.authors, (author) => factionOf(factions, seed, author)),
    of: factions.colours,
  };
  homes.set(view, made);
  return made;
}

/** How long a link takes to grow, ms. */
const GROWS_MS = 4000;

/** How far each link has grown at `at`, 0..1. */
export const grownAt = ({ since }: NetworkView, at: ShowMs): Float32Array =>
  Float32Array.from(since, (ms) => EASINGS.inOut(clamp01((at - ms) / GROWS_MS)));

/** Each time over, everybody goes to the middle of those they matched with. So often is enough to see who is together. */
const DRAWN_TOGETHER = 8;

/** Spots with matches drawn together by `condense`, 0..1: the mean of the neighbours, by how far each link has grown. */
function drawnTogether(view: NetworkView, spots: Float32Array, grown: Float32Array, condense: number): Float32Array {
  if (condense <= 0 || view.links.length === 0) return spots;
  const nodes = view.authors.length;
  const weights = new Float32Array(nodes).fill(1);
  grown.forEach((weight, i) => {
    for (const node of [view.links[2 * i] ?? 0, view.links[2 * i + 1] ?? 0])
      weights[node] = (weights[node] ?? 0) + weight;
  });
  let now = spots;
  for (let round = 0; round < DRAWN_TOGETHER; round++) {
    const next = Float32Array.from(now);
    grown.forEach((weight, i) => {
      const [a, b] = [(view.links[2 * i] ?? 0) * SPOT, (view.links[2 * i + 1] ?? 0) * SPOT];
      for (let k = 0; k < SPOT; k++) {
        next[a + k] = (next[a + k] ?? 0) + weight * (now[b + k] ?? 0);
        next[b + k] = (next[b + k] ?? 0) + weight * (now[a + k] ?? 0);
      }
    });
    now = next.map((value, at) => value / (weights[Math.floor(at / SPOT)] ?? 1));
  }
  return spots.map((from, at) => mix(from, now[at] ?? from, condense));
}

/** Between two parts of a split network this share of a part's room stays empty. */
const GAP = 0.16;
/** How far a faction is drawn to its side of the wall where the tension is highest. */
const TAKES_SIDES = 0.55;

/** Where a node stands. */
export interface NodePlace {
  /** Share of the wall, 0 left end, 1 right. */
  readonly x: number;
  /** Share of the wall, 0 lower edge, 1 upper. */
  readonly y: number;
  /** 0 far, 1 near. */
  readonly depth: number;
  readonly hue: number;
  readonly faction: number;
}

/** The places of all nodes of `view`, which is of `world`'s network, at `at`. */
export function nodePlaces(world: World, view: NetworkView, grown: Float32Array, at: ShowMs): NodePlace[] {
  const home = homesOf(view, world);
  const spots = drawnTogether(view, home.spots, grown, tweenAt(world.communities.condense, at));
  const apart = world.network.parts < 2 ? 0 : tweenAt(world.network.apart, at);
  const tension = tensionAt(world.factions, at);
  const sides = world.factions.colours.size;
  return view.authors.map((_, node) => {
    const [x = 0, y = 0, cos = 1, sin = 0] = spots.subarray(node * SPOT, (node + 1) * SPOT);
    const faction = home.factions[node] ?? -1;
    const sided = faction < 0 ? x : mix(x, (faction + x) / sides, tension * TAKES_SIDES);
    const inPart = ((home.parts[node] ?? 0) + GAP / 2 + (1 - GAP) * sided) / world.network.parts;
    return {
      x: mix(sided, inPart, apart),
      y,
      depth: home.depths[node] ?? 0,
      hue: (Math.atan2(sin, cos) / (2 * Math.PI) + 1) % 1,
      faction,
    };
  });
}

/** A number 0..1 of its own for everything with a name. */
export const ownNumber = (seed: number, name: string): number => seededInteger(seed, name) / 0x1_0000_0000;
