/** All figures of the frame, crowd and cast: bodies of light without faces, their tattoos, and what the cast wears. */

import { uniform } from 'three/tsl';
import { bodyGeometry, createBodyMesh } from './figures/body-mesh.ts';
import { growBody } from './figures/body-template.ts';
import { createFigureRows } from './figures/figure-rows.ts';
import { createGarments } from './figures/garments.ts';
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

export const figures: Look = {
  name: 'figures',
  says: 'Everybody who is there, as bodies of light without faces, and what the cast wears.',
  parameters: [SHIMMER, EMBERS],
  build({ view, pointsPerFigure, maxFigures }) {
    const body = growBody(pointsPerFigure);
    const rows = createFigureRows(maxFigures, body.tattooPoints);
    const dials = { shimmer: uniform(SHIMMER.default), embers: uniform(EMBERS.default) };
    const geometry = bodyGeometry(body);
    const mirrored = createBodyMesh(view, rows, geometry, dials, true);
    const bodies = createBodyMesh(view, rows, geometry, dials, false);
    const garments = createGarments(view, rows, dials, pointsPerFigure);
    return {
      objects: [mirrored.mesh, garments.behind, bodies.mesh, garments.before],
      update(frame) {
        dials.shimmer.value = readParameter(frame, SHIMMER);
        dials.embers.value = readParameter(frame, EMBERS);
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
