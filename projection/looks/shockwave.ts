/** The shockwave: one ring that runs through the whole room, wall after wall; it bends what it passes, lights it up, and lets it settle. */

import { exp, float, fract, If, max, mix, smoothstep, uniform, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, CYAN, PAPER } from './drawing/palette.ts';
import { cellHash } from './drawing/seeded.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { ringAt } from './shockwave/ring.ts';

export const WAVE: Parameter = {
  name: 'wave',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How far the shockwave has run through the whole room, from before its first wall to behind its last. 0 and 1: none.',
};

/** How far the ring pushes the picture outward, m. */
const PUSH_M = 0.11;
/** Half the width of its line, m: a sharp one, and for those whom what rushes makes ill a broad soft one. */
const LINE_M = 0.014;
const GENTLE_LINE_M = 0.3;
/** What is left of that one's light. */
const GENTLE_LIGHT = 0.3;
/** Width of a column of dust that the ring stirs up, m. */
const DUST_M = 0.021;

export const shockwave: Look = {
  name: 'shockwave',
  says: 'One ring that runs through the room, bends what it passes, lights it up and lets it settle.',
  parameters: [WAVE],
  build({ view }) {
    const radiusM = uniform(0);
    const strength = uniform(0);
    const push = uniform(0);
    const lineM = uniform(LINE_M);
    /** 1 as it is, 0 where nothing may rush: the ring is a breath of light that passes, and no rills run after it. */
    const rushes = uniform(1);
    /** The middle of the ring from this wall's left end, m. */
    const middleM = uniform(0);

    const fromCentre = (placeM: Node<'vec2'>): Node<'vec2'> => placeM.sub(vec2(middleM, view.floorM)) as Node<'vec2'>;

    /** What the ring leaves behind: light along the floor, and dust that hangs and sinks. `off` is negative behind it, m. */
    const wakeAt = (placeM: Node<'vec2'>, off: Node<'float'>): Node<'vec3'> => {
      const up = placeM.y.sub(view.floorM).toVar();
      const behind = off.min(0).toVar();
      const since = smoothstep(0.02, -0.1, off)
        .mul(exp(behind.mul(1.15)))
        .toVar();
      const floor = exp(up.abs().mul(-11)).mul(0.11);
      const column = placeM.x.sub(middleM).div(DUST_M).toVar();
      const own = cellHash(column.floor().toInt(), column.floor().toInt().mul(0), view.seed.add(1201)).toVar();
      const tall = own.mul(own).mul(1.5).add(0.1).add(behind.mul(0.22));
      const thin = smoothstep(0.5, 0.1, fract(column).sub(0.5).abs());
      const mote = exp(up.sub(tall).abs().mul(-34)).add(exp(up.max(0).div(tall.max(0.02)).mul(-3)).mul(0.05));
      const dust = thin
        .mul(mote)
        .mul(smoothstep(0, 0.05, up))
        .mul(fract(own.mul(57)).greaterThan(0.6).select(float(0.75), float(0)));
      const tone = mix(vec3(...CYAN), vec3(...AMBER), exp(behind.mul(1.6)).oneMinus());
      return tone.mul(floor.add(dust)).mul(since) as Node<'vec3'>;
    };

    return {
      objects: [],
      finishing: {
        bend(placeM) {
          const read = placeM.toVar();
          If(push.greaterThan(0), () => {
            const from = fromCentre(placeM).toVar();
            const distance = max(from.length(), 0.001).toVar();
            const off = distance.sub(radiusM).div(0.16).toVar();
            read.subAssign(from.div(distance).mul(exp(off.mul(off).negate()).mul(push)));
          });
          return read as Node<'vec2'>;
        },
        glow(placeM) {
          const light = vec3(0).toVar();
          If(strength.greaterThan(0), () => {
            const off = fromCentre(placeM).length().sub(radiusM).toVar();
            const line = exp(off.div(lineM).pow(2).negate()).mul(mix(GENTLE_LIGHT, 1, rushes));
            const halo = exp(off.abs().mul(-15)).mul(rushes).mul(0.06);
            // Fine rills run after it.
            const rills = off
              .mul(62)
              .cos()
              .mul(0.5)
              .add(0.5)
              .mul(smoothstep(0.02, -0.02, off))
              .mul(exp(off.min(0).mul(2.9)))
              .mul(rushes)
              .mul(0.035);
            light.assign(
              vec3(...PAPER)
                .mul(line)
                .add(vec3(...CYAN).mul(halo.add(rills)))
                .add(wakeAt(placeM, off))
                .mul(strength),
            );
          });
          return light as Node<'vec3'>;
        },
      },
      update(frame) {
        const wave = readParameter(frame, WAVE);
        const ring = ringAt(wave, frame.room);
        middleM.value = ring.alongM - frame.room.alongM;
        radiusM.value = ring.radiusM;
        strength.value = Math.min(1, wave / 0.03) * Math.min(1, (1 - wave) / 0.12);
        const { reducedMotion } = frame.comfort;
        push.value = reducedMotion ? 0 : strength.value * PUSH_M;
        lineM.value = reducedMotion ? GENTLE_LINE_M : LINE_M;
        rushes.value = reducedMotion ? 0 : 1;
      },
      dispose() {},
    };
  },
};
