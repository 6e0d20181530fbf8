/** A point of a tattoo in the vertex stage: where its line is just now, how much of it is there, what light runs along it. */

import { float, fract, mix, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, PAPER } from '../drawing/palette.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { pulses } from './figure-nodes.ts';
import type { FigureRows } from './figure-rows.ts';
import type { FigureDials, IdentityNodes } from './identity-nodes.ts';
import { FARTHEST, PEEL_STEP } from './peeling.ts';
import { WRAP } from './tattoo.ts';

/** Once a minute the lines cross over to how they would have grown otherwise, and back. */
const REDRAWN_PER_ROUND = 10;

/** A tattoo point as it lies just now. */
export interface TattooPoint {
  /** u, across, deep. */
  readonly place: Node<'vec3'>;
  readonly weight: Node<'float'>;
  /** Distance from the heart along the body's lines. */
  readonly way: Node<'float'>;
  /** Normal within the cross-section. */
  readonly skin: Node<'vec2'>;
  /** 1 in the middle of being redrawn. */
  readonly moving: Node<'float'>;
}

/**
 * The tattoo point `number` of the tattoos in `inkRow`. The lines redraw themselves from the heart outward; a gesture makes
 * them answer by showing their other side.
 */
export function tattooPoint(
  view: WallView,
  rows: FigureRows,
  number: Node<'int'>,
  inkRow: Node<'int'>,
  isSigil: Node<'bool'>,
  drawn: Node<'float'>,
  gesture: Node<'float'>,
): TattooPoint {
  const one = rows.ink.texel(number, 0, inkRow).toVar();
  const other = rows.ink.texel(number, 1, inkRow).toVar();
  const ways = rows.ink.texel(number, 2, inkRow).toVar();
  const far = ways.x.div(FARTHEST).toVar();
  const turn = fract(view.phase(REDRAWN_PER_ROUND).add(drawn)).toVar();
  const there = smoothstep(far.mul(0.12).add(0.3), far.mul(0.12).add(0.38), turn);
  const back = smoothstep(far.mul(0.1).add(0.8), far.mul(0.1).add(0.88), turn);
  const own = there.sub(back).toVar();
  const answer = smoothstep(0.3, 0.85, gesture.sub(far.mul(0.12)));
  const share = mix(own, float(1).sub(own), answer).toVar();
  const v = mix(ways.z, ways.w, share).mul(WRAP).toVar();
  return {
    place: mix(one.xyz, other.xyz, share),
    weight: mix(one.w, other.w, share),
    way: mix(ways.x, ways.y, share),
    skin: isSigil.select(vec2(0, 1), vec2(v.sin(), v.cos())) as Node<'vec2'>,
    moving: share.mul(float(1).sub(share)).mul(4),
  };
}

/** How far the line has left the skin; the shader's twin of `peeled`. */
export const peeledAt = (way: Node<'float'>, ribbons: Node<'float'>): Node<'float'> => {
  const begins = float(1)
    .sub(way.div(FARTHEST).clamp(0, 1))
    .mul(1 - PEEL_STEP);
  return ribbons.sub(begins).div(PEEL_STEP).clamp(0, 1);
};

/** Light of a tattoo point and its colour, linear. */
export function tattooLight(
  view: WallView,
  point: {
    readonly weight: Node<'float'>;
    readonly way: Node<'float'>;
    readonly isSigil: Node<'float'>;
    readonly front: Node<'float'>;
  },
  who: {
    readonly identity: IdentityNodes;
    readonly accent: Node<'vec3'>;
    readonly drawn: Node<'float'>;
    readonly pace: Node<'float'>;
    readonly gesture: Node<'float'>;
  },
  dials: FigureDials,
) {
  const { identity, accent, drawn, pace, gesture } = who;
  const { way, weight, isSigil, front } = point;
  const running = pulses(view, way.mul(0.8).sub(drawn), pace).toVar();
  const golden = pulses(view, way.mul(0.45).sub(drawn.mul(0.7)), float(1.4))
    .mul(identity.reclaimed)
    .toVar();
  const away = peeledAt(way, identity.ribbons).toVar();
  const leaving = away.mul(float(1).sub(away)).mul(4);
  // What is left when the lines are gone is a scar: their trace, without light.
  const stays = mix(float(1), float(0.045), away);
  const hidden = mix(float(0.97), float(1), isSigil).mul(identity.veil);
  const shown = mix(identity.reveal.mul(-0.45), identity.reveal.mul(1.5), isSigil).add(1);
  const amount = dials.shimmer
    .mul(0.42)
    .add(0.12)
    .add(running.mul(dials.shimmer).mul(3.2))
    .add(gesture.mul(0.8))
    .add(golden.mul(3.4))
    .add(identity.reclaimed.mul(0.35))
    .mul(stays)
    .add(leaving.mul(1.5))
    .mul(float(1).sub(hidden))
    .mul(shown)
    // Who has turned away shows no sigil, only the rim of the void.
    .mul(mix(float(1), front, isSigil))
    .mul(float(1).sub(identity.outline));
  const cool = mix(mix(accent, vec3(...PAPER), 0.12), vec3(...PAPER), running.mul(0.75).clamp(0, 1));
  const gilt = mix(vec3(...AMBER), vec3(...PAPER), golden.mul(0.6).clamp(0, 1));
  return {
    light: weight.mul(amount),
    colour: mix(cool, gilt, identity.reclaimed.mul(0.85).max(leaving.mul(0.5))),
    liftM: away.mul(0.05),
  };
}
