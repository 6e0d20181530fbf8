/** The light of a point of a body: skin, ink, ember or pool, after all that was done to whose it is. */

import { float, max, mix, smoothstep, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, EMBER, PAPER } from '../drawing/palette.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { bodyLight, emberGlow, shieldGlow } from './body-light.ts';
import { type BodyPoint, kindOf, type WholeFigure } from './body-point.ts';
import { hueOf, swing } from './figure-nodes.ts';
import { type Erasing, type FigureDials, identityColour, ONE_LIGHT, type Slice } from './identity-nodes.ts';

/** What happens to a point on its way to where it is drawn. */
export interface PointFate {
  /** 1 in the middle of its way from the floor. */
  readonly flying: Node<'float'>;
  /** How far from the heart it belongs, and how high above the floor, m. */
  readonly heartM: Node<'float'>;
  readonly high: Node<'float'>;
  /** How far it has left for the light that all share. */
  readonly merged: Node<'float'>;
  readonly cut: Slice;
  readonly loss: Erasing;
  /** What of it the veil lets through; 1 for a point that hangs in the veil itself, and the light it has there. */
  readonly seen: Node<'float'>;
  readonly thread: Node<'float'>;
  readonly threadLight: Node<'float'>;
}

/** How much the head's ring of grains is broken: parts of it nearly go out, others than those of the neighbour. */
const brokenRim = (view: WallView, { spot, isHead, hooded }: BodyPoint, drawn: Node<'float'>): Node<'float'> => {
  const wave = swing(view, 12, spot.x.mul(0.62).add(spot.y.mul(0.47)).add(drawn.mul(7))).mul(0.6);
  const finer = swing(view, 18, spot.x.mul(-0.9).add(spot.y.mul(1.3)).add(drawn.mul(3))).mul(0.4);
  return mix(
    float(1),
    smoothstep(-0.75, 0.5, wave.add(finer)).mul(0.85).add(0.22).mul(hooded.mul(-0.6).add(1)),
    isHead,
  );
};

/** The colours of a person: their own two, every hue for whom all pass over the skin. */
function coloursOf(
  view: WallView,
  { base, accent, drawn, iridescence }: WholeFigure,
  at: Node<'vec3'>,
  seed: Node<'float'>,
) {
  const grade = swing(view, 42, at.y.mul(0.45).add(seed.mul(0.18)).add(drawn))
    .mul(0.5)
    .add(0.5);
  const passing = hueOf(at.y.mul(0.5).add(at.x.mul(0.4)).add(view.phase(30))).toVar();
  const own = mix(mix(base, accent, grade.mul(0.4)), passing, iridescence).toVar();
  const edge = mix(mix(accent, own, 0.25), passing, iridescence.mul(0.6)).toVar();
  return { own, edge };
}

