/**
 * The attack on the picture: a fault creeps, blocks of the wall are read from elsewhere on the wall, colour planes part, rows
 * slide. Everything lies on the wall, not on a screen, and slides rather than jumps: this must never become a strobe.
 */

import { If, uniform, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { createSparedCaption } from './caption/spared-caption.ts';
import { EMBERS } from './figures.ts';
import { faultLight, misreadAt, partingAt, slipAt } from './glitch/glitch-nodes.ts';
import { type GlitchStages, stageGlitch } from './glitch/glitch-stages.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const GLITCH: Parameter = {
  name: 'glitch',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How far the picture is broken. 0.1: a fault creeps. 0.3: blocks are misread. 0.6: planes part and rows slide. 1: the wall reads itself everywhere.',
};
const TEARING: Parameter = {
  name: 'tearing',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How far rows of the picture slide along faults, where that is more than the glitch brings.',
};
const MISREAD: Parameter = {
  name: 'misread',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How many blocks of the wall are read from elsewhere on it, where that is more than the glitch brings.',
};
const PARTING: Parameter = {
  name: 'parting',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How far the colour planes stand apart, where that is more than the glitch brings.',
};

/** Widest parting of the colour planes, m. */
const PART_M = 0.05;
/** The same where nothing may move, m. */
const STEADY_PART_M = 0.014;

export const glitch: Look = {
  name: 'glitch',
  says: 'The attack: a fault creeps, blocks are read from elsewhere on the wall, colour planes part, rows slide.',
  parameters: [GLITCH, TEARING, MISREAD, PARTING],
  build({ view }) {
    const stages: GlitchStages = { fault: 0, tearing: 0, misread: 0, parting: 0 };
    const own = { tearing: 0, misread: 0, parting: 0 };
    const fault = uniform(0);
    const tearing = uniform(0);
    const misread = uniform(0);
    const parting = uniform(0);
    /** How far the planes stand apart where nothing may move: alike everywhere, and still. */
    const steady = uniform(0);
    const dark = uniform(0);
    const words = createSparedCaption();

    return {
      objects: [],
      finishing: {
        bend(placeM) {
          const read = placeM.toVar();
          // Most of an evening nothing is broken, and nothing is reckoned.
          If(misread.greaterThan(0), () => {
            read.assign(misreadAt(placeM, misread, view));
          });
          If(fault.greaterThan(0), () => {
            read.addAssign(vec2(slipAt(placeM, fault, tearing, view), 0));
          });
          // Words are neither broken nor read a second time from elsewhere.
          const spared = words.takes(placeM).mul(words.takes(read));
          return placeM.add(read.sub(placeM).mul(spared)) as Node<'vec2'>;
        },
        partM: (placeM) => partingAt(placeM, parting, view).mul(words.takes(placeM)).mul(PART_M),
        fringeM: (placeM) => steady.mul(words.takes(placeM)).mul(STEADY_PART_M),
        glow(placeM) {
          const light = vec3(0).toVar();
          If(fault.greaterThan(0), () => {
            light.assign(faultLight(placeM, fault, tearing, view).mul(dark.oneMinus()).mul(words.takes(placeM)));
          });
          return light as Node<'vec3'>;
        },
      },
      update(frame) {
        own.tearing = readParameter(frame, TEARING);
        own.misread = readParameter(frame, MISREAD);
        own.parting = readParameter(frame, PARTING);
        const { reducedMotion } = frame.comfort;
        stageGlitch(stages, readParameter(frame, GLITCH), own, reducedMotion);
        fault.value = stages.fault;
        tearing.value = stages.tearing;
        misread.value = stages.misread;
        parting.value = reducedMotion ? 0 : stages.parting;
        steady.value = reducedMotion ? stages.parting : 0;
        dark.value = readParameter(frame, EMBERS);
        words.update(frame);
      },
      dispose() {},
    };
  },
};
