/** The shield: a faint dome of moire over everyone; hexagons only where something strikes it. */

import { uniform } from 'three/tsl';
import { Vector3, Vector4 } from 'three/webgpu';
import { smoothBetween } from '#installation/time/easing.ts';
import { EMBERS } from './figures.ts';
import type { Look } from './look.ts';
import { isHealing, partsOf } from './network/tearing.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { type Dome, standDome } from './shield/dome.ts';
import { createDomeMesh } from './shield/dome-mesh.ts';
import { writeHits } from './shield/hits.ts';

const SHIELD: Parameter = {
  name: 'shield',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'Strength of the dome over the crowd. What the network raises by itself shows as a quarter of it.',
};
const STRIKES: Parameter = {
  name: 'strikes',
  min: 0,
  max: 1,
  default: 0.3,
  unit: '',
  says: 'How heavily the shield is struck from afar; drones that dive strike it besides. A strike lights hexagons.',
};

/** What of the shield the network raises shows without a word of the score. */
const OF_NETWORK = 0.25;
/** Scenery steps back for those who ask for contrast. */
const BACK = 0.5;

export const shield: Look = {
  name: 'shield',
  says: 'The dome over the crowd, and what strikes it.',
  parameters: [SHIELD, STRIKES],
  build({ view }) {
    const stands: Dome = { xM: 0, yM: 0, halfM: 1, highM: 1 };
    const dials = {
      strength: uniform(0),
      dome: uniform(new Vector4(4, 0.2, 3, 2)),
      cracks: uniform(new Vector3(1, 0, 0)),
      drift: uniform(1),
      veil: uniform(1),
    };
    const dome = createDomeMesh(view, dials);
    return {
      objects: [dome.mesh],
      update(frame) {
        const { network } = frame.world;
        const raised = Math.max(readParameter(frame, SHIELD), OF_NETWORK * network.shield);
        dials.strength.value = raised * (1 - readParameter(frame, EMBERS));
        dome.mesh.visible = dials.strength.value > 0.002;
        if (!dome.mesh.visible) return;
        standDome(stands, frame);
        dials.dome.value.set(stands.xM, stands.yM, stands.halfM, stands.highM);
        const warm = isHealing(network) ? 1 - smoothBetween(0.5, 1, network.apart) : 0;
        dials.cracks.value.set(partsOf(network), network.apart, warm);
        dials.drift.value = frame.comfort.reducedMotion ? 3 : 11;
        dials.veil.value = frame.comfort.highContrast ? BACK : 1;
        dome.show(writeHits(frame, stands, readParameter(frame, STRIKES), dome.hits));
      },
      dispose: dome.dispose,
    };
  },
};
