/** The theft: tattoos peel off a body as ribbons of light and are flattened into a price tag; the way back is the same. */

import { ACID } from './drawing/palette.ts';
import { EMBERS } from './figures.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { priceWords } from './personas/price.ts';
import { createRibbonMesh } from './theft/ribbon-mesh.ts';
import { createRibbonRows, type Robbed } from './theft/ribbon-rows.ts';
import { priceOf } from './theft/tag-place.ts';

const THEFT: Parameter = {
  name: 'theft',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'How bright the ribbons and tags of stolen identities are. Whose identity is stolen says the world.',
};
const RIBBON_REACH: Parameter = {
  name: 'ribbonReach',
  min: 0,
  max: 1.5,
  default: 0.6,
  unit: 'm',
  says: 'How far ribbons stream away from a body that has lost them and has no price yet.',
};
const TAGS: Parameter = {
  name: 'tags',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'How bright price tags are. 0: ribbons end in the dark above the head.',
};

/** Glyphs of a price at most. */
const GLYPHS = 10;
const PRICE_M = 0.06;
/** A price is written while the tag opens: from, until. */
const WRITTEN = [0.6, 0.95] as const;

export const theft: Look = {
  name: 'theft',
  says: 'What is taken from people: their tattoos, as ribbons that leave the skin and become the bars of a price tag.',
  parameters: [THEFT, RIBBON_REACH, TAGS],
  build({ view, text, maxFigures }) {
    const rows = createRibbonRows(maxFigures);
    const { mesh, material, geometry, dials } = createRibbonMesh(view, rows);
    const sheet = text('theft', maxFigures * GLYPHS);
    return {
      objects: [mesh, sheet.object],
      update(frame) {
        const light = readParameter(frame, THEFT) * (1 - readParameter(frame, EMBERS));
        const count = light > 0 ? rows.write(frame, light) : 0;
        geometry.instanceCount = count;
        mesh.visible = count > 0;
        const tags = readParameter(frame, TAGS);
        dials.reach.value = readParameter(frame, RIBBON_REACH);
        dials.tags.value = tags;
        dials.stir.value = frame.comfort.reducedMotion ? 0 : 1;
        sheet.begin();
        for (let index = 0; index < count; index += 1) {
          const who = rows.robbed[index];
          if (!who?.figure) continue;
          const written = Math.min(1, Math.max(0, (who.price - WRITTEN[0]) / (WRITTEN[1] - WRITTEN[0])));
          const share = written * who.light * tags;
          if (share <= 0.01) continue;
          sheet.put({
            words: priceWords(frame.world.market.currency, priceOf(frame.world.market, who.figure)),
            face: 'system',
            sizeM: Math.max(frame.slice.wallHeightM / 40, PRICE_M * who.tag.scale),
            at: belowCode(who),
            align: 'middle',
            turn: who.tag.turn,
            colour: ACID,
            light: share * 0.8,
          });
        }
        sheet.end();
      },
      dispose() {
        geometry.dispose();
        material.dispose();
        rows.dispose();
        sheet.dispose();
      },
    };
  },
};

/** Where the price stands on a tag: below the bars, turned with it; m. */
function belowCode({ tag }: Robbed): readonly [number, number, number] {
  const downM = 0.078 * tag.scale;
  return [tag.x + downM * Math.sin(tag.turn), tag.y - downM * Math.cos(tag.turn), tag.z + 0.03];
}