/** Light of the current point, and of the dark that hides what is behind it, linear. */
export function bodyGlow(view: WallView, who: WholeFigure, point: BodyPoint, dials: FigureDials, fate: PointFate) {
  const { identity, gesture, drawn } = who;
  const { at, normal, weight, ink, isPool, isHand, isShell } = point;
  const { seed, isFlesh, isShade, isTattoo } = kindOf();
  const { flying, heartM, high, merged, cut, loss } = fate;
  const { rim, lamp, second, lit } = bodyLight(normal, dials.lightFrom);
  const { own, edge } = coloursOf(view, who, at, seed);
  const colourOf = (colour: Node<'vec3'>): Node<'vec3'> => identityColour(identity, dials.unison, colour);

  const spark = smoothstep(0.965, 1, seed).mul(dials.unison.oneMinus()).mul(1.6).add(1);
  const twinkle = swing(view, seed.mul(90).floor().add(70), seed.mul(31)).mul(0.25).add(0.85);
  // Where the lamp falls full, grains are warm whatever their hue; what glows within is of the deeper hue alone.
  // Who stands in the dark stands out of the lamp too.
  const stands = max(own.r, max(own.g, own.b)).mul(1.25).min(1);
  const sunlit = own.mul(0.66).add(
    vec3(...AMBER)
      .mul(0.18)
      .add(vec3(...PAPER).mul(0.24))
      .mul(stands),
  );
  const deeper = own.mul(own.mul(0.55).add(0.38));
  const warmed = isFlesh.select(deeper, mix(own, sunlit, lit.mul(lit).mul(0.7)));
  const toGold = mix(who.base, vec3(...AMBER), 0.5);
  const warm = mix(colourOf(warmed as Node<'vec3'>), toGold, flying.mul(0.7)).toVar();
  const handLight = isHand.mul(0.16);
  const flat = mix(lamp.add(handLight), rim.mul(rim).mul(rim).mul(0.85), identity.outline);
  const body = warm
    .mul(flat)
    .add(colourOf(edge).mul(second))
    .mul(weight)
    .mul(spark)
    .mul(twinkle)
    .mul(brokenRim(view, point, drawn))
    .toVar();
  const skinGlow = body
    .mul(gesture.mul(0.45).add(1))
    .mul(2.1)
    .mul(fate.seen)
    .mul(isFlesh.select(identity.veil.mul(0.5).sub(dials.unison.mul(0.4)).add(0.86), identity.veil.mul(-0.35).add(1)))
    .mul(identity.reveal.mul(-0.4).add(1))
    .mul(identity.reclaimed.mul(0.35).add(1))
    .mul(mix(float(1), isFlesh.select(float(0.04), float(0.9)), merged))
    .mul(dials.unison.mul(0.35).add(1))
    .toVar();
  skinGlow.assign(mix(skinGlow, shieldGlow(view, rim, high, drawn), isShell));
  skinGlow.addAssign(
    edge
      .mul(cut.lip)
      .mul(0.4)
      .mul(isFlesh.select(float(0.05), float(1))),
  );
  // Thread of the veil: cooler and paler than whom it covers.
  const thread = mix(own, vec3(...PAPER), 0.3)
    .mul(fate.threadLight)
    .mul(1.5);
  skinGlow.assign(mix(skinGlow, thread, fate.thread));

  const inkGlow = mix(ink.colour, ONE_LIGHT, dials.unison.mul(0.8))
    .mul(ink.light)
    .mul(smoothstep(-0.1, 0.35, normal.z))
    .mul(point.redrawn.mul(0.5).oneMinus());
  const embers = isTattoo.select(vec3(0), emberGlow(view, rim, weight, seed, isFlesh));
  const alive = mix(isTattoo.select(inkGlow, skinGlow.mul(dials.skin)), embers, dials.embers);

  // A pool of light on the floor has no contour.
  const pool = warm
    .mul(weight)
    .mul(dials.unison.mul(0.8).add(0.5))
    .mul(dials.skin)
    .mul(float(1).sub(dials.embers.mul(0.8)));
  const burning = mix(float(1), float(0.5), identity.outline).mul(loss.going);
  const glow = mix(alive, pool, isPool)
    .mul(loss.left)
    .mul(isFlesh.select(smoothstep(0.55, 0.05, identity.gone), float(1)))
    .mul(cut.left)
    .add(
      vec3(...EMBER)
        .mul(burning)
        .mul(weight)
        .mul(isFlesh.select(float(0.08), float(0.5))),
    )
    .mul(dials.strength);

  // The dark inside is not black: a little warmth lives along the core, most about the heart.
  const lives = float(1)
    .sub(dials.embers)
    .mul(identity.outline.mul(-0.9).add(1))
    .mul(loss.left)
    .mul(identity.copyLight);
  const warmth = heartM.mul(-2.6).exp().mul(0.017).add(0.0032);
  const core = colourOf(own).mul(dials.skin).mul(warmth).mul(gesture.mul(0.8).add(1)).mul(lives);
  return { glow: isShade.select(vec3(0), glow) as Node<'vec3'>, core };
}
