/**
 * A look to copy. It draws points of light that rise and sink above the floor, and has one dial.
 *
 * Copy this file under a new name in this folder, change `name`, and it is there: on every wall, on the page /looks, and
 * in the score, where its dial is one line: `set: { fireflies: 0.6 }`. README.md beside this file says what a look may
 * and may not do.
 */

import { attribute, dot, Fn, float, max, mix, uniform, varyingProperty, vec3, vec4 } from 'three/tsl';
import { Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from './drawing/light-material.ts';
import { AMBER, CYAN } from './drawing/palette.ts';
import { quadGeometry } from './drawing/quad-geometry.ts';
import { scatter } from './drawing/seeded.ts';
import { grainOf, quadCorner, swing } from './figures/figure-nodes.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

/** The dial. Its name is what a score writes; `says` is shown on /looks and in README.md. */
const FIREFLIES: Parameter = {
  name: 'fireflies',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How many points of light drift over the floor. 0: none.',
};

/** All points are one draw. */
const POINTS = 400;
/** How high above the floor they drift, m. */
const LOWEST_M = 0.15;
const HIGHEST_M = 1.9;

export const template: Look = {
  name: 'template',
  says: 'A look to copy: points of light that drift over the floor.',
  parameters: [FIREFLIES],

  // Called once for every stage. Everything that costs time or memory is made here.
  build({ view }) {
    // A uniform is a number the shader reads; `update` writes it before every frame.
    const share = uniform(FIREFLIES.default);

    // What is different about each point: four numbers 0..1 of its own, the same on every wall and every evening.
    const random = scatter(7);
    const own = Float32Array.from({ length: POINTS * 4 }, random);
    const geometry = quadGeometry(POINTS, { own: { array: own, size: 4 } });
    geometry.instanceCount = 1;

    // Handed from the vertex stage to the fragment stage.
    const vLight = varyingProperty('vec3', 'templateLight');
    const vCorner = varyingProperty('vec2', 'templateCorner');

    // The vertex stage: where a point is, from its own numbers and the time alone, in metres on the wall.
    const clip = Fn(() => {
      const point = attribute<'vec4'>('own', 'vec4');
      // `swing` is a wave -1..1 with so many turns in ten minutes; each point begins elsewhere in it.
      const drift = swing(view, point.z.mul(12).floor().add(18), point.x).mul(0.22);
      const rise = swing(view, point.w.mul(9).floor().add(12), point.y).mul(0.18);
      const x = point.x.mul(view.wallM.x).add(drift);
      const y = view.floorM.add(mix(float(LOWEST_M), float(HIGHEST_M), point.y.mul(point.y))).add(rise);
      const at = vec3(x, y, 0).toVar();

      // A point that would be smaller than a pixel is drawn as large as one, and dimmer for it.
      const grain = grainOf(view, float(0.008), at);
      // Points come one after the other as the dial goes up, each fading in: nothing pops.
      const isThere = share.sub(point.w).mul(12).clamp(0, 1).mul(share.min(1));
      const breath = swing(view, point.z.mul(40).floor().add(60), point.w).mul(0.35).add(0.65);
      const colour = mix(vec3(...AMBER), vec3(...CYAN), point.x.mul(0.6));
      vLight.assign(colour.mul(breath).mul(isThere).mul(grain.thinned).mul(0.9));
      vCorner.assign(quadCorner());
      return view.clipOf(at.add(vec3(quadCorner().mul(grain.radius), 0)) as Node<'vec3'>);
    });

    // The fragment stage: the light of a pixel. Its fourth number covers what is behind: 0 is light alone.
    const paint = Fn(() => {
      const soft = max(float(1).sub(dot(vCorner, vCorner)), 0);
      return vec4(vLight.mul(soft.mul(soft)), float(0)) as Node<'vec4'>;
    });

    const material = lightMaterial('template', clip(), paint());
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;

    return {
      objects: [mesh],
      // Called before every frame. It reads the frame, writes numbers, and allocates nothing.
      update(frame) {
        share.value = readParameter(frame, FIREFLIES);
        // A look that shows nothing costs nothing.
        mesh.visible = share.value > 0;
      },
      // Whatever `build` made is freed here.
      dispose() {
        geometry.dispose();
        material.dispose();
      },
    };
  },
};
