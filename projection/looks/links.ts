/** Links between neighbours: catenaries of light hung from hand to hand, swinging with both. */

import {
  attribute,
  exp,
  Fn,
  float,
  fract,
  instanceIndex,
  int,
  ivec2,
  max,
  mix,
  smoothstep,
  texture,
  textureLoad,
  uniform,
  varyingProperty,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import {
  BufferAttribute,
  DataTexture,
  FloatType,
  InstancedBufferGeometry,
  Mesh,
  type Node,
  RGBAFormat,
} from 'three/webgpu';
import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { ScenePlace } from '#installation/mapping/off-axis-view.ts';
import { lightMaterial } from './drawing/light-material.ts';
import { linearChannel } from './drawing/palette.ts';
import { mixBits } from './drawing/seeded.ts';
import { swing } from './figures/figure-nodes.ts';
import { type FigureTurn, turnedX, turnedZ, turnTo } from './figures/figure-turn.ts';
import { EMBERS } from './figures.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const LINKS: Parameter = {
  name: 'links',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How strongly light hangs from hand to hand between neighbours, and how much of it runs.',
};

/** Neighbours further apart than this are not linked, hand to hand; m. */
const REACH_M = 3.2;
/** Lines one link is spun of. */
const STRANDS = 3;
const STEPS = 56;
/** Shape of the hanging line: cosh(k (2s-1)), scaled to the wanted sag. */
const CATENARY = 1.7;
const TEXELS = 4;

export const links: Look = {
  name: 'links',
  says: 'Catenaries of light, hung from hand to hand between neighbours.',
  parameters: [LINKS],
  build({ view, maxFigures }) {
    const numbers = new Float32Array(TEXELS * maxFigures * 4);
    const rows = new DataTexture(numbers, TEXELS, maxFigures, RGBAFormat, FloatType);
    rows.needsUpdate = true;
    const order: number[] = Array.from({ length: maxFigures }, () => 0);
    const strength = uniform(0);
    const geometry = ropeGeometry();

    const vLight = varyingProperty('vec3', 'linkLight');
    const vRope = varyingProperty('vec4', 'linkRope');

    const clip = Fn(() => {
      const rope = attribute<'vec3'>('rope', 'vec3');
      const row = instanceIndex.toInt();
      const ends = textureLoad(texture(rows), ivec2(int(0), row)).toVar();
      const hang = textureLoad(texture(rows), ivec2(int(1), row)).toVar();
      const left = textureLoad(texture(rows), ivec2(int(2), row)).toVar();
      const right = textureLoad(texture(rows), ivec2(int(3), row)).toVar();
      const s = rope.x.toVar();
      const strand = rope.z.toVar();
      const apart = ends.zw.sub(ends.xy).toVar();
      const arch = s.mul(2).sub(1).mul(CATENARY);
      const drop = float(Math.cosh(CATENARY))
        .sub(arch.exp().add(arch.negate().exp()).mul(0.5))
        .div(Math.cosh(CATENARY) - 1)
        .toVar();
      const sag = hang.x.mul(strand.mul(0.28).add(1));
      const stir = swing(view, 78, hang.y.add(strand.mul(0.21)))
        .mul(0.02)
        .add(swing(view, 132, s.mul(-0.7).add(hang.y)).mul(0.008));
      const middle = ends.xy
        .add(apart.mul(s))
        .add(vec2(stir.mul(drop), drop.mul(sag).negate().add(stir.mul(drop).mul(0.6))))
        .toVar();
      const slope = drop.mul(0).add(s.mul(2).sub(1)).mul(sag.mul(3));
      const way = apart.add(vec2(0, slope)).toVar();
      const across = vec2(way.y.negate(), way.x).div(way.length().add(1e-4));
      // Between two figures that each face the eye, a rope runs through the depth of the scene.
      const place = vec3(middle, mix(left.w, right.w, s)).toVar();
      const half = max(view.pixelAt(place).mul(3), 0.011);
      vLight.assign(
        mix(left.rgb, right.rgb, smoothstep(0.1, 0.9, s))
          .mul(hang.z)
          .mul(strength),
      );
      vRope.assign(vec4(s, rope.y, strand, hang.y));
      return view.clipOf(place.add(vec3(across.mul(rope.y).mul(half), 0)) as Node<'vec3'>);
    });

    const paint = Fn(() => {
      const s = vRope.x;
      const off = vRope.y.abs();
      const thread = exp(off.mul(off).mul(-38))
        .add(exp(off.mul(-5)).mul(0.09))
        .mul(smoothstep(1, 0.7, off));
      const there = bead(fract(s.mul(1.5).sub(view.phase(150)).add(vRope.w).add(vRope.z.mul(0.31))));
      const back = bead(fract(s.mul(-1.5).sub(view.phase(126)).add(vRope.w.mul(3)).add(vRope.z.mul(0.57))));
      const hands = exp(s.mul(-16))
        .add(exp(s.sub(1).mul(16)))
        .mul(0.9);
      const light = thread.mul(there.add(back).mul(1.9).add(hands).add(0.3)).mul(float(1).sub(vRope.z.mul(0.28)));
      return vec4(
        vLight.mul(light).add(vec3(light.mul(vLight.x.add(vLight.y)).mul(there).mul(0.2))),
        float(0),
      ) as Node<'vec4'>;
    });

    const material = lightMaterial('links', clip(), paint());
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    return {
      objects: [mesh],
      update(frame) {
        const value = readParameter(frame, LINKS);
        strength.value = value * (1 - readParameter(frame, EMBERS));
        const count = strength.value > 0 ? hang(frame, order, numbers) : 0;
        geometry.instanceCount = count;
        mesh.visible = count > 0;
        if (count > 0) rows.needsUpdate = true;
      },
      dispose() {
        geometry.dispose();
        material.dispose();
        rows.dispose();
      },
    };
  },
};

