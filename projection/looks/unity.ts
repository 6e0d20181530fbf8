/** Unity: one line of light along the horizon of the whole room, behind everybody on every wall, and a day that comes up over it. */

import { exp, Fn, float, fract, mix, smoothstep, uniform, vec2, vec3, vec4 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { horizonM } from './city/horizon.ts';
import { lightMaterial } from './drawing/light-material.ts';
import { AMBER, PAPER } from './drawing/palette.ts';
import { planeNoise } from './drawing/seeded.ts';
import { sliceMesh } from './drawing/wall-view.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const UNITY: Parameter = {
  name: 'unity',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How far the whole room has one light: a breathing line along the horizon behind everybody, and the day that rises from it.',
};

/** Breaths in ten minutes: one in 7.5 s. */
const BREATHS = 80;
const ROSE = [1, 0.36, 0.3] as const;
/** How wide the day lies about the middle of the room, m. */
const MIDDLE_M = 2.7;

export const unity: Look = {
  name: 'unity',
  says: 'One line of warm light behind everybody, through every wall, with the day rising from the middle of the room.',
  parameters: [UNITY],
  build({ view }) {
    const strength = uniform(0);
    const heightM = uniform(0.5);
    const alongM = uniform(0);
    /** The middle of the room, from its beginning, m. */
    const middleM = uniform(4);

    const paint = Fn(() => {
      const x = view.placeM.x.add(alongM).toVar();
      const up = view.placeM.y.sub(view.floorM).toVar();
      const off = view.placeM.y.sub(heightM).toVar();
      const above = off.max(0).toVar();
      const below = off.min(0).toVar();
      const breath = fract(view.phase(BREATHS))
        .mul(2 * Math.PI)
        .sin()
        .mul(0.5)
        .add(0.5)
        .toVar();
      // It swells along the room like one body, and no part of it keeps time for itself.
      const swell = planeNoise(
        vec2(x.mul(0.42).add(view.phase(2).mul(24)), breath.mul(0.3)),
        view.seed.add(1301),
      ).toVar();
      const away = x.sub(middleM).toVar();
      const near = exp(away.div(MIDDLE_M).pow(2).negate()).toVar();
      const along = near.mul(0.62).add(0.3).add(swell.mul(0.12)).toVar();

      // One line through the hearts of everybody, all along the room; the day comes up behind it.
      const thin = view.paintM.y.mul(0.7).add(0.0035);
      const line = exp(off.div(thin).pow(2).negate())
        .mul(0.85)
        .add(exp(off.abs().div(-0.026)).mul(0.22));
      const reach = swell.mul(0.08).add(0.11).add(breath.mul(0.04)).add(near.mul(0.05)).toVar();
      const sky = exp(above.div(reach).negate()).mul(smoothstep(-0.01, 0.004, off));
      const ray = planeNoise(vec2(away.div(above.add(0.8)).mul(2.4), view.phase(5).mul(24)), view.seed.add(1307));
      const rays = smoothstep(0.42, 0.95, ray)
        .mul(exp(above.div(-0.42)))
        .mul(smoothstep(0, 0.12, above))
        .mul(near.mul(0.8).add(0.2));
      // The wet ground gives it back in flat broken streaks.
      const streak = planeNoise(vec2(x.mul(2.6), below.mul(46).add(view.phase(30).mul(24))), view.seed.add(1319));
      const water = exp(below.div(0.2))
        .mul(smoothstep(0.004, -0.012, off))
        .mul(smoothstep(0.3, 0.8, streak).mul(0.8).add(0.12))
        .mul(smoothstep(-0.05, 0.15, up));

      const tone = mix(vec3(...AMBER), vec3(...ROSE), smoothstep(0.02, 0.4, above.add(swell.mul(0.12))));
      const light = tone
        .mul(sky.mul(0.2).add(rays.mul(0.024)).add(water.mul(0.13)))
        .add(mix(vec3(...AMBER), vec3(...PAPER), 0.6).mul(line))
        .mul(along)
        .mul(breath.mul(0.25).add(0.75))
        .mul(strength)
        .mul(view.facing);
      return vec4(light, float(0)) as Node<'vec4'>;
    });

    const material = lightMaterial('unity', view.sliceClip, paint());
    const mesh = sliceMesh(material);
    return {
      objects: [mesh],
      update(frame) {
        strength.value = readParameter(frame, UNITY) * (frame.comfort.highContrast ? 0.6 : 1);
        mesh.visible = strength.value > 0;
        heightM.value = horizonM(frame);
        alongM.value = frame.room.alongM;
        middleM.value = frame.room.roomM / 2;
      },
      dispose() {
        mesh.geometry.dispose();
        material.dispose();
      },
    };
  },
};
