/** The guardians: protocols as slabs of small text between crowd and city, sweeps over the wall, the order in force. */

import { uniform } from 'three/tsl';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { EMBERS } from './figures.ts';
import { createSlabMesh } from './guardians/slab-mesh.ts';
import { createSlabRows } from './guardians/slab-rows.ts';
import { GLYPHS, writeHeads, writeNumbers, writeOrder } from './guardians/slab-words.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const SLABS: Parameter = {
  name: 'slabs',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How far the protocols have risen from the floor, one after the other, as slabs between the people and the city.',
};
const ENGRAVING: Parameter = {
  name: 'engraving',
  min: 0,
  max: 1,
  default: 0.5,
  unit: '',
  says: 'How brightly the small text of the slabs is lit where no beam and no crack lights it.',
};
const SWEEPS: Parameter = {
  name: 'sweeps',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'Light of the beam that the guardians sweep over the wall, and of the brackets it leaves about those it counts.',
};
const ORDERS: Parameter = {
  name: 'orders',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'Light of the order in force, written along the upper edge.',
};

/** Letters take so long to trickle from a crack to the floor, ms. */
const TRICKLE_MS = 6500;

export const guardians: Look = {
  name: 'guardians',
  says: 'The protocols as slabs of stone and text, the sweeps that count people, and the order they follow.',
  parameters: [SLABS, ENGRAVING, SWEEPS, ORDERS],
  build({ view, text }) {
    const rows = createSlabRows();
    const dials = {
      xM: uniform(0),
      direction: uniform(1),
      strength: uniform(0),
      severity: uniform(0),
      engraving: uniform(ENGRAVING.default),
      light: uniform(1),
      trickle: uniform(0),
      people: uniform(0),
    };
    const slabs = createSlabMesh(view, rows, dials);
    const sheet = text('guardians', GLYPHS);

    const sweep = ({ world }: SurfaceFrame, share: number): void => {
      const beam = world.guardians.sweep;
      dials.strength.value = beam === null ? 0 : beam.strength * share;
      dials.severity.value = world.guardians.severity;
      if (beam === null) return;
      dials.xM.value = beam.xM;
      dials.direction.value = beam.direction;
    };

    return {
      objects: [slabs.mesh, sheet.object],
      update(frame) {
        const { reducedMotion, highContrast } = frame.comfort;
        const lasting = (1 - readParameter(frame, EMBERS)) ** 2;
        const presence = readParameter(frame, SLABS);
        const sweeps = readParameter(frame, SWEEPS) * lasting;
        sweep(frame, sweeps);
        dials.light.value = lasting;
        dials.engraving.value = readParameter(frame, ENGRAVING) * (highContrast ? 0.3 : 1);
        dials.trickle.value = reducedMotion ? -1 : (frame.showMs / TRICKLE_MS) % 1;
        const shown =
          presence * lasting > 0 ? rows.writeSlabs(frame, presence, reducedMotion) : rows.writeSlabs(frame, 0, false);
        const isSwept = dials.strength.value > 0;
        dials.people.value = isSwept ? rows.writePeople(frame) : 0;
        slabs.mesh.visible = shown > 0 || isSwept;
        if (slabs.mesh.visible) rows.send();

        sheet.begin();
        if (shown > 0) writeHeads(sheet, frame, presence, lasting);
        writeOrder(sheet, frame, readParameter(frame, ORDERS) * lasting);
        if (isSwept) writeNumbers(sheet, frame, sweeps);
        sheet.end();
      },
      dispose() {
        slabs.dispose();
        rows.dispose();
        sheet.dispose();
      },
    };
  },
};