/** A light with a soft head and tail on a turn of 0..1. */
const bead = (turn: Node<'float'>): Node<'float'> => smoothstep(0.62, 0.97, turn).mul(smoothstep(1, 0.97, turn));

function ropeGeometry(): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  const rope: number[] = [];
  const index: number[] = [];
  for (let strand = 0; strand < STRANDS; strand += 1) {
    for (let step = 0; step <= STEPS; step += 1) {
      const from = rope.length / 3;
      for (const edge of [-1, 1]) rope.push(step / STEPS, edge, strand);
      if (step < STEPS) index.push(from, from + 1, from + 2, from + 2, from + 1, from + 3);
    }
  }
  geometry.setAttribute('rope', new BufferAttribute(new Float32Array(rope), 3));
  geometry.setIndex(index);
  geometry.instanceCount = 0;
  return geometry;
}

const middleX = (figure: Figure): number =>
  ((figure.joints[LANDMARK.leftShoulder * LANDMARK_STRIDE] ?? 0) +
    (figure.joints[LANDMARK.rightShoulder * LANDMARK_STRIDE] ?? 0)) /
  2;

/** Writes a row for every pair of neighbours within reach; answers how many. `order` is scratch. */
function hang(frame: SurfaceFrame, order: number[], numbers: Float32Array): number {
  const { figures } = frame;
  const count = Math.min(figures.length, order.length);
  for (let index = 0; index < count; index += 1) {
    // Insertion sort by place on the wall: a crowd hardly changes its order, and nothing is allocated.
    let hole = index;
    while (hole > 0) {
      const before = order[hole - 1] ?? 0;
      const a = figures[before];
      const b = figures[index];
      if (a === undefined || b === undefined || middleX(a) <= middleX(b)) break;
      order[hole] = before;
      hole -= 1;
    }
    order[hole] = index;
  }
  let row = 0;
  for (let index = 0; index + 1 < count; index += 1) {
    const left = figures[order[index] ?? 0];
    const right = figures[order[index + 1] ?? 0];
    if (left !== undefined && right !== undefined && tie(left, right, frame.offAxis?.eye ?? null, row, numbers))
      row += 1;
  }
  return row;
}

/** Scratch memory of {@link tie}. */
const turn: FigureTurn = { cosineLess1: 0, sine: 0, xM: 0, zM: 0 };

/** Middle of the hips along x (part 0) or z (part 2), about which a figure turns. */
const hipsAt = ({ joints }: Figure, part: 0 | 2): number =>
  ((joints[LANDMARK.leftHip * LANDMARK_STRIDE + part] ?? 0) +
    (joints[LANDMARK.rightHip * LANDMARK_STRIDE + part] ?? 0)) /
  2;

/** The hand of a figure that is nearest to a side of the wall: its index-finger landmark. */
function outerHand(figure: Figure, towards: number): number {
  const left = LANDMARK.leftIndex * LANDMARK_STRIDE;
  const right = LANDMARK.rightIndex * LANDMARK_STRIDE;
  const lead = ((figure.joints[left] ?? 0) - (figure.joints[right] ?? 0)) * towards;
  return lead > 0 ? left : right;
}

function tie(left: Figure, right: Figure, eye: ScenePlace | null, row: number, numbers: Float32Array): boolean {
  const a = outerHand(left, 1);
  const b = outerHand(right, -1);
  turnTo(turn, eye, hipsAt(left, 0), hipsAt(left, 2));
  const ax = turnedX(turn, left.joints[a] ?? 0, left.joints[a + 2] ?? 0);
  const ay = left.joints[a + 1] ?? 0;
  const az = turnedZ(turn, left.joints[a] ?? 0, left.joints[a + 2] ?? 0);
  turnTo(turn, eye, hipsAt(right, 0), hipsAt(right, 2));
  const bx = turnedX(turn, right.joints[b] ?? 0, right.joints[b + 2] ?? 0);
  const by = right.joints[b + 1] ?? 0;
  const bz = turnedZ(turn, right.joints[b] ?? 0, right.joints[b + 2] ?? 0);
  const apart = Math.hypot(bx - ax, by - ay);
  const sure = Math.min(left.joints[a + 3] ?? 0, right.joints[b + 3] ?? 0);
  const near = Math.min(1, Math.max(0, (REACH_M - apart) / 0.6));
  const light = near * Math.min(1, sure * 2) * (left.presence * right.presence) ** 2;
  if (light <= 0) return false;
  const at = row * TEXELS * 4;
  numbers[at] = ax;
  numbers[at + 1] = ay;
  numbers[at + 2] = bx;
  numbers[at + 3] = by;
  numbers[at + 4] = 0.1 + 0.14 * Math.min(1.5, apart);
  numbers[at + 5] = mixBits(left.key ^ right.key) / 2 ** 32;
  numbers[at + 6] = light;
  numbers[at + 11] = az;
  numbers[at + 15] = bz;
  for (let part = 0; part < 3; part += 1) {
    numbers[at + 8 + part] = linearChannel(left.light.base[part] ?? 0);
    numbers[at + 12 + part] = linearChannel(right.light.base[part] ?? 0);
  }
  return true;
}
