/** The corporate swarm: hard triangles with one scanning fan each, in grids that break when they meet people. */

import { uniform } from 'three/tsl';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { createDroneMesh } from './drones/drone-mesh.ts';
import { createDroneRows } from './drones/drone-rows.ts';
import { THREAT } from './eye.ts';
import { EMBERS } from './figures.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const DRONES: Parameter = {
  name: 'drones',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'Light of the swarm that the world flies. 0: it flies unseen.',
};
const FANS: Parameter = {
  name: 'fans',
  min: 0,
  max: 1,
  default: 0.6,
  unit: '',
  says: 'Light of the fans by which the drones scan the people. 0: they fly dark.',
};

export const drones: Look = {
  name: 'drones',
  says: 'The corporate swarm: triangles in rows that scan, dive and break on the shield.',
  parameters: [DRONES, FANS],
  build({ view }) {
    const rows = createDroneRows();
    const dials = {
      light: uniform(0),
      fans: uniform(FANS.default),
      threat: uniform(0),
      shield: uniform(0),
      rushes: uniform(1),
    };
    const swarm = createDroneMesh(view, rows, dials);
    return {
      objects: [swarm.mesh],
      update(frame) {
        const light = readParameter(frame, DRONES) * (1 - readParameter(frame, EMBERS)) ** 2;
        const count = light > 0 ? rows.write(frame) : 0;
        swarm.show(count);
        swarm.mesh.visible = count > 0;
        dials.light.value = light;
        dials.fans.value = readParameter(frame, FANS);
        dials.threat.value = Math.min(1, frame.world.drones.strike * 0.2 + readParameter(frame, THREAT));
        dials.rushes.value = frame.comfort.reducedMotion ? 0 : 1;
        dials.shield.value = frame.comfort.reducedMotion ? 0 : shieldOf(frame);
      },
      dispose() {
        swarm.dispose();
        rows.dispose();
      },
    };
  },
};

/** What they break on: the dome that the score draws, or that the network holds. */
const shieldOf = ({ parameters, world }: SurfaceFrame): number =>
  Math.min(1, Math.max(parameters.shield ?? 0, world.network.shield));
