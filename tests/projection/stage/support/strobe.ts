/** A look that flashes on purpose, for holding the guard against it: one colour over a part of the wall. In no catalogue. */

import { select, uniform, vec3, vec4 } from 'three/tsl';
import { NodeMaterial, Vector3, Vector4 } from 'three/webgpu';
import { sliceMesh } from '#projection/looks/drawing/wall-view.ts';
import type { Look } from '#projection/looks/look.ts';
import { type Parameter, readParameter } from '#projection/looks/parameter.ts';

const share = (name: string, value: number): Parameter => ({
  name: `strobe.${name}`,
  min: 0,
  max: 8,
  default: value,
  unit: '',
  says: `The ${name} of what flashes.`,
});
const COLOUR = [share('red', 0), share('green', 0), share('blue', 0)] as const;
const AROUND = share('around', 0);
/** In shares of the wall, from its lower left. */
const [LEFT, LOW, RIGHT, HIGH] = [share('left', 0), share('low', 0), share('right', 1), share('high', 1)];

export const strobe: Look = {
  name: 'strobe',
  says: 'One colour over a part of the wall, and a grey around it.',
  parameters: [...COLOUR, AROUND, LEFT, LOW, RIGHT, HIGH],
  build({ view }) {
    const colour = uniform(new Vector3());
    const around = uniform(0);
    const part = uniform(new Vector4(0, 0, 1, 1));
    const at = view.placeM.div(view.wallM).toVar();
    const isIn = at.x
      .greaterThan(part.x)
      .and(at.y.greaterThan(part.y))
      .and(at.x.lessThan(part.z))
      .and(at.y.lessThan(part.w));
    const material = new NodeMaterial();
    material.vertexNode = view.sliceClip;
    material.fragmentNode = vec4(select(isIn, colour, vec3(around)), 1);
    const mesh = sliceMesh(material);
    return {
      objects: [mesh],
      update(frame) {
        const [r, g, b] = COLOUR.map((parameter) => readParameter(frame, parameter));
        colour.value.set(r ?? 0, g ?? 0, b ?? 0);
        around.value = readParameter(frame, AROUND);
        const [left, low, right, high] = [LEFT, LOW, RIGHT, HIGH].map((parameter) => readParameter(frame, parameter));
        part.value.set(left ?? 0, low ?? 0, right ?? 1, high ?? 1);
      },
      dispose() {
        mesh.geometry.dispose();
        material.dispose();
      },
    };
  },
};
