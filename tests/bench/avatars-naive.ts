/** What the bodies are measured against: one object per avatar, every point placed on the processor, as one writes it first. */

import { attribute, Fn, float, fract, instanceIndex, vec3, vec4 } from 'three/tsl';
import {
  BufferAttribute,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  NodeMaterial,
  type Object3D,
  Vector3,
} from 'three/webgpu';
import { LANDMARK } from '#installation/crowd/body.ts';
import type { Figure } from '#installation/frame/surface-frame.ts';
import type { WallView } from '#projection/looks/drawing/wall-view.ts';

/** Limbs as pairs of landmarks, and how thick each is, m. */
const LIMBS: readonly (readonly [number, number, number])[] = [
  [LANDMARK.leftShoulder, LANDMARK.leftElbow, 0.05],
  [LANDMARK.rightShoulder, LANDMARK.rightElbow, 0.05],
  [LANDMARK.leftElbow, LANDMARK.leftWrist, 0.04],
  [LANDMARK.rightElbow, LANDMARK.rightWrist, 0.04],
  [LANDMARK.leftHip, LANDMARK.leftKnee, 0.08],
  [LANDMARK.rightHip, LANDMARK.rightKnee, 0.08],
  [LANDMARK.leftKnee, LANDMARK.leftAnkle, 0.05],
  [LANDMARK.rightKnee, LANDMARK.rightAnkle, 0.05],
  [LANDMARK.leftShoulder, LANDMARK.leftHip, 0.12],
  [LANDMARK.rightShoulder, LANDMARK.rightHip, 0.12],
  [LANDMARK.leftEar, LANDMARK.rightEar, 0.1],
];

/** Creates objects for at most `most` avatars of `points` points each. */
export function createNaiveAvatars(view: WallView, most: number, points: number) {
  const corners = new BufferAttribute(new Float32Array([-1, -1, 0, 1, -1, 0, -1, 1, 0, 1, 1, 0]), 3);
  const index = new BufferAttribute(new Uint16Array([0, 1, 2, 2, 1, 3]), 1);
  const material = new NodeMaterial();
  material.vertexNode = Fn(() => {
    const centre = attribute<'vec3'>('centre', 'vec3');
    return view.clipOf(centre.add(attribute<'vec3'>('position', 'vec3').mul(0.004)));
  })();
  material.fragmentNode = vec4(vec3(1, 0.7, 0.4).mul(fract(float(instanceIndex).mul(0.37))), 1);
  material.depthTest = false;
  const meshes = Array.from({ length: most }, () => {
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute('position', corners);
    geometry.setAttribute('centre', new InstancedBufferAttribute(new Float32Array(points * 3), 3));
    geometry.setIndex(index);
    geometry.instanceCount = points;
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    mesh.visible = false;
    return mesh;
  });
  const start = new Vector3();
  const axis = new Vector3();
  const side = new Vector3();

  const place = (figure: Figure, centres: Float32Array, shift: number): void => {
    const read = (target: Vector3, landmark: number): Vector3 => target.fromArray(figure.joints, landmark * 4);
    const each = Math.floor(points / LIMBS.length);
    for (const [limb, [a, b, thick]] of LIMBS.entries()) {
      read(start, a);
      read(axis, b).sub(start);
      side.set(axis.y, -axis.x, 0).normalize().multiplyScalar(thick);
      for (let point = 0; point < each; point += 1) {
        const u = point / each;
        const across = Math.sin(point * 2.39996 + shift);
        const at = (limb * each + point) * 3;
        centres[at] = start.x + axis.x * u + side.x * across;
        centres[at + 1] = start.y + axis.y * u + side.y * across;
        centres[at + 2] = start.z + axis.z * u;
      }
    }
  };

  return {
    objects: meshes as readonly Object3D[],
    update(figures: readonly Figure[], shift: number): void {
      for (const [at, mesh] of meshes.entries()) {
        const figure = figures[at];
        mesh.visible = figure !== undefined;
        const centres = mesh.geometry.getAttribute('centre');
        if (figure === undefined || !(centres.array instanceof Float32Array)) continue;
        place(figure, centres.array, shift);
        centres.needsUpdate = true;
      }
    },
    dispose(): void {
      for (const { geometry } of meshes) geometry.dispose();
      material.dispose();
    },
  };
}
