/** What hangs over the city: night air, the advertisers' light in it, embers and smoke, the dawn, and the rain. */

import { abs, exp, float, fract, max, mix, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { ACID, CYAN, EMBER, HAZE, NIGHT } from '../drawing/palette.ts';
import { cellHash, planeNoise } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';
import type { CityLight } from './city-light.ts';
import { everyTurn } from './every-turn.ts';

/** How wide the first light lies about the middle of the room, m. */
const DAWN_WIDE_M = 4.2;

/** The air over the horizon: night above, a bank of haze below, uneven along the wall; embers and dawn low behind it. */
export function airAt(place: Node<'vec2'>, light: CityLight, view: WallView): Node<'vec3'> {
  const { haze, ruin, dawn } = light;
  const up = max(place.y, 0).toVar();
  const drift = view.phase(1).mul(24);
  const cloud = planeNoise(vec2(place.x.mul(0.55).add(drift), place.y.mul(1.3)), view.seed.add(77)).toVar();
  const bank = exp(up.negate().div(mix(float(0.24), float(0.7), cloud))).mul(haze);
  const tone = mix(vec3(...HAZE).mul(2), vec3(0.012, 0.05, 0.06), smoothstep(0.35, 0.9, cloud));
  const cold = vec3(...NIGHT)
    .mul(0.25)
    .add(tone.mul(bank).mul(0.95));

  // Something still burns behind the ruins: low, uneven, breathing.
  const coals = smoothstep(0.3, 0.85, cloud)
    .mul(0.8)
    .add(0.2)
    .mul(exp(up.negate().div(cloud.mul(0.42).add(0.1))));
  const burning = mix(vec3(0.5, 0.06, 0.02), vec3(...EMBER), coals)
    .mul(coals)
    .add(
      vec3(0.62, 0.13, 0.03)
        .mul(exp(up.negate().div(0.19)))
        .mul(cloud.mul(0.75).add(0.15)),
    )
    .mul(ruin)
    .mul(0.75);

  // First light: a low band everywhere, brightest in the middle of the room, broken by bars of cloud.
  const off = place.x.div(DAWN_WIDE_M);
  const near = exp(off.mul(off).negate());
  const band = exp(up.negate().div(dawn.mul(0.27).add(0.07))).toVar();
  const bars = smoothstep(0.25, 0.8, planeNoise(vec2(place.x.mul(0.35).sub(drift), place.y.mul(9)), view.seed.add(83)));
  const warm = mix(vec3(0.5, 0.11, 0.12), vec3(1, 0.5, 0.2), band.mul(near.mul(0.7).add(0.3)));
  const morning = warm.mul(band).mul(near.mul(0.75).add(0.2)).mul(bars.mul(0.55).add(0.45)).mul(dawn).mul(1.5);
  return cold.mul(ruin.mul(0.55).oneMinus()).mul(dawn.mul(0.3).oneMinus()).add(burning).add(morning);
}

/** The glow of the morning and of fires before the farthest towers, which the air carries to this side of them. */
export function glowBefore(place: Node<'vec2'>, light: CityLight): Node<'vec3'> {
  const off = place.x.div(DAWN_WIDE_M * 0.6);
  const near = exp(off.mul(off).negate()).mul(0.85).add(0.12);
  const up = max(place.y, 0).toVar();
  const morning = vec3(0.72, 0.25, 0.09)
    .mul(exp(up.div(light.dawn.mul(0.16).add(0.06)).negate()))
    .mul(near)
    .mul(light.dawn);
  const fires = vec3(0.1, 0.02, 0.005)
    .mul(exp(up.div(-0.13)))
    .mul(light.ruin);
  return morning.add(fires) as Node<'vec3'>;
}

/** Shafts of advertising that stand in the haze between far and middle towers, read by nobody: cyan below, acid above. */
export function hologramsAt(place: Node<'vec2'>, light: CityLight, view: WallView): Node<'vec3'> {
  const across = place.x.div(2.15).toVar();
  const cell = across.floor().toInt().toVar();
  const own = cellHash(cell, cell.mul(0), view.seed.add(211)).toVar();
  const width = own.mul(0.07).add(0.1);
  const x = across
    .sub(across.floor())
    .sub(own.mul(0.4).add(0.3))
    .mul(2.15)
    .div(width.mul(place.y.mul(0.9).add(0.55)))
    .toVar();
  const shaft = smoothstep(1, 0.25, abs(x))
    .mul(smoothstep(0.1, 0.35, place.y))
    .mul(smoothstep(1.75, 0.6, place.y));
  const lines = place.y.mul(240).sin().mul(0.25).add(0.75);
  // Its message: bars of different length that climb slowly.
  const climb = place.y.mul(26).sub(view.phase(24).mul(24)).toVar();
  const row = everyTurn(climb.floor(), 24).toInt().toVar();
  const length = cellHash(row, cell, view.seed.add(223));
  const inRow = smoothstep(0.5, 0.38, abs(fract(climb).sub(0.5)));
  const text = smoothstep(length, length.sub(0.08), abs(x)).mul(inRow);
  const breath = fract(view.phase(own.mul(40).floor().add(30)).add(own))
    .sub(0.5)
    .abs()
    .mul(0.8)
    .add(0.6);
  const tone = mix(vec3(...CYAN), vec3(...ACID), smoothstep(0.3, 1.1, place.y.add(own.mul(0.4))));
  return tone
    .mul(shaft)
    .mul(lines)
    .mul(text.mul(0.85).add(0.15))
    .mul(breath)
    .mul(light.neon)
    .mul(light.haze.mul(0.7).add(0.3))
    .mul(0.062);
}

/** Smoke that drifts up from a ruined city, 0..1: it hides what is behind it. */
export function smokeAt(place: Node<'vec2'>, view: WallView): Node<'float'> {
  const lean = place.y.mul(0.5);
  const rise = view.phase(6).mul(24);
  const body = planeNoise(vec2(place.x.add(lean).mul(0.9), place.y.mul(1.1).sub(rise)), view.seed.add(301));
  const curl = planeNoise(vec2(place.x.add(lean).mul(3.1), place.y.mul(2.7).sub(rise.mul(2))), view.seed.add(307));
  return smoothstep(0.45, 0.85, body.mul(0.72).add(curl.mul(0.28)));
}

/** Rain as light: rare thin strokes, falling. `place` in m; `turns` per ten minutes sets how fast. */
export function rainAt(
  place: Node<'vec2'>,
  laneM: number,
  turns: number,
  salt: Node<'uint'>,
  light: CityLight,
  view: WallView,
): Node<'float'> {
  const lane = place.x.add(place.y.mul(0.045)).div(laneM).toVar();
  const cell = lane.floor().toInt().toVar();
  const own = cellHash(cell, cell.mul(0), salt.add(101)).toVar();
  const speed = own.mul(0.4).add(0.8).mul(turns).mul(light.pace).floor();
  const fall = fract(place.y.mul(0.42).add(view.phase(speed)).add(own.mul(23))).toVar();
  const stroke = smoothstep(0.88, 0.995, fall).mul(smoothstep(1, 0.995, fall));
  const thin = smoothstep(0.5, 0.05, abs(fract(lane).sub(0.5)).mul(laneM / 0.0035));
  return stroke.mul(thin).mul(fract(own.mul(91.7)).greaterThan(0.55).select(float(1), float(0)));
}
