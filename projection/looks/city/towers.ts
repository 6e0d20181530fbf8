/** The towers as pure functions of a place: rows of them, their windows, what is left of them in ruins. */

import { abs, exp, float, fract, If, max, mix, select, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, CYAN, EMBER, HAZE, MAGENTA, NIGHT } from '../drawing/palette.ts';
import { cellHash } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';
import type { CityLight } from './city-light.ts';
import { type SignRow, signAt } from './signs.ts';

/** One row of towers, far to near. Metres are metres on the wall. */
export interface TowerRow {
  /** How far behind the wall it stands: what parallax a step aside or a turn of the wall gives it. */
  readonly behindM: number;
  /** Mean distance between towers. */
  readonly everyM: number;
  readonly lowM: number;
  readonly highM: number;
  /** Width of a tower against `everyM`, at least and beyond. */
  readonly wide: readonly [least: number, more: number];
  /** Height of one window's cell. */
  readonly storeyM: number;
  /** Share of windows that are lit, at most. */
  readonly lit: number;
  /** Light of the windows. */
  readonly glow: number;
  /** 0 near and black, 1 far and drowned in haze. */
  readonly distance: number;
  /** The signs it bears, if any. */
  readonly signs?: SignRow;
}

/** Far to near: the near ones are few, tall and black, and stand over the others. */
export const TOWER_ROWS: readonly TowerRow[] = [
  {
    behindM: 5,
    everyM: 0.19,
    lowM: 0.3,
    highM: 1.35,
    wide: [0.31, 0.17],
    storeyM: 0.015,
    lit: 0.12,
    glow: 0.09,
    distance: 1,
  },
  {
    behindM: 2,
    everyM: 0.43,
    lowM: 0.3,
    highM: 1.9,
    wide: [0.27, 0.18],
    storeyM: 0.024,
    lit: 0.1,
    glow: 0.22,
    distance: 0.5,
    signs: { share: 0.5, widthM: 0.05, glow: 0.5 },
  },
  {
    behindM: 0.6,
    everyM: 1.22,
    lowM: 0.12,
    highM: 2.9,
    wide: [0.2, 0.15],
    storeyM: 0.036,
    lit: 0.06,
    glow: 0.4,
    distance: 0.1,
    signs: { share: 0.72, widthM: 0.085, glow: 1 },
  },
];

/** What a row puts over what lies behind it. */
export interface Painted {
  readonly light: Node<'vec3'>;
  readonly cover: Node<'float'>;
  /** Light it adds around itself. */
  readonly glow?: Node<'vec3'>;
}

/** `value` brought into 0..`turns`, for things that come round again after so many of them; for whole numbers. */
export const everyTurn = (value: Node<'float'>, turns: number): Node<'float'> =>
  value.sub(value.div(turns).floor().mul(turns));

/** One tower as a place near it sees it. */
export interface Plot {
  /** Which tower of its row, and three numbers 0..1 of its own. */
  readonly cell: Node<'int'>;
  readonly own: readonly [Node<'float'>, Node<'float'>, Node<'float'>];
  /** From its middle, m; 0 at the horizon, m. */
  readonly x: Node<'float'>;
  readonly y: Node<'float'>;
  readonly halfM: Node<'float'>;
  readonly heightM: Node<'float'>;
  /** 1 on it. */
  readonly body: Node<'float'>;
}

/** Light and cover of one row of towers at `place`: x along the room, y above the horizon, m. */
export function towersAt(
  row: TowerRow,
  index: number,
  place: Node<'vec2'>,
  light: CityLight,
  pixelM: Node<'vec2'>,
  view: WallView,
): Painted {
  const salt = view.seed.add(index * 7919);
  const plot = plotAt(row, index, place, light, pixelM, salt);
  const { x, halfM, heightM, own, body } = plot;
  const [r1, r2, r3] = own;
  const mast = smoothstep(pixelM.x.mul(1.2).add(0.0022), float(0.0012), abs(x)).mul(
    smoothstep(heightM.add(r2.mul(0.3)).add(0.04), heightM, place.y),
  );
  const cover = max(body, mast.mul(when(r3, 0.62)).mul(light.ruin.oneMinus())).toVar();

  const mist = exp(place.y.negate().div(0.55))
    .mul(row.distance * 0.75)
    .add(row.distance * 0.12);
  const air = mix(
    mix(vec3(...HAZE).mul(0.85), vec3(0.03, 0.0095, 0.006), light.ruin.mul(0.9)),
    vec3(0.06, 0.016, 0.015),
    light.dawn.mul(0.8),
  );
  const painted = mix(vec3(...NIGHT).mul(0.2), air, mist).toVar();
  If(body.greaterThan(0.001), () => {
    painted.addAssign(windowsAt(row, plot, light, pixelM, salt, view).mul(body));
    // One tower in eight carries a line of light up its edge.
    const lined = when(r2, 0.84).mul(when(r3, 0.3)).mul(light.ruin.oneMinus());
    const edge = exp(
      abs(x.sub(halfM.mul(0.82)))
        .negate()
        .div(pixelM.x.mul(0.9).add(0.0016)),
    )
      .mul(body)
      .mul(smoothstep(0.1, 0.35, place.y.div(heightM)))
      .mul(smoothstep(0.97, 0.7, place.y.div(heightM)));
    painted.addAssign(
      mix(vec3(...CYAN), vec3(...MAGENTA), when(r1, 0.55))
        .mul(edge)
        .mul(lined)
        .mul(light.neon)
        .mul(row.glow),
    );
  });
  if (row.signs === undefined) return { light: painted, cover };
  const sign = signAt(row.signs, plot, light, pixelM, salt, view);
  return { light: mix(painted, sign.light, sign.cover), cover: max(cover, sign.cover), glow: sign.halo };
}

