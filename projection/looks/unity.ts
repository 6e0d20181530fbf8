/** Unity: one light for the whole room, out of the floor and the horizon, that breathes and joins everybody on every wall. */

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
  says: 'How far the whole room has one light: warm, breathing, out of the floor and the horizon behind everybody.',
};

/** Breaths in ten minutes: one in 7.5 s. */
const BREATHS = 80;
const ROSE = [1, 0.36, 0.3] as const;

export const unity: Look = {
  name: 'unity',
  says: 'One warm breathing light behind everybody, the same on every wall.',
  parameters: [UNITY],
  build({ view }) {
    const strength = uniform(0);
    const heightM = uniform(0.5);
    const alongM = uniform(0);

    const paint = Fn(() => {
      const x = view.placeM.x.add(alongM).toVar();
      const up = view.placeM.y.sub(view.floorM).toVar();
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
      const veil = planeNoise(
        vec2(x.mul(1.9).sub(view.phase(3).mul(24)), up.mul(0.5).sub(breath.mul(0.2))),
        view.seed.add(1307),
      );
      const reach = swell.mul(0.2).add(0.07).add(breath.mul(0.05)).add(strength.mul(0.06)).toVar();
      const above = up.max(0).toVar();
      const ground = exp(above.div(reach).negate()).mul(smoothstep(-0.22, 0.02, up));
      const horizon = exp(view.placeM.y.sub(heightM).abs().div(-0.07)).mul(0.16);
      const threads = smoothstep(0.45, 0.95, veil)
        .mul(exp(above.div(reach.mul(2.6)).negate()))
        .mul(0.5);
      const tone = mix(vec3(...AMBER), vec3(...ROSE), smoothstep(0.02, 0.5, above.add(swell.mul(0.2))));
      const core = exp(above.div(0.035).negate())
        .mul(smoothstep(-0.1, 0, up))
        .mul(0.35);
      const light = tone
        .mul(ground.mul(0.055).add(horizon.mul(0.1)).add(threads.mul(0.13)))
        .add(
          vec3(...PAPER)
            .mul(core)
            .mul(0.32),
        )
        .mul(breath.mul(0.3).add(0.7))
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
      },
      dispose() {
        mesh.geometry.dispose();
        material.dispose();
      },
    };
  },
};
