/** Personas: tall boards of light between the towers, each with somebody in slices, a price, and SOLD when they are. */

import { EMBERS } from './figures.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { createBoardMesh } from './personas/board-mesh.ts';
import { createBoardRows } from './personas/board-rows.ts';
import { writeBoard } from './personas/board-writing.ts';
import { MOST_BOARDS } from './personas/places.ts';
import { createPortraitAtlas } from './personas/portrait-atlas.ts';
import { createStreet } from './personas/street.ts';

const PERSONAS: Parameter = {
  name: 'personas',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'How present the boards are while the market is open. On the way from 0 to 1 they roll down one after the other.',
};
const BOARDS: Parameter = {
  name: 'boards',
  min: 0,
  max: 16,
  default: 8,
  unit: 'for every 8 m of wall',
  says: 'How many boards offer pieces of nobody in particular, besides those the market quotes. 0: only the quoted ones hang.',
};
const COPIES: Parameter = {
  name: 'copies',
  min: 0,
  max: 8,
  default: 3,
  unit: 'boards for each sale',
  says: 'How many boards the likeness of one of the cast takes over with every sale of it. 0: it stays on its own board.',
};
const SLICING: Parameter = {
  name: 'slicing',
  min: 0,
  max: 2,
  default: 0.8,
  unit: '',
  says: 'How far the slices of the portraits slide against each other, and how many are of somebody else. 0: whole portraits.',
};
const TICKER: Parameter = {
  name: 'ticker',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'How brightly prices light up when they change, and the charts below them. 0: prices stand there dully.',
};

/** Glyphs of one board at most: price twice, word, lot, a column of kanji, SOLD. */
const GLYPHS = 52;
/** The charts run once through themselves in so long, and prices in a betrayal fall down once, ms. */
const CHART_MS = 600_000;
const FALLING_MS = 2600;
/** Share of their light that boards keep where people and words have to come forward. */
const STEPPED_BACK = 0.55;

export const personas: Look = {
  name: 'personas',
  says: 'Boards of light that sell pieces of people: portraits in slices, kanji, bar codes, prices, SOLD.',
  parameters: [PERSONAS, BOARDS, COPIES, SLICING, TICKER],
  build({ view, text }) {
    const atlas = createPortraitAtlas();
    const rows = createBoardRows(atlas);
    const street = createStreet();
    const { mesh, material, geometry, dials } = createBoardMesh(view, rows, atlas);
    const sheet = text('personas', MOST_BOARDS * GLYPHS);
    return {
      objects: [mesh, sheet.object],
      update(frame) {
        const { market } = frame.world;
        const presence = readParameter(frame, PERSONAS) * (1 - readParameter(frame, EMBERS));
        const ticker = readParameter(frame, TICKER);
        const isShown = presence > 0 && (market.pace > 0 || market.isOpen);
        const asked = { presence, boards: readParameter(frame, BOARDS), copies: readParameter(frame, COPIES) };
        const count = isShown ? street.at(frame, asked) : 0;
        geometry.instanceCount = rows.write(street.boards, count);
        mesh.visible = geometry.instanceCount > 0;
        sheet.begin();
        if (mesh.visible) {
          const light = Math.min(1, presence * 1.5) * (frame.comfort.highContrast ? STEPPED_BACK : 1);
          dials.light.value = light;
          dials.slicing.value = readParameter(frame, SLICING);
          dials.ticker.value = ticker;
          dials.betrayal.value = market.betrayal;
          dials.stir.value = frame.comfort.reducedMotion ? 0 : 1;
          dials.chart.value = (frame.showMs % CHART_MS) / CHART_MS;
          const falling = frame.comfort.reducedMotion ? null : (frame.showMs % FALLING_MS) / FALLING_MS;
          const writing = { light, ticker, wallHeightM: frame.slice.wallHeightM, falling };
          for (let index = 0; index < count; index += 1) {
            const board = street.boards[index];
            if (board !== undefined) writeBoard(sheet, board, market, writing);
          }
        }
        sheet.end();
      },
      dispose() {
        geometry.dispose();
        material.dispose();
        rows.dispose();
        atlas.texture.dispose();
        sheet.dispose();
      },
    };
  },
};
