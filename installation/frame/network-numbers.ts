/** The participants' network as the numbers a surface draws. */

import type { ShowMs } from '../time/axes.ts';
import { clamp01, EASINGS } from '../time/easing.ts';
import { tweenAt } from '../time/tween.ts';
import { identityNumbersAt, identityOf } from '../world/identities.ts';
import { IDENTITY_NUMBERS, type IdentityNumbers } from '../world/identity-numbers.ts';
import { seenSplit } from '../world/network.ts';
import { cohesionOf, networkView, shieldStrength } from '../world/network-view.ts';
import type { World } from '../world/world.ts';
import { grownSince, nodePlaces } from './network-layout.ts';
import type { WallSlice } from './surface-frame.ts';
import { type NetworkNumbers, NODE, NODE_STRIDE } from './world-frame.ts';

/** How long a node takes to light up once it may be shown, ms. */
const LIGHTS_UP_MS = 2500;
/** Nodes stand up to so far behind the picture, m. */
const DEPTH_M = 1.5;

/** The network of `world` at `at`, on the wall that `slice` is a part of. */
export function networkNumbers(world: World, at: ShowMs, slice: WallSlice): NetworkNumbers {
  const { network, sovereignty, seed } = world;
  const view = networkView(network, sovereignty, seed);
  const grown = grownSince(view.since, at);
  const seen = seenSplit(network, at);
  const places = nodePlaces(world, view, grown, at, seen);
  const nodes = new Float32Array(view.authors.length * NODE_STRIDE);
  for (let node = 0; node < view.authors.length; node++) {
    const start = node * NODE_STRIDE;
    nodes[start + NODE.x] = (places.x[node] ?? 0) * slice.wallWidthM;
    nodes[start + NODE.y] = (places.y[node] ?? 0) * slice.wallHeightM;
    nodes[start + NODE.z] = ((places.depth[node] ?? 0) - 1) * DEPTH_M;
    nodes[start + NODE.part] = view.parts[node] ?? 0;
    nodes[start + NODE.hue] = places.hue[node] ?? 0;
    nodes[start + NODE.light] = EASINGS.out(clamp01((at - (view.shownSince[node] ?? at)) / LIGHTS_UP_MS));
    nodes[start + NODE.faction] = places.faction[node] ?? -1;
    nodes[start + NODE.finale] = view.finale[node] ?? 0;
  }
  return {
    nodes,
    identities: identitiesOf(world, view.authors, at),
    links: view.links,
    grown,
    severed: view.severed,
    severedGrown: grownSince(view.severedSince, at),
    parts: network.replicas.length,
    fell: seen.parts,
    fellInto: places.part,
    apart: seen.apart,
    communities: view.communities.length,
    cohesion: cohesionOf(view),
    shield: shieldStrength(view, tweenAt(network.shield, at)),
  };
}

function identitiesOf({ identities }: World, authors: readonly string[], at: ShowMs): Float32Array {
  const numbers = new Float32Array(authors.length * IDENTITY_NUMBERS.length);
  // Most are what all participants are: that picture is worked out once.
  const pictures = new Map<object, readonly number[]>();
  authors.forEach((author, node) => {
    const identity = identityOf(identities, author);
    const picture = pictures.get(identity) ?? flat(identityNumbersAt(identity, at));
    pictures.set(identity, picture);
    numbers.set(picture, node * IDENTITY_NUMBERS.length);
  });
  return numbers;
}

const flat = (numbers: IdentityNumbers): readonly number[] => IDENTITY_NUMBERS.map((key) => numbers[key]);
