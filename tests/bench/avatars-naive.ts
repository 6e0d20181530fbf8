/** What the bodies are measured against: one object per avatar, every point placed on the processor, as one writes it first. */

import { attribute, Fn, vec3, vec4 } from 'three/tsl';
import {
  BufferAttribute,
  BufferGeometry,
  DynamicDrawUsage,
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

/** Size of a point, m. */
const RADIUS_M = 0.004;

/** Creates objects for at most `most` avatars of `points` points each. */
export function createNaiveAvatars(view: WallView, most: number, points: number) {
  const index = new BufferAttribute(new Uint32Array(points * 6), 1);
  for (let point = 0; point < points; point += 1) {
    const first = 4 * point;
    index.array.set([first, first + 1, first + 2, first + 2, first + 1, first + 3], 6 * point);
  }
  const material = new NodeMaterial();
  material.vertexNode = Fn(() => view.clipOf(attribute<'vec3'>('position', 'vec3')))();
  material.fragmentNode = vec4(vec3(1, 0.7, 0.4), 1);
  material.depthTest = false;
  const meshes = Array.from({ length: most }, () => {
    const geometry = new BufferGeometry();
    const corners = new BufferAttribute(new Float32Array(points * 12), 3);
    corners.setUsage(DynamicDrawUsage);
    geometry.setAttribute('position', corners);
    geometry.setIndex(index);
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    mesh.visible = false;
    return mesh;
  });
  const start = new Vector3();
  const axis = new Vector3();
  const side = new Vector3();

  const place = (figure: Figure, corners: Float32Array, shift: number): void => {
    const read = (target: Vector3, landmark: number): Vector3 => target.fromArray(figure.joints, landmark * 4);
    const each = Math.floor(points / LIMBS.length);
    for (const [limb, [a, b, thick]] of LIMBS.entries()) {
      read(start, a);
      read(axis, b).sub(start);
      side.set(axis.y, -axis.x, 0).normalize().multiplyScalar(thick);
      for (let point = 0; point < each; point += 1) {
        const u = point / each;
        const across = Math.sin(point * 2.39996 + shift);
        const x = start.x + axis.x * u + side.x * across;
        const y = start.y + axis.y * u + side.y * across;
        const z = start.z + axis.z * u;
        for (let corner = 0; corner < 4; corner += 1) {
          const at = ((limb * each + point) * 4 + corner) * 3;
          corners[at] = x + (corner % 2 === 0 ? -RADIUS_M : RADIUS_M);
          corners[at + 1] = y + (corner < 2 ? -RADIUS_M : RADIUS_M);
          corners[at + 2] = z;
        }
      }
    }
  };

  return {
    objects: meshes as readonly Object3D[],
    update(figures: readonly Figure[], shift: number): void {
      for (const [at, mesh] of meshes.entries()) {
        const figure = figures[at];
        mesh.visible = figure !== undefined;
        const corners = mesh.geometry.getAttribute('position');
        if (figure === undefined || !(corners.array instanceof Float32Array)) continue;
        place(figure, corners.array, shift);
        corners.needsUpdate = true;
      }
    },
    dispose(): void {
      for (const { geometry } of meshes) geometry.dispose();
      material.dispose();
    },
  };
}
