/** What runs between the towers: traffic on the elevated road and in the air, wires, steam, and the upper deck. */

import { abs, exp, float, fract, mix, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, CYAN, EMBER, HAZE, NIGHT } from '../drawing/palette.ts';
import { cellHash, planeNoise } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';
import type { CityLight } from './city-light.ts';
import { everyTurn } from './every-turn.ts';
import type { Painted } from './plot.ts';

/** Vehicles of a lane that pass a place in ten minutes; also how many there are before they come round again. */
const ROUND = 240;

/** Beads of light that run along a line at y = 0: `way` 1 to the right, -1 to the left. */
function lane(
  x: Node<'float'>,
  y: Node<'float'>,
  way: 1 | -1,
  everyM: number,
  share: number,
  salt: Node<'uint'>,
  pixelM: Node<'vec2'>,
  view: WallView,
): Node<'float'> {
  const along = x.mul(way).div(everyM).sub(view.phase(1).mul(ROUND)).toVar();
  const which = everyTurn(along.floor(), ROUND).toInt();
  const own = cellHash(which, which.mul(0).add(way + 2), salt).toVar();
  const at = fract(along).sub(own.mul(0.5).add(0.25)).mul(everyM).toVar();
  // Bright in front, a short trail of light behind.
  const trail = smoothstep(-0.075, 0, at).mul(smoothstep(pixelM.x.mul(1.5).add(0.006), float(0), at));
  const thin = pixelM.y.mul(0.8).add(0.0022);
  const flat = exp(y.div(thin).mul(y.div(thin)).negate());
  return trail
    .mul(trail)
    .mul(flat)
    .mul(smoothstep(share, share - 0.05, own));
}

/** The elevated road with its traffic: it lies across the middle towers and before the far ones. */
export function roadAt(place: Node<'vec2'>, light: CityLight, pixelM: Node<'vec2'>, view: WallView): Painted {
  const y = place.y.sub(0.2).toVar();
  const deck = smoothstep(float(0.017).add(pixelM.y), float(0.017), abs(y.add(0.012)));
  const pillar = smoothstep(
    float(0.011).add(pixelM.x),
    float(0.011),
    abs(fract(place.x.div(0.83)).sub(0.5).mul(0.83)),
  ).mul(smoothstep(0, -0.01, y));
  const beads = vec3(1, 0.86, 0.62)
    .mul(lane(place.x, y.sub(0.012), 1, 0.34, 0.62, view.seed.add(501), pixelM, view))
    .add(
      vec3(...EMBER)
        .mul(lane(place.x, y.sub(0.022), -1, 0.27, 0.55, view.seed.add(503), pixelM, view))
        .mul(0.8),
    );
  const running = light.ruin.mul(1.6).oneMinus().max(0);
  const body = vec3(...NIGHT).mul(0.16);
  // The road is lit by what drives on it.
  const sheen = vec3(...AMBER)
    .mul(exp(abs(y.sub(0.014)).negate().div(0.02)))
    .mul(0.018);
  return { light: body, cover: deck.max(pillar), glow: beads.mul(0.85).add(sheen).mul(running) };
}

/** Lights that cross high between the towers, rare and small. */
export function skyTrafficAt(
  place: Node<'vec2'>,
  light: CityLight,
  pixelM: Node<'vec2'>,
  view: WallView,
): Node<'vec3'> {
  const high = lane(place.x, place.y.sub(0.98), 1, 0.9, 0.4, view.seed.add(511), pixelM, view);
  const low = lane(place.x, place.y.sub(0.62), -1, 0.7, 0.4, view.seed.add(513), pixelM, view);
  return vec3(...CYAN)
    .mul(high)
    .add(vec3(...AMBER).mul(low))
    .mul(light.ruin.mul(2).oneMinus().max(0))
    .mul(0.5);
}

/** How much of the light behind the wires between near towers hides, and the little they catch. */
export function wiresAt(place: Node<'vec2'>, pixelM: Node<'vec2'>, view: WallView): Painted {
  const across = place.x.div(1.71).add(0.21).toVar();
  const cell = across.floor().toInt().toVar();
  const t = across.sub(across.floor()).toVar();
  const cover = float(0).toVar();
  for (const [index, sag] of [0.14, 0.24].entries()) {
    const from = cellHash(cell, cell.mul(0).add(index), view.seed.add(601));
    const to = cellHash(cell.add(1), cell.mul(0).add(index), view.seed.add(601));
    const line = mix(from, to, t)
      .mul(0.7)
      .add(0.55 + index * 0.22)
      .sub(t.mul(t.oneMinus()).mul(4 * sag));
    const thin = pixelM.y.mul(0.7).add(0.0016);
    cover.assign(cover.max(smoothstep(thin, float(0), abs(place.y.sub(line)))));
  }
  return { light: vec3(...HAZE).mul(0.55), cover: cover.mul(0.9) };
}

/** Steam that rises out of the street here and there, lit by the signs. */
export function steamAt(place: Node<'vec2'>, light: CityLight, view: WallView): Node<'vec3'> {
  const across = place.x.div(2.37).toVar();
  const cell = across.floor().toInt().toVar();
  const own = cellHash(cell, cell.mul(0), view.seed.add(701)).toVar();
  const spread = place.y.mul(0.42).add(0.05);
  const x = across
    .sub(across.floor())
    .sub(own.mul(0.4).add(0.3))
    .mul(2.37)
    .sub(place.y.mul(own.sub(0.5)).mul(0.5))
    .div(spread);
  const puff = planeNoise(vec2(place.x.mul(7), place.y.mul(5).sub(view.phase(12).mul(36))), view.seed.add(703));
  const body = exp(x.mul(x).negate())
    .mul(smoothstep(0, 0.05, place.y))
    .mul(exp(place.y.negate().div(0.3)))
    .mul(smoothstep(0.2, 0.9, puff));
  const tone = mix(vec3(...CYAN).mul(0.6), vec3(...AMBER), own);
  return tone.mul(body).mul(light.haze).mul(light.neon.mul(0.8).add(0.2)).mul(0.09);
}

/** The level above this one: a black edge with its lights, which comes down into the picture as the city presses. */
export function upperDeckAt(place: Node<'vec2'>, light: CityLight, pixelM: Node<'vec2'>, view: WallView): Painted {
  const across = place.x.div(1.37).add(0.4).toVar();
  const cell = across.floor().toInt().toVar();
  const own = cellHash(cell, cell.mul(0), view.seed.add(801)).toVar();
  const edge = light.topM
    .add(0.12)
    .sub(smoothstep(0.3, 1, light.press).mul(0.36))
    .add(own.mul(own).mul(0.1))
    // In ruins it has come down.
    .add(light.ruin.mul(0.6))
    .toVar();
  const y = place.y.sub(edge).toVar();
  // Of a ruined city it does not stand: smoke rises past it.
  const cover = smoothstep(pixelM.y.negate(), pixelM.y, y).mul(light.ruin.oneMinus());
  const lamp = fract(across.mul(4)).sub(0.5).abs();
  const under = exp(abs(y.sub(0.008)).negate().div(0.004))
    .mul(smoothstep(0.09, 0.01, lamp))
    .mul(smoothstep(0.4, 0.5, own));
  const lit = mix(vec3(...CYAN), vec3(...AMBER), smoothstep(0.7, 0.72, own))
    .mul(under)
    .mul(light.neon)
    .mul(light.ruin.oneMinus())
    .mul(0.3);
  return {
    light: vec3(...NIGHT)
      .mul(0.1)
      .add(lit),
    cover,
  };
}
