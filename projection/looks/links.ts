/** Links between neighbours: catenaries of light hung from hand to hand, swinging with both; torn, they hang from one. */

import {
  attribute,
  exp,
  Fn,
  float,
  fract,
  instanceIndex,
  int,
  max,
  min,
  mix,
  select,
  smoothstep,
  uniform,
  varyingProperty,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import { Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from './drawing/light-material.ts';
import { ribbonGeometry } from './drawing/ribbon-geometry.ts';
import { tornEnd } from './drawing/torn-end.ts';
import { EMBERS } from './figures.ts';
import { createRopeRows, ROPE } from './links/rope-rows.ts';
import type { Look } from './look.ts';
import { beatOn, createBeat } from './network/beat.ts';
import { ends, hung, loose } from './network/hanging-nodes.ts';
import { type Parameter, readParameter } from './parameter.ts';

const LINKS: Parameter = {
  name: 'links',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How strongly light hangs from hand to hand between neighbours. Hands held out to each other are the brightest.',
};
const SLACK: Parameter = {
  name: 'slack',
  min: 0,
  max: 1,
  default: 0.5,
  unit: '',
  says: 'How deep the light between two hands hangs. 0: drawn tight; 1: in long bows, as on a quiet evening.',
};
/** The beat that links and the network share. */
export const PULSE: Parameter = {
  name: 'pulse',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How much one shared beat runs through all links and the network, along the wall. 0: every light runs by itself.',
};

/** Lines one link is spun of. */
const STRANDS = 3;
const STEPS = 56;
/** Radius of the light in a hand, m. */
const HAND_M = 0.085;

export const links: Look = {
  name: 'links',
  says: 'Catenaries of light, hung from hand to hand between neighbours.',
  parameters: [LINKS, SLACK, PULSE],
  build({ view, maxFigures }) {
    const ropes = createRopeRows(maxFigures, STEPS);
    const strength = uniform(0);
    const unrest = uniform(1);
    const beat = createBeat();
    const geometry = ribbonGeometry(STRANDS, STEPS, 2);

    const vLight = varyingProperty('vec4', 'linkLight');
    const vRope = varyingProperty('vec4', 'linkRope');
    const vState = varyingProperty('vec4', 'linkState');

    const clip = Fn(() => {
      const ribbon = attribute<'vec4'>('ribbon', 'vec4');
      const texel = (column: number) => ropes.rows.texel(int(column), instanceIndex.toInt()).toVar();
      const left = texel(ROPE.left);
      const right = texel(ROPE.right);
      const leftLight = texel(ROPE.leftLight);
      const rightLight = texel(ROPE.rightLight);
      const hang = texel(ROPE.hang);
      const s = ribbon.x.toVar();
      const strand = min(ribbon.z, STRANDS - 1).toVar();
      const isDisc = ribbon.z.greaterThan(STRANDS - 0.5);
      const isLeft = s.lessThan(hang.y);

      const placeAt = (along: Node<'float'>): Node<'vec3'> =>
        mix(
          hung(
            view,
            left.xyz,
            right.xyz,
            along,
            hang.x.mul(strand.mul(0.28).add(1)),
            right.w.add(strand.mul(0.21)),
            unrest,
          ),
          loose(view, left.xyz, right.xyz, along, isLeft, hang.y, right.w.add(strand.mul(0.37)), unrest),
          left.w.mul(mix(float(1), smoothstep(0, 0.6, ends(along, isLeft, hang.y)), 0.35)),
        ) as Node<'vec3'>;
      const place = placeAt(s).toVar();
      const way = placeAt(s.add(0.004)).sub(place).toVar();
      const across = vec2(way.y.negate(), way.x).div(way.xy.length().add(1e-5));
      const half = max(view.pixelAt(place).mul(3), 0.011);
      const held = select(s.lessThan(0.5), hang.z, hang.w).toVar();
      const disc = vec2(ribbon.y, ribbon.w).mul(held.mul(0.6).add(0.4).mul(HAND_M));
      const off = select(isDisc, disc, across.mul(ribbon.y).mul(half));
      const tint = mix(leftLight.rgb, rightLight.rgb, smoothstep(0.1, 0.9, s));
      vLight.assign(vec4(tint.mul(leftLight.w).mul(strength), place.x));
      vRope.assign(vec4(s, ribbon.y, ribbon.z, ribbon.w));
      vState.assign(vec4(left.w, hang.y, right.w, select(isDisc, held, rightLight.w)));
      return view.clipOf(place.add(vec3(off, 0)) as Node<'vec3'>);
    });

    const paint = Fn(() => {
      const tint = vLight.xyz;
      const [s, edge, strand, corner] = [vRope.x, vRope.y, vRope.z, vRope.w];
      const [torn, cut, chance, seam] = [vState.x, vState.y, vState.z, vState.w];
      const off = edge.abs();
      const thread = exp(off.mul(off).mul(-38))
        .add(exp(off.mul(-5)).mul(0.09))
        .mul(smoothstep(1, 0.7, off));
      const there = bead(fract(s.mul(1.5).sub(view.phase(beat.there)).add(chance).add(strand.mul(0.31))));
      const back = bead(fract(s.mul(-1.5).sub(view.phase(beat.back)).add(chance.mul(3)).add(strand.mul(0.57))));
      const alone = there.add(back).mul(1.9).mul(beat.amount.oneMinus());
      const shared = beatOn(view, beat, vLight.w).mul(beat.amount).mul(3.2);
      const hands = exp(s.mul(-16))
        .add(exp(s.sub(1).mul(16)))
        .mul(0.9);
      const tear = tornEnd({ along: s, cut, torn, seam, bright: tint.length() }, STEPS);
      const light = thread
        .mul(alone.add(shared).add(hands).add(0.42).mul(1.25))
        .mul(float(1).sub(strand.mul(0.28)))
        .mul(tear.open)
        .mul(tear.fade)
        .toVar();
      const white = light.mul(vLight.x.add(vLight.y)).mul(there.mul(beat.amount.oneMinus()).add(beat.amount.mul(0.5)));
      const rope = tint
        .mul(light)
        .add(vec3(white.mul(0.2)))
        .add(tear.glow.mul(thread).mul(tear.open));
      const round = exp(vec2(edge, corner).length().pow(2).mul(-7)).sub(0.0009).max(0);
      const core = exp(vec2(edge, corner).length().pow(2).mul(-60)).mul(1.6);
      const hand = tint.mul(round.mul(0.5).add(core)).mul(vState.w).mul(shared.mul(0.4).add(1));
      return vec4(select(strand.greaterThan(STRANDS - 0.5), hand, rope), float(0)) as Node<'vec4'>;
    });

    const material = lightMaterial('links', clip(), paint());
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    return {
      objects: [mesh],
      update(frame) {
        strength.value = readParameter(frame, LINKS) * (1 - readParameter(frame, EMBERS));
        unrest.value = frame.comfort.reducedMotion ? 0.25 : 1;
        beat.update(frame, readParameter(frame, PULSE));
        geometry.instanceCount = strength.value > 0 ? ropes.write(frame, readParameter(frame, SLACK)) : 0;
        mesh.visible = geometry.instanceCount > 0;
      },
      dispose() {
        geometry.dispose();
        material.dispose();
        ropes.dispose();
      },
    };
  },
};

/** A light with a soft head and tail on a turn of 0..1. */
const bead = (turn: Node<'float'>): Node<'float'> => smoothstep(0.62, 0.97, turn).mul(smoothstep(1, 0.97, turn));
