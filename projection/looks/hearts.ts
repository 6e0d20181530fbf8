/** Hearts: the light of everybody gathers in their chest, and beats there. */

import { dot, exp, float, fract, max, mix, select, smoothstep, uniform, vec2, vec3, vec4 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, PAPER } from './drawing/palette.ts';
import { scatter } from './drawing/seeded.ts';
import { PULSE } from './links.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { createSignMesh } from './signs/sign-mesh.ts';
import { createSignRows } from './signs/sign-rows.ts';

const HEARTS: Parameter = {
  name: 'hearts',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'In how many people the light has gathered in the chest, one after the other; `pulse` lets them beat as one. From 0.05 on it gathers at once in whoever shows the gesture asked for.',
};

const CORE = 0;
const HALO = 1;
const MOTE = 2;
const MOTES = 46;
/** Beats in ten minutes: 54 a minute, a heart at rest. */
const BEATS = 540;
/** From how far light is drawn in, m. */
const REACH_M = 0.62;
const ROSE = [1, 0.3, 0.26] as const;

export const hearts: Look = {
  name: 'hearts',
  says: 'Light that gathers in the chest of people and beats there, slowly.',
  parameters: [HEARTS],
  build({ view, maxFigures }) {
    const rows = createSignRows(maxFigures);
    const together = uniform(0);
    const calm = uniform(1);
    const random = scatter(877);
    const motes = Array.from({ length: MOTES }, () => [MOTE, random(), random()] as const);
    const mesh = createSignMesh(
      'hearts',
      view,
      rows,
      [[HALO, 0, 0], [CORE, 0, 0], ...motes],
      ({ heart, head, left, own, kind, chance, other, corner }) => {
        const lit = left.w.mul(own.y).toVar();
        const beat = fract(view.phase(BEATS).add(own.x.mul(together.oneMinus()))).toVar();
        const stroke = exp(beat.mul(-5)).add(exp(beat.sub(0.28).abs().mul(-16)).mul(0.55));
        const strong = mix(float(0.82), stroke.mul(0.45).add(0.7), calm).toVar();
        const size = select(kind.lessThan(0.5), float(0.06), float(0.34).mul(strong.mul(0.3).add(0.75))).mul(head.w);
        // Motes are drawn in from the whole body, the last bit quickly.
        const way = fract(view.phase(other.mul(60).floor().add(70)).add(chance)).toVar();
        const angle = other.mul(2 * Math.PI * 17);
        const farM = way.oneMinus().pow(1.6).mul(REACH_M).mul(head.w);
        const off = vec2(angle.cos().mul(farM), angle.sin().mul(farM).mul(1.35));
        const grain = max(view.pixelM.mul(0.9), 0.005).mul(way.mul(0.6).add(0.7));
        const isMote = kind.greaterThan(1.5);
        const flat = select(isMote, off.add(corner.mul(grain)), corner.mul(size));
        const bright = select(
          kind.lessThan(0.5),
          strong.mul(1.2),
          select(
            isMote,
            smoothstep(0, 0.25, way)
              .mul(smoothstep(1, 0.9, way))
              .mul(0.7),
            strong.mul(0.2),
          ),
        );
        const tone = select(
          kind.lessThan(0.5),
          mix(vec3(...AMBER), vec3(...PAPER), 0.55),
          select(isMote, vec3(...AMBER), mix(vec3(...AMBER), vec3(...ROSE), 0.45)),
        );
        return {
          at: heart.xyz.add(vec3(flat, 0)) as Node<'vec3'>,
          tint: tone.mul(bright).mul(lit) as Node<'vec3'>,
          more: vec4(0, 0, 0, 0),
        };
      },
      ({ corner, kind, tint }) => {
        const from = dot(corner, corner);
        const soft = max(float(1).sub(from), 0);
        const share = select(
          kind.greaterThan(0.5).and(kind.lessThan(1.5)),
          exp(from.mul(-8))
            .add(exp(from.mul(-2.6)).mul(0.16))
            .mul(smoothstep(1, 0.3, from)),
          soft.mul(soft),
        );
        return vec4(tint.mul(share), 0) as Node<'vec4'>;
      },
    );
    return {
      objects: [mesh.mesh],
      update(frame) {
        const first = readParameter(frame, HEARTS);
        together.value = readParameter(frame, PULSE);
        calm.value = frame.comfort.reducedMotion ? 0.3 : 1;
        mesh.show(first > 0 ? rows.write(frame, { first, second: 0, withCast: true }) : 0);
      },
      dispose() {
        mesh.dispose();
        rows.dispose();
      },
    };
  },
};