function plotAt(
  row: TowerRow,
  index: number,
  place: Node<'vec2'>,
  light: CityLight,
  pixelM: Node<'vec2'>,
  salt: Node<'uint'>,
): Plot {
  const across = place.x
    .div(row.everyM)
    .add(index * 0.37)
    .toVar();
  const cell = across.floor().toInt().toVar();
  const zero = cell.mul(0).toVar();
  const r1 = cellHash(cell, zero, salt).toVar();
  const r2 = cellHash(cell, zero.add(1), salt).toVar();
  const r3 = cellHash(cell, zero.add(2), salt).toVar();
  const whole = r1
    .mul(r1)
    .mul(row.highM - row.lowM)
    .add(row.lowM)
    .mul(light.press.mul(0.55).add(1))
    .toVar();
  const wide = r2.mul(row.wide[1]).add(row.wide[0]).mul(row.everyM).toVar();
  // A broken tower leans on nothing.
  const bend = r2.sub(0.5).mul(when(r1, 0.3)).mul(light.ruin).mul(0.3);
  const middle = across.sub(across.floor()).sub(0.5).mul(row.everyM).sub(place.y.mul(bend)).toVar();
  const setback = place.y.greaterThan(whole.mul(r3.mul(0.3).add(0.55))).select(r3.mul(0.35).add(0.5), float(1));
  const lean = select(r3.greaterThan(0.5), wide.mul(0.2), wide.mul(-0.2)).mul(float(1).sub(setback));
  const halfM = wide.mul(setback).toVar();
  const x = middle.sub(lean).toVar();

  const heightM = whole.toVar();
  const gone = float(0).toVar();
  If(light.ruin.greaterThan(0), () => {
    // Its top is broken off along steps and a slope; pieces of its walls are out.
    const step = middle.div(wide.mul(0.19)).floor().toInt();
    const notch = cellHash(step.add(cell.mul(17)), zero, salt.add(41));
    const slope = middle.div(wide).mul(r3.sub(0.5)).add(0.5).clamp(0, 1);
    const broken = r3
      .mul(0.45)
      .add(0.25)
      .mul(notch.mul(0.45).add(slope.mul(0.55)).add(0.25));
    heightM.assign(whole.mul(float(1).sub(broken.mul(light.ruin).clamp(0, 0.92))));
    const chunk = cellHash(
      x
        .div(row.storeyM * 3.4)
        .floor()
        .toInt()
        .add(cell.mul(31)),
      place.y
        .div(row.storeyM * 1.5)
        .floor()
        .toInt(),
      salt.add(43),
    );
    const high = smoothstep(0.2, 1, place.y.div(heightM));
    gone.assign(smoothstep(float(0), float(0.02), light.ruin.mul(0.3).mul(high.mul(high)).sub(chunk)));
  });
  const body = smoothstep(halfM.add(pixelM.x.mul(1.2)), halfM, abs(x))
    .mul(smoothstep(heightM.add(pixelM.y.mul(1.2)), heightM, place.y))
    .mul(gone.oneMinus())
    .toVar();
  return { cell, own: [r1, r2, r3], x, y: place.y, halfM, heightM, body };
}

/** A few floors are awake, most are not; nothing in a window moves fast. In ruins the power is out, and something burns. */
function windowsAt(
  row: TowerRow,
  { cell, x, y }: Plot,
  light: CityLight,
  pixelM: Node<'vec2'>,
  salt: Node<'uint'>,
  view: WallView,
): Node<'vec3'> {
  const bay = row.storeyM * 0.72;
  const column = x.div(bay).floor().toInt().add(cell.mul(61)).toVar();
  const storey = y.div(row.storeyM).floor().toInt().toVar();
  const inWindow = vec2(fract(x.div(bay)), fract(y.div(row.storeyM)))
    .sub(0.5)
    .abs();
  const soft = max(pixelM.x, pixelM.y).div(row.storeyM).clamp(0.05, 0.5).toVar();
  const pane = smoothstep(float(0.33).add(soft), float(0.33).sub(soft), inWindow.x).mul(
    smoothstep(float(0.22).add(soft), float(0.22).sub(soft), inWindow.y),
  );
  const awake = cellHash(storey.shiftRight(2), cell, salt.add(5));
  const wake = awake
    .mul(awake)
    .mul(1.7 * row.lit)
    .toVar();
  const mine = cellHash(column, storey, salt.add(9)).toVar();
  const hue = fract(mine.mul(913.7)).toVar();
  const sleepy = fract(view.phase(hue.mul(30).floor().add(8)).add(hue.mul(17)))
    .mul(2)
    .sub(1)
    .abs()
    .toVar();
  const cold = mix(vec3(0.32, 0.42, 0.72), vec3(...CYAN), smoothstep(0.6, 0.9, hue));
  const colour = mix(cold, vec3(...AMBER), smoothstep(0.66, 0.7, fract(hue.mul(7.3))));
  const power = light.ruin.mul(1.15).oneMinus().max(0).mul(light.dawn.mul(0.5).oneMinus());
  const lit = smoothstep(wake, wake.mul(0.6), mine).mul(sleepy.mul(0.5).add(0.5)).mul(power);
  const low = smoothstep(0.5, 0, y);
  const burns = smoothstep(0.992, 0.995, mine).mul(light.ruin).mul(low).mul(sleepy.mul(0.8).add(0.2));
  return colour
    .mul(lit)
    .add(
      vec3(...EMBER)
        .mul(burns)
        .mul(1.6),
    )
    .mul(pane)
    .mul(row.glow);
}

const when = (value: Node<'float'>, above: number): Node<'float'> =>
  value.greaterThan(above).select(float(1), float(0));
