/** Who belongs together, on the ground: pools of shared hue, the hard borders of factions, and the one light at the end. */

import { uniform } from 'three/tsl';
import { meantShare, standingOf } from '#installation/frame/crowd-standing.ts';
import { smoothBetween } from '#installation/time/easing.ts';
import { createPoolField, MAX_FACTIONS } from './communities/pool-field.ts';
import { createPoolMesh } from './communities/pool-mesh.ts';
import { linearChannel } from './drawing/palette.ts';
import { EMBERS } from './figures.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const POOLS: Parameter = {
  name: 'pools',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'Light of the pools in which people stand together, and of the ground that factions hold.',
};
const AIR: Parameter = {
  name: 'air',
  min: 0,
  max: 1,
  default: 0.35,
  unit: '',
  says: 'How high light stands over the pools. 0: on the floor only, a breath above it; 1: columns up to the top.',
};
const BANNERS: Parameter = {
  name: 'banners',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'Standards with the names of the factions and what they want, while the tension between them is high.',
};

/** Sizes of a banner's two lines, as shares of the wall's height. A fortieth is the least that is read. */
const NAME = 0.046;
const WANTS = 0.029;
const GLYPHS = 640;
/** Where the names stand, as a share of the wall's height. */
const HIGH = 0.87;
/** Scenery steps back for those who ask for contrast. */
const BACK = 0.7;

export const communities: Look = {
  name: 'communities',
  says: 'Pools of hue on the floor for those who belong together, the borders of factions, and their standards.',
  parameters: [POOLS, AIR, BANNERS],
  build({ view, text }) {
    const field = createPoolField();
    const dials = {
      strength: uniform(0),
      air: uniform(AIR.default),
      tension: uniform(0),
      dissolve: uniform(0),
      standards: uniform(0),
      unrest: uniform(1),
    };
    const pools = createPoolMesh(view, field, dials);
    const sheet = text('factions', GLYPHS);
    return {
      objects: [pools.mesh, sheet.object],
      update(frame) {
        const { communities: common, factions } = frame.world;
        const lit = 1 - readParameter(frame, EMBERS);
        const strength = readParameter(frame, POOLS) * lit;
        // Where the whole network is torn apart, nobody reads what a faction wants.
        const calm = lit * (1 - frame.world.network.apart);
        const tense = smoothBetween(0.45, 0.9, factions.tension) * readParameter(frame, BANNERS) * calm;
        const isLaid = common.condense > 0 || common.dissolve > 0 || factions.rivalry > 0;
        pools.mesh.visible = isLaid && (strength > 0 || tense > 0);
        const standing = standingOf(frame.parameters);
        sheet.begin();
        if (pools.mesh.visible) {
          dials.strength.value = strength * (frame.comfort.highContrast ? BACK : 1);
          dials.air.value = readParameter(frame, AIR);
          dials.tension.value = factions.tension;
          dials.dissolve.value = common.dissolve;
          dials.standards.value = tense;
          dials.unrest.value = frame.comfort.reducedMotion ? 0.3 : 1;
          field.lay(frame);
          pools.standards.fill(0);
          let place = 0;
          for (const [name, colour] of factions.colours) {
            if (place >= MAX_FACTIONS) break;
            const lit = tense * meantShare(standing, place).lit;
            const xM = ((place + 0.12) / Math.min(MAX_FACTIONS, factions.colours.size)) * frame.slice.wallWidthM;
            const [r, g, b] = [linearChannel(colour[0]), linearChannel(colour[1]), linearChannel(colour[2])];
            pools.standards.set([xM, r * lit, g * lit, b * lit], place * 4);
            if (lit > 0) {
              const { wallHeightM } = frame.slice;
              const word = { sizeM: NAME * wallHeightM, colour: [r, g, b], light: lit, entered: tense } as const;
              const yM = wallHeightM * HIGH;
              sheet.put({ ...word, words: name.toUpperCase(), face: 'system', tracking: 0.12, at: [xM + 0.07, yM, 0] });
              sheet.put({
                ...word,
                words: factions.says.get(name) ?? '',
                face: 'gothic',
                sizeM: WANTS * wallHeightM,
                light: lit * 0.75,
                at: [xM + 0.07, yM - WANTS * wallHeightM * 1.5, 0],
              });
            }
            place += 1;
          }
          pools.show();
        }
        sheet.end();
      },
      dispose() {
        pools.dispose();
        sheet.dispose();
      },
    };
  },
};
