/** What the shaders of bodies and garments share: reading a figure's row, light trains, the quad of a point. */

import {
  float,
  fract,
  int,
  ivec2,
  max,
  select,
  smoothstep,
  texture,
  textureLoad,
  vec2,
  vec3,
  vertexIndex,
} from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { WallView } from '../drawing/wall-view.ts';
import { COLUMN, type FigureRows } from './figure-rows.ts';
import { TEXELS_PER_BONE } from './skeleton.ts';

const TURN = 2 * Math.PI;

/** One texel of a figure's row. */
export const texelOf = (rows: FigureRows, column: Node<'int'>, row: Node<'int'>): Node<'vec4'> =>
  textureLoad(texture(rows.rows), ivec2(column, row));

/** One texel of the tattoos. */
export const inkOf = (rows: FigureRows, column: Node<'int'>, row: Node<'int'>): Node<'vec4'> =>
  textureLoad(texture(rows.ink), ivec2(column, row));

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

/** Reads the frame of `bone` from a figure's `row`. */
export function boneOf(rows: FigureRows, bone: Node<'int'>, row: Node<'int'>): BoneFrame {
  const column = bone.mul(TEXELS_PER_BONE).toVar();
  const start = texelOf(rows, column, row).toVar();
  const sideA = texelOf(rows, column.add(2), row).toVar();
  return {
    start: start.xyz,
    sure: start.w,
    axis: texelOf(rows, column.add(1), row).xyz,
    sideA: sideA.xyz,
    rooted: sideA.w,
    sideB: texelOf(rows, column.add(3), row).xyz,
    deep: texelOf(rows, column.add(4), row).xyz,
  };
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
