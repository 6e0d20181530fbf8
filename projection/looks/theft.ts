/** The theft: tattoos peel off a body as ribbons of light and are flattened into a price tag; the way back is the same. */

import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { TextSheet } from '../text/text-sheet.ts';
import { ACID, MARKET_RED } from './drawing/palette.ts';
import { EMBERS } from './figures.ts';
import { heartOf, newAnchor } from './links/hands.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { SOLD } from './personas/persona-words.ts';
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

const STAMP: Parameter = {
  name: 'stamp',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'SOLD falls across whoever of the cast was taken. 0: not there; on the way to 1 it falls, at 1 it lies.',
};

/** Glyphs of a price, and of SOLD, at most. */
const GLYPHS = 16;
/** Height of the letters of SOLD across somebody as large as life, how much larger they are before they fall, and their tilt. */
const STAMP_M = 0.46;
const FALLS_FROM = 1.2;
const STAMP_TURN = 0.14;
const PRICE_M = 0.06;
/** Height of the heart of somebody as large as life, m. */
const HEART_M = 1.27;
/** Scratch memory. */
const heart = newAnchor();
/** A price is written while the tag opens: from, until. */
const WRITTEN = [0.6, 0.95] as const;

export const theft: Look = {
  name: 'theft',
  says: 'What is taken from people: their tattoos, as ribbons that leave the skin and become the bars of a price tag.',
  parameters: [THEFT, RIBBON_REACH, TAGS, STAMP],
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
        const stamp = readParameter(frame, STAMP);
        sheet.begin();
        for (let index = 0; index < count; index += 1) {
          const who = rows.robbed[index];
          if (!who?.figure) continue;
          if (stamp > 0 && who.figure.isCast) putStamp(sheet, who.figure, frame, stamp);
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
        rows.texture.dispose();
        sheet.dispose();
      },
    };
  },
};

/** Writes SOLD across the chest of somebody, `fallen` 0..1: large and pale at first, then in its place and red. */
function putStamp(sheet: TextSheet, figure: Figure, frame: SurfaceFrame, fallen: number): void {
  heartOf(heart, figure, frame.offAxis?.eye ?? null);
  const size = Math.max(0.4, (heart.yM - figure.groundM) / HEART_M);
  const sizeM = STAMP_M * size * (1 + FALLS_FROM * (1 - fallen));
  sheet.put({
    words: SOLD,
    face: 'system',
    sizeM,
    at: [heart.xM + 0.36 * sizeM * Math.sin(STAMP_TURN), heart.yM - 0.36 * sizeM, heart.zM + 0.05],
    align: 'middle',
    turn: STAMP_TURN,
    colour: MARKET_RED,
    light: fallen * fallen,
    shade: 0.9 * fallen,
    tracking: 0.05,
  });
}

/** Where the price stands on a tag: below the bars, turned with it; m. */
function belowCode({ tag }: Robbed): readonly [number, number, number] {
  const downM = 0.078 * tag.scale;
  return [tag.x + downM * Math.sin(tag.turn), tag.y - downM * Math.cos(tag.turn), tag.z + 0.03];
}
