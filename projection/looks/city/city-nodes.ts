/** The night city as pure functions of a place: layers of towers, their windows, the air between them, the rain. */

import { abs, exp, float, fract, max, mix, select, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, CYAN, HAZE, MAGENTA, NIGHT } from '../drawing/palette.ts';
import { cellHash, planeNoise } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';

/** One row of towers, far to near. Metres are metres on the wall. */
export interface TowerRow {
  /** Mean distance between towers. */
  readonly everyM: number;
  readonly lowM: number;
  readonly highM: number;
  /** Height and width of one window's cell. */
  readonly storeyM: number;
  /** Share of windows that are lit, at most. */
  readonly lit: number;
  /** Light of the windows. */
  readonly glow: number;
  /** 0 near and black, 1 far and drowned in haze. */
  readonly distance: number;
}

/** Far to near: the near ones are few, tall and black, and stand over the others. */
export const TOWER_ROWS: readonly TowerRow[] = [
  { everyM: 0.21, lowM: 0.35, highM: 1.5, storeyM: 0.017, lit: 0.1, glow: 0.1, distance: 1 },
  { everyM: 0.37, lowM: 0.3, highM: 2.1, storeyM: 0.026, lit: 0.085, glow: 0.22, distance: 0.55 },
  { everyM: 0.78, lowM: 0.15, highM: 2.9, storeyM: 0.038, lit: 0.05, glow: 0.4, distance: 0.14 },
];

/** Light and cover of one row of towers at `place`: x along the wall, y above the horizon, m. */
export function towersAt(
  row: TowerRow,
  index: number,
  place: Node<'vec2'>,
  salt: Node<'uint'>,
  pixelM: Node<'vec2'>,
  view: WallView,
): { readonly light: Node<'vec3'>; readonly cover: Node<'float'> } {
  const own = salt.add(index * 7919);
  const across = place.x
    .div(row.everyM)
    .add(index * 0.37)
    .toVar();
  const cell = across.floor().toInt().toVar();
  const plot = across.sub(across.floor()).sub(0.5).mul(row.everyM).toVar();
  const zero = cell.mul(0).toVar();
  const r1 = cellHash(cell, zero, own).toVar();
  const r2 = cellHash(cell, zero.add(1), own).toVar();
  const r3 = cellHash(cell, zero.add(2), own).toVar();

  const height = r1
    .mul(r1)
    .mul(row.highM - row.lowM)
    .add(row.lowM)
    .toVar();
  const wide = r2.mul(0.17).add(0.31).mul(row.everyM).toVar();
  const setback = place.y.greaterThan(height.mul(r3.mul(0.3).add(0.55))).select(r3.mul(0.35).add(0.5), float(1));
  const lean = select(r3.greaterThan(0.5), wide.mul(0.2), wide.mul(-0.2)).mul(float(1).sub(setback));
  const half = wide.mul(setback).toVar();
  const x = plot.sub(lean).toVar();
  const soft = pixelM.x.mul(1.2);
  const softUp = pixelM.y.mul(1.2);
  const mast = smoothstep(soft.add(0.0022), float(0.0012), abs(x)).mul(
    smoothstep(height.add(r2.mul(0.3)).add(0.04), height, place.y),
  );
  const body = smoothstep(half.add(soft), half, abs(x)).mul(smoothstep(height.add(softUp), height, place.y));
  const tall = max(body, mast.mul(when(r3, 0.62))).toVar();

  // Windows: a few floors are awake, most are not; nothing in a window moves fast.
  const bay = row.storeyM * 0.72;
  const column = x.div(bay).floor().toInt().add(cell.mul(61)).toVar();
  const storey = place.y.div(row.storeyM).floor().toInt().toVar();
  const inWindow = vec2(fract(x.div(bay)), fract(place.y.div(row.storeyM)))
    .sub(0.5)
    .abs();
  const paneSoft = max(pixelM.x, pixelM.y).div(row.storeyM).clamp(0.05, 0.5);
  const pane = smoothstep(float(0.33).add(paneSoft), float(0.33).sub(paneSoft), inWindow.x).mul(
    smoothstep(float(0.22).add(paneSoft), float(0.22).sub(paneSoft), inWindow.y),
  );
  const awake = cellHash(storey.shiftRight(2), cell, own.add(5));
  const wake = awake.mul(awake).mul(1.7).mul(row.lit);
  const mine = cellHash(column, storey, own.add(9)).toVar();
  const lit = smoothstep(wake, wake.mul(0.6), mine);
  const hue = cellHash(column, storey, own.add(13)).toVar();
  const sleepy = fract(view.phase(hue.mul(30).floor().add(8)).add(hue.mul(17)))
    .mul(2)
    .sub(1)
    .abs()
    .mul(0.5)
    .add(0.5);
  const cold = mix(vec3(0.32, 0.42, 0.72), vec3(...CYAN), smoothstep(0.6, 0.9, hue));
  const colour = mix(cold, vec3(...AMBER), smoothstep(0.66, 0.7, fract(hue.mul(7.3)))).toVar();
  const windows = colour.mul(pane).mul(lit).mul(sleepy).mul(row.glow).mul(body);

  // One tower in eight carries a line of light up its edge.
  const signed = when(r2, 0.87).mul(when(r3, 0.3));
  const edge = exp(
    abs(x.sub(half.mul(0.82)))
      .negate()
      .div(pixelM.x.mul(0.9).add(0.0016)),
  )
    .mul(body)
    .mul(smoothstep(0.1, 0.35, place.y.div(height)))
    .mul(smoothstep(0.97, 0.7, place.y.div(height)))
    .mul(signed);
  const neon = mix(vec3(...CYAN), vec3(...MAGENTA), when(r1, 0.55))
    .mul(edge)
    .mul(row.glow * 0.9);

  const mist = exp(place.y.negate().div(0.55))
    .mul(row.distance * 0.75)
    .add(row.distance * 0.12);
  const wall = mix(vec3(...NIGHT).mul(0.22), vec3(...HAZE).mul(1.15), mist);
  return { light: wall.add(windows).add(neon), cover: tall };
}

