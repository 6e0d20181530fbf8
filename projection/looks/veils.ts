/** Veils: a cloth of dark threads before every head; it parts, one after the other, and there is light where a face would be. */

import { dot, exp, float, fract, max, mix, select, smoothstep, sqrt, uniform, vec2, vec3, vec4 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, EMBER, PAPER, VIOLET } from './drawing/palette.ts';
import { swing } from './figures/figure-nodes.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { createSignMesh } from './signs/sign-mesh.ts';
import { createSignRows } from './signs/sign-rows.ts';

const VEILS: Parameter = {
  name: 'veils',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'Before how many heads a veil has come down, one after the other. From 0.05 on it comes at once down before whoever shows the gesture asked for.',
};
const UNVEILED: Parameter = {
  name: 'unveiled',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How many of the veils have parted, one after the other: where a face would be there is light. From 0.05 on the veil parts at once of whoever shows the gesture asked for.',
};

const CLOTH = 0;
const FACE = 2;
const HALO = 3;
/** Of the veil before a head as large as life: half its width, how far it hangs above the middle of the head and below; m. */
const HALF_M = 0.21;
const ABOVE_M = 0.27;
const BELOW_M = 0.62;
/** Threads in one half. */
const THREADS = 9;

export const veils: Look = {
  name: 'veils',
  says: 'Veils before the heads of people, which part one after the other and leave light where a face would be.',
  parameters: [VEILS, UNVEILED],
  build({ view, maxFigures }) {
    const rows = createSignRows(maxFigures);
    const stir = uniform(1);
    const mesh = createSignMesh(
      'veils',
      view,
      rows,
      [
        [HALO, 0, 0],
        [FACE, 0, 0],
        [CLOTH, 0, 0],
        [CLOTH + 1, 0, 0],
      ],
      ({ head, left, right, own, kind, corner }) => {
        const down = left.w.mul(own.y).toVar();
        const open = right.w.mul(own.y).toVar();
        const side = select(kind.lessThan(0.5), float(-1), float(1));
        const up = corner.y.mul(0.5).add(0.5).toVar();
        const out = corner.x.mul(0.5).add(0.5).toVar();
        // The lower end comes down last, and swings as it parts.
        const lowM = mix(float(ABOVE_M), float(-BELOW_M), down);
        const flare = up.oneMinus().mul(open).mul(0.16);
        const sway = swing(view, 60, own.x.add(up.mul(0.3)))
          .mul(0.012)
          .mul(up.oneMinus())
          .mul(stir);
        const x = side.mul(out.mul(HALF_M).mul(open.mul(-0.45).add(1)).add(open.mul(0.17)).add(flare)).add(sway);
        const cloth = vec2(x, mix(lowM, float(ABOVE_M), up));
        const face = corner.mul(vec2(0.115, 0.15)).mul(1.6);
        const halo = corner.mul(0.5);
        const flat = select(kind.lessThan(1.5), cloth, select(kind.lessThan(2.5), face, halo)).mul(head.w);
        const seen = open.mul(open);
        return {
          at: head.xyz.add(vec3(flat, 0.02)) as Node<'vec3'>,
          tint: mix(vec3(...AMBER), vec3(...PAPER), 0.6).mul(seen) as Node<'vec3'>,
          more: vec4(out, up, down, open),
        };
      },
      ({ corner, kind, tint, more }) => {
        const [out, up, down, open] = [more.x, more.y, more.z, more.w];
        // Woven cloth: it lies on a head, and falls from there in a few wide folds.
        const dome = up.sub(0.8).div(0.2).clamp(0, 1).pow(2).toVar();
        const wide = sqrt(dome.mul(dome).oneMinus().max(0.0004)).mul(up.mul(-0.22).add(1)).toVar();
        const across = out.div(wide).toVar();
        const fold = fract(across.mul(THREADS)).sub(0.5).abs();
        const weft = fract(up.mul(23).add(across.mul(across).mul(0.6)))
          .sub(0.5)
          .abs();
        const folded = across.mul(9.4).cos().mul(0.35).add(0.65);
        const thread = exp(fold.mul(-9))
          .mul(0.5)
          .add(exp(weft.mul(-9)))
          .mul(folded);
        const inside = smoothstep(1, 0.88, across).toVar();
        const rim = exp(across.oneMinus().abs().mul(-14));
        const edge = smoothstep(0, 0.06, out).oneMinus();
        const hem = exp(up.mul(-40)).mul(0.3);
        const low = smoothstep(0, 0.05, up);
        const there = smoothstep(0, 0.1, down).mul(open.mul(-0.8).add(1));
        const weave = mix(vec3(...EMBER), vec3(...VIOLET), up.mul(1.5).min(1))
          .mul(thread.mul(0.15).add(edge.mul(open).mul(0.6)).add(hem).add(rim.mul(0.2)))
          .mul(inside)
          .mul(low)
          .mul(there);
        const cover = there.mul(0.92).mul(inside).mul(low);
        const from = corner.length().toVar();
        const ring = exp(from.sub(0.62).abs().mul(-16)).add(smoothstep(0.62, 0.2, from).mul(0.42));
        const glow = exp(dot(corner, corner).mul(-4.5))
          .mul(smoothstep(1, 0.6, from))
          .mul(0.22);
        const light = select(kind.lessThan(2.5), tint.mul(ring), tint.mul(vec3(1, 0.8, 0.55)).mul(glow));
        const isCloth = kind.lessThan(1.5);
        return vec4(
          select(isCloth, weave, light.mul(max(smoothstep(1.0, 0.9, from), 0))),
          select(isCloth, cover, float(0)),
        ) as Node<'vec4'>;
      },
    );
    return {
      objects: [mesh.mesh],
      update(frame) {
        const [first, second] = [readParameter(frame, VEILS), readParameter(frame, UNVEILED)];
        stir.value = frame.comfort.reducedMotion ? 0 : 1;
        mesh.show(first + second > 0 ? rows.write(frame, { first, second, withCast: false }) : 0);
      },
      dispose() {
        mesh.dispose();
        rows.dispose();
      },
    };
  },
};
