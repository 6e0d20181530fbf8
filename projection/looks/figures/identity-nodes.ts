/** What was done to an identity, as shaders draw it on bodies and on what they wear: where a point goes, and how much of its light is left. */

import { float, fract, int, mix, smoothstep, uint, vec2, vec3 } from 'three/tsl';
import type { Node, UniformNode } from 'three/webgpu';
import { AMBER, CYAN, PAPER } from '../drawing/palette.ts';
import { cellHash } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { swing, texelOf } from './figure-nodes.ts';
import { COLUMN, type FigureRows } from './figure-rows.ts';

/** What the score and the site say to all figures. */
export interface FigureDials {
  /** How brightly light travels along the tattoos, 0..1. */
  readonly shimmer: UniformNode<'float', number>;
  /** How far everything has gone out but the outlines, 0..1. */
  readonly embers: UniformNode<'float', number>;
  /** How far all lights have become one, 0..1. */
  readonly unison: UniformNode<'float', number>;
  /** How many of all masks have fallen, 0..1. */
  readonly masksFallen: UniformNode<'float', number>;
  /** How much may move: 1, or less for people whom motion makes ill. */
  readonly motion: UniformNode<'float', number>;
  /** Light of bodies: 1, or more where contrast is asked for. */
  readonly strength: UniformNode<'float', number>;
  /** From which side bodies are lit: -1 left, 1 right. */
  readonly lightFrom: UniformNode<'float', number>;
}

/** The identity of one figure; each 0..1 as in `IdentityNumbers`. */
export interface IdentityNodes {
  readonly fragmentation: Node<'float'>;
  readonly ribbons: Node<'float'>;
  readonly shield: Node<'float'>;
  readonly veil: Node<'float'>;
  readonly reveal: Node<'float'>;
  readonly outline: Node<'float'>;
  readonly gone: Node<'float'>;
  readonly reclaimed: Node<'float'>;
  /** How far the figure stands beside whom it is a copy of, m, and its light: 1 for who is no copy. */
  readonly stepM: Node<'float'>;
  readonly copyLight: Node<'float'>;
  /** 1 for a copy. */
  readonly isCopy: Node<'float'>;
  /** How far the fingers of the left and of the right hand are spread. */
  readonly hands: Node<'vec2'>;
}

/** Reads the identity from a figure's `row`. */
export function identityOf(rows: FigureRows, row: Node<'int'>): IdentityNodes {
  const taken = texelOf(rows, int(COLUMN.taken), row).toVar();
  const given = texelOf(rows, int(COLUMN.given), row).toVar();
  const copy = texelOf(rows, int(COLUMN.copy), row).toVar();
  return {
    fragmentation: taken.x,
    ribbons: taken.y,
    shield: taken.z,
    veil: taken.w,
    reveal: given.x,
    outline: given.y,
    gone: given.z,
    reclaimed: given.w,
    stepM: copy.z,
    copyLight: copy.w,
    isCopy: smoothstep(0.99, 0.6, copy.w),
    hands: copy.xy,
  };
}

/** Slices of a body: some five to a metre, of unequal height. */
const SLICES = 5.4;
/** How far a slice slides, m: so far that it is cut off, and no further than that one sees from whom. */
const SLIDE_M = 0.062;
/** How uneven their heights are, turns of what is drawn per metre. */
const UNEVEN = 8.3;

/**
 * A body cut into horizontal slices that slide against each other, one to this side and the next to that. Answers by how much
 * the place `at` slides to the right and, near a cut, how far up or down a grain lies in the cut's lip, m, and what of its
 * light the cuts leave.
 */
