/** Climb: light leaves raised hands and climbs to the upper edge, one pair of columns after the other. */

import { dot, exp, float, fract, max, mix, select, smoothstep, uniform, vec2, vec3, vec4 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, PAPER } from './drawing/palette.ts';
import { scatter } from './drawing/seeded.ts';
import { swing } from './figures/figure-nodes.ts';
import { PULSE } from './links.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { createSignMesh } from './signs/sign-mesh.ts';
import { createSignRows } from './signs/sign-rows.ts';

const CLIMB: Parameter = {
  name: 'climb',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'From how many people light climbs to the upper edge, one after the other. From 0.05 on it leaves at once the hands of whoever shows the gesture asked for.',
};

const SWAY: Parameter = {
  name: 'sway',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How far that light sways from side to side. `pulse` 0: everybody in their own time; 1: all in one.',
};

const COLUMN = 0;
const HAND = 2;
const MOTE = 4;
const MOTES = 44;
/** Half the width of a beam at the upper edge, m. */
const HALF_M = 0.3;
/** How far a beam sways for every metre it climbs, and how often in ten minutes: once in 5 s. */
const SWAYS = 0.62;
const SWAYINGS = 120;

export const climb: Look = {
  name: 'climb',
  says: 'Columns of light that climb from raised hands to the upper edge of the wall.',
  parameters: [CLIMB, SWAY],
  build({ view, maxFigures }) {
    const rows = createSignRows(maxFigures);
    const sways = uniform(0);
    const together = uniform(0);
    const random = scatter(919);
    const motes = Array.from({ length: MOTES }, (_, index) => [MOTE + (index % 2), random(), random()] as const);
    const mesh = createSignMesh(
      'climb',
      view,
      rows,
      [[COLUMN, 0, 0], [COLUMN + 1, 0, 0], [HAND, 0, 0], [HAND + 1, 0, 0], ...motes],
      ({ head, left, right, own, kind, chance, other, corner }) => {
        const lit = left.w.mul(own.y).toVar();
        const isRight = fract(kind.mul(0.5)).greaterThan(0.25);
        const hand = select(isRight, right.xyz, left.xyz).toVar();
        const topM = view.wallM.y.add(0.2);
        const reachM = mix(hand.y, topM, lit).toVar();
        const up = corner.y.mul(0.5).add(0.5).toVar();
        const time = swing(view, SWAYINGS, own.x.mul(together.oneMinus()));
        const leans = (highM: Node<'float'>): Node<'float'> => time.mul(sways).mul(SWAYS).mul(highM.sub(hand.y));
        const high = mix(hand.y.sub(0.02), reachM, up);
        const column = vec2(hand.x.add(corner.x.mul(HALF_M).mul(head.w)).add(leans(high)), high);
        const glow = hand.xy.add(corner.mul(0.16).mul(head.w));
        const way = fract(view.phase(other.mul(70).floor().add(90)).add(chance)).toVar();
        const swayM = swing(view, other.mul(50).floor().add(40), chance).mul(0.035).mul(way);
        const spread = chance.sub(0.5).mul(0.3).mul(way.mul(0.8).add(0.2));
        const grain = max(view.pixelM.mul(0.9), 0.0046);
        const moteY = mix(hand.y, reachM, way);
        const mote = vec2(hand.x.add(spread).add(swayM).add(leans(moteY)), moteY).add(
          corner.mul(vec2(grain, grain.mul(2.6))),
        );
        const isColumn = kind.lessThan(1.5);
        const isHand = kind.greaterThan(1.5).and(kind.lessThan(3.5));
        const bright = select(
          isColumn,
          float(0.9),
          select(
            isHand,
            float(0.3),
            smoothstep(0, 0.1, way)
              .mul(smoothstep(1, 0.7, way))
              .mul(0.8),
          ),
        );
        return {
          at: vec3(select(isColumn, column, select(isHand, glow, mote)), hand.z) as Node<'vec3'>,
          tint: mix(vec3(...AMBER), vec3(...PAPER), 0.3)
            .mul(bright)
            .mul(lit) as Node<'vec3'>,
          more: vec4(up, reachM.sub(hand.y).mul(up), own.x, 0),
        };
      },
      ({ corner, kind, tint, more }) => {
        const across = corner.x.abs();
        const soft = max(float(1).sub(dot(corner, corner)), 0);
        // The light in a column comes in breaths, which climb.
        const breaths = fract(more.y.mul(0.9).sub(view.phase(150)).add(more.z))
          .sub(0.5)
          .abs()
          .mul(2);
        // A thread where it leaves the hand, wider and fainter as it climbs.
        const wide = more.x.mul(0.92).add(0.08).toVar();
        const off = across.div(wide).toVar();
        const beam = smoothstep(1, 0, off).toVar();
        const column = beam
          .mul(beam)
          .mul(float(0.08).div(wide).add(0.07))
          .add(
            exp(across.mul(across).mul(-2600))
              .mul(exp(more.y.mul(-1.5)))
              .mul(0.5),
          )
          .mul(breaths.mul(0.45).add(0.55))
          .mul(smoothstep(0, 0.03, more.x));
        const glow = exp(dot(corner, corner).mul(-9));
        const isHand = kind.lessThan(3.5);
        const share = select(kind.lessThan(1.5), column, select(isHand, glow, soft.mul(soft)));
        return vec4(tint.mul(share), 0) as Node<'vec4'>;
      },
    );
    return {
      objects: [mesh.mesh],
      update(frame) {
        const first = readParameter(frame, CLIMB);
        sways.value = readParameter(frame, SWAY) * (frame.comfort.reducedMotion ? 0.25 : 1);
        together.value = readParameter(frame, PULSE);
        mesh.show(first > 0 ? rows.write(frame, { first, second: 0, withCast: true }) : 0);
      },
      dispose() {
        mesh.dispose();
        rows.dispose();
      },
    };
  },
};
