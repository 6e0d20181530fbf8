/** All figures of the frame, crowd and cast: bodies of light without faces, their tattoos, and what the cast wears. */

import { uniform } from 'three/tsl';
import { bodyGeometry, createBodyMesh } from './figures/body-mesh.ts';
import { growBody } from './figures/body-template.ts';
import { createFigureRows } from './figures/figure-rows.ts';
import { createGarments } from './figures/garments.ts';
import type { FigureDials } from './figures/identity-nodes.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const SHIMMER: Parameter = {
  name: 'shimmer',
  min: 0,
  max: 1,
  default: 0.5,
  unit: '',
  says: 'How brightly light travels along the tattoos. 0: the lines rest, barely there.',
};

/** Everything is dark but the outlines of people. Other looks fade with it. */
export const EMBERS: Parameter = {
  name: 'embers',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'The blackout of the attack: everything goes out but the outlines of the figures, as embers.',
};

const UNISON: Parameter = {
  name: 'unison',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'All lights of all figures become one warm light, and their borders dissolve into a band of it. 1: nobody is told apart by colour.',
};

const MASKS_FALLEN: Parameter = {
  name: 'masksFallen',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'The masks of whoever wears masks drop one after the other and go out on the floor. 1: all have fallen. Give it a second and more for each.',
};

const LIGHT_FROM: Parameter = {
  name: 'lightFrom',
  min: -1,
  max: 1,
  default: -0.75,
  unit: '',
  says: 'From which side people are lit: -1 from the left, 1 from the right, 0 from the front. The other side keeps a soft rim.',
};

/** How much of what moves may move where motion makes people ill, and how much more light bodies have where contrast is asked for. */
const REDUCED = 0.25;
const CONTRAST = 1.35;

export const figures: Look = {
  name: 'figures',
  says: 'Everybody who is there, as bodies of light without faces, and what the cast wears.',
  parameters: [SHIMMER, EMBERS, UNISON, MASKS_FALLEN, LIGHT_FROM],
  build({ view, pointsPerFigure, maxFigures }) {
    const body = growBody(pointsPerFigure);
    const rows = createFigureRows(maxFigures, body.tattooPoints);
    const dials: FigureDials = {
      shimmer: uniform(SHIMMER.default),
      embers: uniform(EMBERS.default),
      unison: uniform(UNISON.default),
      masksFallen: uniform(MASKS_FALLEN.default),
      motion: uniform(1),
      strength: uniform(1),
      lightFrom: uniform(LIGHT_FROM.default),
    };
    const geometry = bodyGeometry(body);
    const mirrored = createBodyMesh(view, rows, geometry, dials, true);
    const bodies = createBodyMesh(view, rows, geometry, dials, false);
    const garments = createGarments(view, rows, dials, pointsPerFigure);
    return {
      objects: [mirrored.mesh, garments.behind, bodies.mesh, garments.before],
      update(frame) {
        dials.shimmer.value = readParameter(frame, SHIMMER);
        dials.embers.value = readParameter(frame, EMBERS);
        dials.unison.value = readParameter(frame, UNISON);
        dials.masksFallen.value = readParameter(frame, MASKS_FALLEN);
        dials.lightFrom.value = readParameter(frame, LIGHT_FROM);
        dials.motion.value = frame.comfort.reducedMotion ? REDUCED : 1;
        dials.strength.value = frame.comfort.highContrast ? CONTRAST : 1;
        const { all, castFrom } = rows.write(frame);
        geometry.instanceCount = all;
        bodies.mesh.visible = all > 0;
        mirrored.mesh.visible = all > 0 && frame.offAxis !== null && frame.slice.yM < frame.slice.floorM;
        garments.update(castFrom, all - castFrom);
      },
      dispose() {
        geometry.dispose();
        bodies.material.dispose();
        mirrored.material.dispose();
        garments.dispose();
        rows.dispose();
      },
    };
  },
};
