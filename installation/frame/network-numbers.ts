/** The participants' network as the numbers a surface draws. */

import type { ShowMs } from '../time/axes.ts';
import { clamp01, EASINGS } from '../time/easing.ts';
import { tweenAt } from '../time/tween.ts';
import { identityNumbersAt, identityOf } from '../world/identities.ts';
import { IDENTITY_NUMBERS, type IdentityNumbers } from '../world/identity-numbers.ts';
import { cohesionOf, networkView, shieldStrength } from '../world/network-view.ts';
import { allows, participant } from '../world/sovereignty.ts';
import type { World } from '../world/world.ts';
import { grownAt, nodePlaces } from './network-layout.ts';
import type { WallSlice } from './surface-frame.ts';
import { type NetworkNumbers, NODE_STRIDE } from './world-frame.ts';

/** How long a node takes to light up once it may be shown, ms. */
const LIGHTS_UP_MS = 2500;
/** Nodes stand up to so far behind the picture, m. */
const DEPTH_M = 1.5;

/** The network of `world` at `at`, on the wall that `slice` is a part of. */
export function networkNumbers(world: World, at: ShowMs, slice: WallSlice): NetworkNumbers {
  const { network, sovereignty, seed } = world;
  const view = networkView(network, sovereignty, seed);
  const grown = grownAt(view, at);
  const nodes = new Float32Array(view.authors.length * NODE_STRIDE);
  nodePlaces(world, view, grown, at).forEach(({ x, y, depth, hue, faction }, node) => {
    const author = view.authors[node] ?? '';
    const shownMs = at - (participant(sovereignty, author)?.consents.avatar ?? at);
    const place = [x * slice.wallWidthM, y * slice.wallHeightM, (depth - 1) * DEPTH_M];
    const light = EASINGS.out(clamp01(shownMs / LIGHTS_UP_MS));
    const finale = Number(allows(sovereignty, author, 'finale'));
    nodes.set([...place, view.parts[node] ?? 0, hue, light, faction, finale], node * NODE_STRIDE);
  });
  return {
    nodes,
    identities: identitiesOf(world, view.authors, at),
    links: view.links,
    grown,
    parts: network.replicas.length,
    apart: tweenAt(network.apart, at),
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
