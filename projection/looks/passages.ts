/** Passages: from one picture to the next by something that happens in it, on every wall of the room at once. */

import { exp, Fn, float, If, uniform, vec2, vec3, vec4 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { createSparedCaption } from './caption/spared-caption.ts';
import { horizonM } from './city/horizon.ts';
import { lightMaterial } from './drawing/light-material.ts';
import { CYAN, PAPER } from './drawing/palette.ts';
import { sliceMesh } from './drawing/wall-view.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { closedAt, frontAt, lidOfJump, tailAt } from './passages/course.ts';
import {
  breathAt,
  curtainAt,
  lidAt,
  type PassagePlace,
  type Passed,
  sweepAt,
  tideAt,
} from './passages/passage-nodes.ts';

const passage = (name: string, says: string): Parameter => ({
  name,
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: `${says} At 0 and 1 there is none, in the middle the picture is gone.`,
});

const SWEEP = passage(
  'sweep',
  'A blade of light crosses the room from its first wall; behind it the picture is another.',
);
const LID = passage('lid', 'An eye of dark closes to the horizon, and opens.');
const BREATH = passage('breath', 'The picture inhales: its light is drawn to the horizon, and given back.');
const CURTAIN = passage('curtain', 'Rain comes down like a curtain, and is gone like one.');
const TIDE = passage('tide', 'The dark water of the floor rises over everything, and falls.');

const ALL: readonly Parameter[] = [SWEEP, LID, BREATH, CURTAIN, TIDE];

/** Width of the dark edge behind a sweep, m; and where nothing may rush. */
const SWEEP_SOFT_M = 1.1;
const GENTLE_SOFT_M = 5;
/** Room for slanted and uneven edges beyond the picture, m. */
const SPARE_M = 1;
/** How much larger the place is that is drawn to the horizon in a breath. */
const INHALED = 2.2;

export const passages: Look = {
  name: 'passages',
  says: 'From one picture to the next by an event in it: a sweep, a lid, a breath, a curtain of rain, a tide; and the lid of a jump.',
  parameters: ALL,
  build({ view }) {
    const alongM = uniform(0);
    const middleM = uniform(4);
    const heightM = uniform(0.5);
    const sweep = { on: uniform(0), frontM: uniform(0), tailM: uniform(0), softM: uniform(SWEEP_SOFT_M) };
    const lid = uniform(0);
    const jump = uniform(0);
    const breath = uniform(0);
    const inhale = uniform(0);
    const curtain = { on: uniform(0), frontM: uniform(0), tailM: uniform(0) };
    const tide = { on: uniform(0), levelM: uniform(0) };
    const words = createSparedCaption();

    const paint = Fn(() => {
      const along = view.placeM.x.add(alongM).toVar();
      const place: PassagePlace = {
        along,
        y: view.placeM.y,
        mid: along.sub(middleM).toVar(),
        up: view.placeM.y.sub(heightM).toVar(),
        horizonM: heightM,
      };
      const seen = float(1).toVar();
      const light = vec3(0).toVar();
      const pass = ({ cover, light: own }: Passed): void => {
        const left = cover.oneMinus().toVar();
        seen.mulAssign(left);
        light.assign(light.mul(left).add(own));
      };
      If(sweep.on.greaterThan(0), () => pass(sweepAt(place, sweep.frontM, sweep.tailM, sweep.softM, view)));
      If(breath.greaterThan(0), () => pass(breathAt(place, breath)));
      If(curtain.on.greaterThan(0), () => pass(curtainAt(place, curtain.frontM, curtain.tailM, view)));
      If(tide.on.greaterThan(0), () => pass(tideAt(place, tide.levelM, view)));
      If(lid.greaterThan(0), () => pass(lidAt(place, lid, vec3(...CYAN), view)));
      If(jump.greaterThan(0), () => pass(lidAt(place, jump, vec3(...PAPER).mul(0.35), view)));
      return vec4(light.mul(view.facing), seen.oneMinus()) as Node<'vec4'>;
    });

    const material = lightMaterial('passages', view.sliceClip, paint());
    const mesh = sliceMesh(material);
    return {
      objects: [mesh],
      finishing: {
        bend(placeM) {
          const read = placeM.toVar();
          If(inhale.greaterThan(0), () => {
            const up = placeM.y.sub(heightM);
            const within = exp(up.mul(up).mul(-0.5)).mul(0.5).add(0.5);
            read.assign(vec2(placeM.x, placeM.y.add(up.mul(inhale).mul(within).mul(words.takes(placeM)))));
          });
          return read as Node<'vec2'>;
        },
      },
      update(frame) {
        const { slice, room, comfort } = frame;
        const isUnderWay = ALL.some((parameter) => isBetween(readParameter(frame, parameter)) > 0);
        mesh.visible = isUnderWay || frame.jump > 0;
        inhale.value = 0;
        if (!mesh.visible) return;
        words.update(frame);
        alongM.value = room.alongM;
        middleM.value = room.roomM / 2;
        heightM.value = horizonM(frame);
        lid.value = closedAt(readParameter(frame, LID));
        jump.value = lidOfJump(frame.jump);
        breath.value = closedAt(readParameter(frame, BREATH));
        inhale.value = comfort.reducedMotion ? 0 : breath.value ** 2 * INHALED;
        const swept = readParameter(frame, SWEEP);
        sweep.on.value = isBetween(swept);
        sweep.softM.value = comfort.reducedMotion ? GENTLE_SOFT_M : SWEEP_SOFT_M;
        const fromM = -SPARE_M - sweep.softM.value / 2;
        const lengthM = room.roomM - 2 * fromM;
        sweep.frontM.value = fromM + frontAt(swept) * lengthM;
        sweep.tailM.value = fromM + tailAt(swept) * lengthM;
        const fallen = readParameter(frame, CURTAIN);
        curtain.on.value = isBetween(fallen);
        curtain.frontM.value = slice.wallHeightM + SPARE_M - frontAt(fallen) * (slice.wallHeightM + SPARE_M + 0.4);
        curtain.tailM.value = slice.wallHeightM + SPARE_M + 0.4 - tailAt(fallen) * (slice.wallHeightM + SPARE_M + 0.8);
        const risen = readParameter(frame, TIDE);
        tide.on.value = isBetween(risen);
        tide.levelM.value = -0.15 + closedAt(risen) * (slice.wallHeightM + 0.65);
      },
      dispose() {
        mesh.geometry.dispose();
        material.dispose();
      },
    };
  },
};

const isBetween = (value: number): number => (value > 0 && value < 1 ? 1 : 0);
