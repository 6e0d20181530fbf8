/** The shockwave: one ring that runs out from the middle of the floor, through the whole wall, and bends what it passes. */

import { exp, max, mix, smoothstep, uniform, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, CYAN, PAPER } from './drawing/palette.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const WAVE: Parameter = {
  name: 'wave',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'Progress of the shockwave through the wall: 0 not begun, 1 gone past the far edge.',
};

/** How far the ring has left the wall when it is done, m. */
const BEYOND_M = 0.7;
/** How far the ring pushes the picture outward, m. */
const PUSH_M = 0.11;

export const shockwave: Look = {
  name: 'shockwave',
  says: 'One ring that runs through the room and bends what it passes.',
  parameters: [WAVE],
  build({ view }) {
    const radiusM = uniform(0);
    const strength = uniform(0);

    const fromCentre = (placeM: Node<'vec2'>): Node<'vec2'> => placeM.sub(vec2(view.wallM.x.mul(0.5), view.floorM));

    return {
      objects: [],
      finishing: {
        bend(placeM) {
          const from = fromCentre(placeM).toVar();
          const distance = max(from.length(), 0.001).toVar();
          const off = distance.sub(radiusM).div(0.16).toVar();
          const push = exp(off.mul(off).negate()).mul(PUSH_M).mul(strength);
          return placeM.sub(from.div(distance).mul(push));
        },
        glow(placeM) {
          const distance = fromCentre(placeM).length().toVar();
          const off = distance.sub(radiusM).toVar();
          const line = exp(off.mul(off).mul(-1 / (0.012 * 0.012))).mul(1.1);
          const halo = exp(off.abs().mul(-16)).mul(0.075);
          const wake = smoothstep(0.02, -0.02, off)
            .mul(exp(off.min(0).mul(2.9)))
            .mul(0.03);
          const rills = off.mul(62).cos().mul(0.5).add(0.5).mul(wake);
          const floor = exp(placeM.y.sub(view.floorM).abs().mul(-14))
            .mul(smoothstep(0.05, -0.4, off))
            .mul(exp(off.min(0).mul(0.9)))
            .mul(0.07);
          const cool = mix(vec3(...CYAN), vec3(...AMBER), exp(off.min(0).mul(1.6)).oneMinus());
          return vec3(...PAPER)
            .mul(line)
            .add(cool.mul(halo.add(wake.mul(0.5)).add(rills).add(floor)))
            .mul(strength);
        },
      },
      update(frame) {
        const wave = readParameter(frame, WAVE);
        const { wallWidthM, wallHeightM, floorM } = frame.slice;
        radiusM.value = wave * (Math.hypot(wallWidthM / 2, wallHeightM - floorM) + BEYOND_M);
        strength.value = Math.min(1, wave / 0.04) * Math.min(1, (1 - wave) / 0.06);
      },
      dispose() {},
    };
  },
};