export function sliced(
  view: WallView,
  { fragmentation }: IdentityNodes,
  at: Node<'vec3'>,
  drawn: Node<'float'>,
  motion: Node<'float'>,
) {
  const high = at.y.sub(view.floorM);
  const bent = high.mul(UNEVEN).add(drawn.mul(6.28)).toVar();
  const along = high.mul(SLICES).add(bent.sin().mul(0.3)).add(drawn.mul(9)).toVar();
  const perM = bent
    .cos()
    .mul(0.3 * UNEVEN)
    .add(SLICES);
  const band = along.floor().toVar();
  const inside = along.sub(band).toVar();
  const own = cellHash(band.toInt(), drawn.mul(4096).toInt(), uint(71)).toVar();
  const other = fract(own.mul(61.7)).toVar();
  const begun = smoothstep(other.mul(0.6), other.mul(0.6).add(0.4), fragmentation);
  const drift = swing(view, own.mul(24).floor().add(26), other).mul(motion).mul(0.4).add(0.8);
  const way = band.toInt().bitAnd(1).toFloat().mul(2).sub(1);
  const slideM = own.mul(0.9).add(0.25).mul(way).mul(SLIDE_M).mul(begun).mul(drift);
  const edge = inside.min(float(1).sub(inside)).toVar();
  const cut = smoothstep(0.035, 0.09, edge);
  const lip = smoothstep(0.2, 0.1, edge).mul(cut);
  // Grains near a cut lie in its lip: one sees the section through the body.
  const towards = inside.lessThan(0.5).select(float(1), float(-1));
  const gathers = smoothstep(0.24, 0.12, edge).mul(begun);
  const snapM = float(0.1).sub(edge).mul(towards).div(perM).mul(gathers).mul(0.85);
  return {
    slideM,
    snapM,
    /** 0 in the cut itself. */
    left: mix(float(1), mix(cut, float(1), gathers).mul(other.mul(0.35).add(0.75)), fragmentation),
    /** 1 along the lips of a cut. */
    lip: smoothstep(0.2, 0.05, edge).mul(fragmentation).max(lip.mul(fragmentation)),
  };
}

/** What a cut makes of a place. */
export type Slice = ReturnType<typeof sliced>;
/** What erasing makes of a point. */
export type Erasing = ReturnType<typeof erased>;

/** A body that is erased: each point lets go at a time of its own, glows up and rises. `going` is 1 in the middle of that. */
export function erased({ gone }: IdentityNodes, seed: Node<'float'>) {
  const since = gone.sub(seed.mul(0.7)).div(0.3).clamp(0, 1).toVar();
  return {
    left: float(1).sub(since),
    going: since.mul(float(1).sub(since)).mul(4),
    driftM: vec2(fract(seed.mul(91.7)).sub(0.5).mul(0.3), 0.32).mul(since.mul(since)),
  };
}

/** The one light that all lights become: warm, between amber and paper; linear. */
export const ONE_LIGHT = vec3(1, 0.62, 0.28);

/** A body's colour after what was done to its identity: veiled, copied, reduced to its outline, given back, one with all. */
export function identityColour(identity: IdentityNodes, unison: Node<'float'>, colour: Node<'vec3'>): Node<'vec3'> {
  // Behind a veil a person keeps their hue; the cloth only warms and dims it.
  const veiled = mix(colour, mix(colour, vec3(...AMBER), 0.22).mul(0.8), identity.veil);
  const copied = mix(veiled, mix(vec3(...CYAN), vec3(...PAPER), 0.4), identity.isCopy.mul(0.55));
  const outlined = mix(copied, mix(colour, vec3(...PAPER), 0.55), identity.outline.mul(0.7));
  const warmer = mix(outlined, mix(colour, vec3(...AMBER), 0.65), identity.reclaimed.mul(0.5));
  return mix(warmer, ONE_LIGHT, unison);
}

/**
 * Where borders dissolve: a part of a body's points leaves it sideways and becomes a band of light with the neighbours',
 * at the height of the hearts and of the hands. Answers the way a point goes, m, and how far it is on it.
 */
export function dissolved(view: WallView, unison: Node<'float'>, seed: Node<'float'>, high: Node<'float'>) {
  const leaves = smoothstep(0.3, 0.26, seed)
    .mul(smoothstep(0.75, 1.05, high))
    .mul(unison)
    .toVar();
  const side = fract(seed.mul(173.3)).sub(0.5).mul(2);
  const wave = swing(view, 30, seed.mul(7).add(side.mul(0.4))).mul(0.035);
  const band = high.mul(0.26).add(0.78);
  return { leaves, wayM: vec2(side.mul(0.6).mul(leaves), band.sub(high).mul(0.8).add(wave).mul(leaves)) };
}