const when = (value: Node<'float'>, above: number): Node<'float'> =>
  value.greaterThan(above).select(float(1), float(0));

/** The air over the horizon: night above, a bank of haze below, uneven along the wall. */
export function airAt(place: Node<'vec2'>, haze: Node<'float'>, salt: Node<'uint'>, view: WallView): Node<'vec3'> {
  const drift = view.phase(1).mul(24);
  const cloud = planeNoise(vec2(place.x.mul(0.55).add(drift), place.y.mul(1.3)), salt.add(77)).toVar();
  const bank = exp(
    max(place.y, 0)
      .negate()
      .div(mix(float(0.28), float(0.75), cloud)),
  ).mul(haze);
  const tone = mix(vec3(...HAZE).mul(2.1), vec3(0.012, 0.05, 0.06), smoothstep(0.35, 0.9, cloud));
  const ember = vec3(0.05, 0.012, 0.03).mul(
    smoothstep(0.55, 1, planeNoise(vec2(place.x.mul(0.4).sub(drift), 3), salt.add(31))),
  );
  return vec3(...NIGHT)
    .mul(0.3)
    .add(tone.add(ember).mul(bank).mul(0.95));
}

/** Rain as light: rare thin strokes, falling. `place` in m; `turns` per ten minutes sets how fast. */
export function rainAt(
  place: Node<'vec2'>,
  laneM: number,
  turns: number,
  salt: Node<'uint'>,
  view: WallView,
): Node<'float'> {
  const lane = place.x.add(place.y.mul(0.045)).div(laneM).toVar();
  const cell = lane.floor().toInt().toVar();
  const r1 = cellHash(cell, cell.mul(0), salt.add(101)).toVar();
  const speed = r1.mul(0.4).add(0.8).mul(turns).floor();
  const fall = fract(place.y.mul(0.42).add(view.phase(speed)).add(r1.mul(23)));
  const stroke = smoothstep(0.9, 0.995, fall).mul(smoothstep(1, 0.995, fall));
  const thin = smoothstep(0.5, 0.05, abs(fract(lane).sub(0.5)).mul(laneM / 0.0035));
  return stroke.mul(thin).mul(when(fract(r1.mul(91.7)), 0.55));
}
