/** The picture before any server was ever reached: the dark city breathing, and one line of small points that wait. */

import { attribute, dot, Fn, float, max, mix, smoothstep, uniform, varyingProperty, vec3, vec4 } from 'three/tsl';
import { Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from './drawing/light-material.ts';
import { AMBER, CYAN } from './drawing/palette.ts';
import { quadGeometry } from './drawing/quad-geometry.ts';
import { scatter } from './drawing/seeded.ts';
import { grainOf, quadCorner, swing } from './figures/figure-nodes.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const WAITING: Parameter = {
  name: 'waiting',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'The line of small points that says: the wall is awake and waits for its show.',
};

/** Points of the line over the whole wall. */
const POINTS = 180;
/** Height of the line above the floor: the breast of a person; m. */
const HEIGHT_M = 1.12;
/** Where its lights hang. */
const SEED = 2147;

export const waiting: Look = {
  name: 'waiting',
  says: 'The wall before its show: a line of small points that breathes.',
  parameters: [WAITING],
  build({ view }) {
    const strength = uniform(0);
    const random = scatter(SEED);
    const dots = new Float32Array(POINTS * 2);
    for (let index = 0; index < POINTS; index += 1) dots.set([(index + 0.5) / POINTS, random()], index * 2);
    const geometry = quadGeometry(POINTS, { bead: { array: dots, size: 2 } });
    geometry.instanceCount = 1;
    const vLight = varyingProperty('vec3', 'waitingLight');
    const vCorner = varyingProperty('vec2', 'waitingCorner');

    const clip = Fn(() => {
      const own = attribute<'vec2'>('bead', 'vec2');
      const x = own.x.mul(view.wallM.x);
      const swell = swing(view, 84, x.mul(-0.11)).mul(0.5).add(0.5).toVar();
      const sway = swing(view, 54, x.mul(0.07))
        .mul(0.02)
        .add(swing(view, own.y.mul(40).floor().add(40), own.y).mul(0.004));
      const at = vec3(x, view.floorM.add(HEIGHT_M).add(sway), 0).toVar();
      const grain = grainOf(view, mix(float(0.0048), float(0.0095), swell.pow(3)), at);
      const colour = mix(vec3(...CYAN).mul(0.5), vec3(...AMBER), smoothstep(0.2, 0.95, swell));
      vLight.assign(colour.mul(swell.pow(3).mul(1.6).add(0.45)).mul(grain.thinned).mul(strength));
      vCorner.assign(quadCorner());
      return view.clipOf(at.add(vec3(quadCorner().mul(grain.radius), 0)) as Node<'vec3'>);
    });
    const paint = Fn(() => {
      const soft = max(float(1).sub(dot(vCorner, vCorner)), 0);
      return vec4(vLight.mul(soft.mul(soft)), float(0)) as Node<'vec4'>;
    });
    const material = lightMaterial('waiting', clip(), paint());
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    return {
      objects: [mesh],
      update(frame) {
        strength.value = readParameter(frame, WAITING);
        mesh.visible = strength.value > 0;
      },
      dispose() {
        geometry.dispose();
        material.dispose();
      },
    };
  },
};
