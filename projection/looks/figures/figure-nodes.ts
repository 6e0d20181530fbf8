/** What the shaders of bodies and garments share: reading a figure's row, light trains, the quad of a point. */

import { cross, float, fract, If, int, max, select, smoothstep, vec2, vec3, vertexIndex } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { WallView } from '../drawing/wall-view.ts';
import { BONE } from './body-shape.ts';
import { COLUMN, type FigureRows, PER_LAYER } from './figure-rows.ts';
import { TEXELS_PER_BONE, TRUNK_SIDES } from './skeleton.ts';

const TURN = 2 * Math.PI;

/** One texel of a figure's row. */
export const texelOf = (rows: FigureRows, column: Node<'int'>, row: Node<'int'>): Node<'vec4'> =>
  rows.rows.texel(column, row.bitAnd(PER_LAYER - 1), row.shiftRight(Math.log2(PER_LAYER)));

/** The frame of a bone of one figure. */
export interface BoneFrame {
  readonly start: Node<'vec3'>;
  /** 0 a guess, 1 seen. */
  readonly sure: Node<'float'>;
  readonly axis: Node<'vec3'>;
  readonly sideA: Node<'vec3'>;
  /** 0 if what the bone stands on was not seen. */
  readonly rooted: Node<'float'>;
  readonly sideB: Node<'vec3'>;
  readonly deep: Node<'vec3'>;
}

/** Sideways of a bone that lies along `axis`, in the plane of the wall, `wide` long. */
const sideOf = (axis: Node<'vec3'>, wide: Node<'float'>): Node<'vec3'> => {
  const long = axis.xy.length().toVar();
  const flat = select(long.lessThan(1e-5), vec2(1, 0), vec2(axis.y, axis.x.negate()).div(max(long, 1e-5)));
  return vec3(flat.mul(wide), 0);
};

/** Towards the viewer, square to the sides and the axis; `scale` long. */
const deepOf = (sides: Node<'vec3'>, axis: Node<'vec3'>, scale: Node<'float'>): Node<'vec3'> => {
  const square = cross(sides, axis).toVar();
  const long = square.length().toVar();
  const way = select(long.lessThan(1e-6), vec3(0, 0, 1), square.div(max(long, 1e-6))).toVar();
  return way.mul(select(way.z.lessThan(0), scale.negate(), scale)) as Node<'vec3'>;
};

/** Height of the floor that a figure stands on, m: where its pool of light lies. */
export const groundOf = (rows: FigureRows, row: Node<'int'>): Node<'float'> =>
  texelOf(rows, int(BONE.floor * TEXELS_PER_BONE), row).y;

/** Reads the frame of `bone` from a figure's `row`; `scale` is the body's. */
export function boneOf(rows: FigureRows, bone: Node<'int'>, row: Node<'int'>, scale: Node<'float'>): BoneFrame {
  const column = bone.mul(TEXELS_PER_BONE).toVar();
  const start = texelOf(rows, column, row).toVar();
  const along = texelOf(rows, column.add(1), row).toVar();
  const axis = along.xyz;
  const sideA = sideOf(axis, along.w).toVar();
  const sideB = sideA.toVar();
  const rooted = float(1).toVar();
  If(bone.equal(BONE.torso), () => {
    const low = texelOf(rows, int(TRUNK_SIDES), row).toVar();
    sideA.assign(low.xyz);
    rooted.assign(low.w);
    sideB.assign(texelOf(rows, int(TRUNK_SIDES + 1), row).xyz);
  });
  const deep = deepOf(sideA.add(sideB), axis, scale).toVar();
  return { start: start.xyz, sure: start.w, axis, sideA, rooted, sideB, deep };
}

/** What all bodies hang on: the trunk's line alone, for what needs no more of it. */
export function trunkLine(rows: FigureRows, row: Node<'int'>) {
  const start = texelOf(rows, int(BONE.torso * TEXELS_PER_BONE), row).xyz;
  const axis = texelOf(rows, int(BONE.torso * TEXELS_PER_BONE + 1), row).xyz;
  return { start, axis };
}

/** Corner of the current quad, -1..1 each; the template writes four vertices per point. */
export function quadCorner(): Node<'vec2'> {
  const index = vertexIndex.toInt();
  const x = index.bitAnd(1).toFloat().mul(2).sub(1);
  const y = index.shiftRight(1).bitAnd(1).toFloat().mul(2).sub(1);
  return vec2(x, y);
}

/** A wave -1..1 with `turns` whole turns in the ten-minute round, shifted by `shift` turns. */
export const swing = (view: WallView, turns: Node<'float'> | number, shift: Node<'float'> | number): Node<'float'> =>
  fract(view.phase(turns).add(shift)).mul(TURN).sub(Math.PI).sin();

/** One light running along `way` (in lengths); `turns` whole turns in the round. A bright head with a tail behind it. */
const train = (view: WallView, way: Node<'float'>, turns: number): Node<'float'> => {
  const behind = fract(view.phase(turns).sub(way));
  const tail = float(1).sub(behind).max(0);
  return tail
    .mul(tail)
    .mul(tail)
    .mul(tail)
    .mul(smoothstep(0, 0.06, behind));
};

/**
 * Light along a line at the pace of a body, 0..about 1. Three trains of fixed speed are mixed by pace, so that the
 * picture needs no memory of how the pace came about.
 */
export function pulses(view: WallView, way: Node<'float'>, pace: Node<'float'>): Node<'float'> {
  const quick = smoothstep(0.7, 2.2, pace).toVar();
  const brisk = smoothstep(0.1, 0.7, pace).mul(float(1).sub(quick.mul(0.7)));
  const idle = train(view, way.mul(0.6), 66);
  return idle.add(train(view, way.mul(0.8), 228).mul(brisk)).add(train(view, way, 612).mul(quick));
}

/** A place on a figure, after the figure has turned to whoever looks; m. */
export function turned(rows: FigureRows, row: Node<'int'>, at: Node<'vec3'>): Node<'vec3'> {
  const turn = texelOf(rows, int(COLUMN.turn), row);
  const x = at.x.sub(turn.z);
  const z = at.z.sub(turn.w);
  return at.add(vec3(x.mul(turn.x).add(z.mul(turn.y)), 0, z.mul(turn.x).sub(x.mul(turn.y)))) as Node<'vec3'>;
}

/** Radius of a point at a place of the scene, never below what a pixel can carry, and how much its light is thinned by that. */
export function grainOf(view: WallView, radiusM: Node<'float'>, place: Node<'vec3'>) {
  const least = view.pixelAt(place).mul(0.95);
  const radius = max(radiusM, least).toVar();
  const share = radiusM.div(radius);
  return { radius, thinned: share.mul(share) };
}

/** Every hue in turn, at equal light; `turn` 0..1. */
export const hueOf = (turn: Node<'float'>): Node<'vec3'> =>
  vec3(0, 0.33, 0.67)
    .add(turn)
    .mul(TURN)
    .cos()
    .mul(0.5)
    .add(0.5)
    .mul(vec3(1, 0.75, 0.95))
    .add(vec3(0.06, 0.02, 0.06));

/** 1 where `condition` holds, else 0. */
export const when = (condition: Node<'bool'>): Node<'float'> => select(condition, float(1), float(0));
