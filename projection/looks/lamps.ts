/** Lamps: a light of their own for everybody who says who they are, from above, and a pool of it at their feet. */

import { dot, float, fract, max, mix, select, smoothstep, vec2, vec3, vec4 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, PAPER } from './drawing/palette.ts';
import { scatter } from './drawing/seeded.ts';
import { swing } from './figures/figure-nodes.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { createSignMesh } from './signs/sign-mesh.ts';
import { createSignRows } from './signs/sign-rows.ts';

const LAMPS: Parameter = {
  name: 'lamps',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How many people stand in a light of their own, one after the other. From 0.05 on whoever shows the gesture asked for has theirs at once.',
};

const CONE = 0;
const POOL = 1;
const MOTE = 2;
const MOTES = 26;
/** Half the width of the light where it leaves the upper edge, and at the feet; m. */
const ABOVE_M = 0.07;
const BELOW_M = 0.5;

export const lamps: Look = {
  name: 'lamps',
  says: 'A cone of light of their own over everybody who says who they are, opened one after the other.',
  parameters: [LAMPS],
  build({ view, maxFigures }) {
    const rows = createSignRows(maxFigures);
    const random = scatter(811);
    const motes = Array.from({ length: MOTES }, () => [MOTE, random(), random()] as const);
    const mesh = createSignMesh(
      'lamps',
      view,
      rows,
      [[CONE, 0, 0], [POOL, 0, 0], ...motes],
      ({ heart, head, left, own, kind, chance, other, corner }) => {
        const lit = left.w.mul(own.y).toVar();
        const ground = heart.w;
        const up = corner.y.mul(0.5).add(0.5);
        const topM = view.wallM.y.add(0.15);
        // It opens: a thread first, then as wide as a person.
        const wide = lit.mul(lit).mul(head.w);
        const half = mix(float(BELOW_M), float(ABOVE_M), up).mul(wide).add(0.01);
        const cone = vec3(heart.x.add(corner.x.mul(half)), mix(ground, topM, up), heart.z);
        const pool = vec3(
          heart.x.add(corner.x.mul(BELOW_M * 1.35).mul(wide)),
          ground.add(corner.y.mul(0.085).mul(wide)),
          heart.z,
        );
        const rise = fract(view.phase(other.mul(9).floor().add(14)).add(chance));
        const high = mix(ground, ground.add(2), rise);
        const swayM = swing(view, other.mul(40).floor().add(20), chance).mul(0.03);
        const moteX = heart.x
          .add(
            chance
              .sub(0.5)
              .mul(2 * 0.32)
              .mul(wide),
          )
          .add(swayM);
        const mote = vec3(vec2(moteX, high).add(corner.mul(max(view.pixelM.mul(0.9), 0.0042))), heart.z);
        const bright = select(
          kind.lessThan(0.5),
          float(0.15),
          select(
            kind.lessThan(1.5),
            float(0.6),
            smoothstep(0, 0.2, rise)
              .mul(smoothstep(1, 0.5, rise))
              .mul(0.55),
          ),
        );
        return {
          at: select(kind.lessThan(0.5), cone, select(kind.lessThan(1.5), pool, mote)) as Node<'vec3'>,
          tint: mix(vec3(...AMBER), vec3(...PAPER), 0.6)
            .mul(lit)
            .mul(bright) as Node<'vec3'>,
          more: vec4(up, 0, 0, 0),
        };
      },
      ({ corner, kind, tint, more }) => {
        const across = corner.x.abs();
        const soft = max(float(1).sub(dot(corner, corner)), 0);
        // Strongest where it comes from, and soft at its sides; it lies on the floor where it ends.
        const side = smoothstep(1, 0, across).toVar();
        const beam = side.mul(side).mul(mix(float(0.2), float(1), more.x.pow(2.2)));
        const share = select(kind.lessThan(0.5), beam, select(kind.lessThan(1.5), soft.mul(soft), soft));
        return vec4(tint.mul(share), 0) as Node<'vec4'>;
      },
    );
    return {
      objects: [mesh.mesh],
      update(frame) {
        const first = readParameter(frame, LAMPS);
        mesh.show(first > 0 ? rows.write(frame, { first, second: 0, withCast: false }) : 0);
      },
      dispose() {
        mesh.dispose();
        rows.dispose();
      },
    };
  },
};
