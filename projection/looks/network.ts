/** Julian's network: seeds of light behind the figures, and threads that grow between them out of hands and hearts. */

import { uniform } from 'three/tsl';
import { EMBERS } from './figures.ts';
import { PULSE } from './links.ts';
import type { Look } from './look.ts';
import { createBeat } from './network/beat.ts';
import { createCrowdWeb } from './network/crowd-web.ts';
import { createParticipants } from './network/participants.ts';
import { createSeedMesh, setSeedCount } from './network/seed-mesh.ts';
import { createThreadMesh } from './network/thread-mesh.ts';
import { createWebRows } from './network/web-rows.ts';
import { type Parameter, readParameter } from './parameter.ts';

const NETWORK: Parameter = {
  name: 'network',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'How far the network has grown and how bright it is: out of Julian’s fingers if he is there, else out of everyone.',
};
const TANGLE: Parameter = {
  name: 'tangle',
  min: 0,
  max: 1,
  default: 0.25,
  unit: '',
  says: 'How far the threads of the network stray. 0: calm bows; 1: a tangle that nobody could draw.',
};

/** So many threads may be as bright as they are. */
const FEW = 60;
/** Scenery steps back for those who ask for contrast. */
const BACK = 0.6;

export const network: Look = {
  name: 'network',
  says: 'The decentralised network: everyone a seed of light, every match a thread, and what a split tears.',
  parameters: [NETWORK, TANGLE],
  build({ view, maxFigures }) {
    const rows = createWebRows();
    const participants = createParticipants(rows);
    const crowd = createCrowdWeb(rows, maxFigures);
    const dials = { strength: uniform(0), tangle: uniform(TANGLE.default), unrest: uniform(1), sparse: uniform(1) };
    const beat = createBeat();
    const threads = createThreadMesh(view, rows, dials, beat);
    const seeds = createSeedMesh(view, rows, dials, beat);
    return {
      objects: [threads.mesh, seeds.mesh],
      update(frame) {
        const grown = readParameter(frame, NETWORK);
        const shown = grown * (1 - readParameter(frame, EMBERS));
        rows.begin();
        if (shown > 0) {
          dials.strength.value =
            Math.min(1, 3 * shown) * (0.55 + 0.45 * shown) * (frame.comfort.highContrast ? BACK : 1);
          dials.tangle.value = readParameter(frame, TANGLE);
          dials.unrest.value = frame.comfort.reducedMotion ? 0.25 : 1;
          beat.update(frame, readParameter(frame, PULSE));
          participants.write(frame, Math.min(1, 2 * grown));
          crowd.write(frame, grown, participants.stand);
          dials.sparse.value = Math.min(1, FEW / Math.max(1, rows.count.threads));
          rows.end();
        }
        threads.geometry.instanceCount = rows.count.threads;
        threads.mesh.visible = rows.count.threads > 0;
        setSeedCount(seeds.geometry, rows.count.seeds);
        seeds.mesh.visible = rows.count.seeds > 0;
      },
      dispose() {
        for (const { geometry, material } of [threads, seeds]) {
          geometry.dispose();
          material.dispose();
        }
        rows.dispose();
      },
    };
  },
};
