/** The market's ledger: red lines that run on the floor under everything, until each is traced back to a hand. */

import { captionReachM } from './caption/caption-place.ts';
import { type SparedBox, spareCaption } from './caption/spared-box.ts';
import { EMBERS } from './figures.ts';
import type { Look } from './look.ts';
import { emptyLine, layLedger, ledgerSizeM, MOST_COLUMNS, MOST_LINES, stepAside } from './market/ledger-layout.ts';
import { createLedgerMesh } from './market/ledger-mesh.ts';
import { createLedgerRows } from './market/ledger-rows.ts';
import { writeLedger } from './market/ledger-writing.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { openShare } from './personas/street.ts';

const LEDGER: Parameter = {
  name: 'ledger',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'How bright the red lines of the ledger are while the market is open, and what becomes of them when it is exposed.',
};
const LEDGER_HEIGHT: Parameter = {
  name: 'ledgerHeight',
  min: 0.2,
  max: 2,
  default: 0.62,
  unit: 'm',
  says: 'How high above the wall’s lower edge the newest line of the ledger stands; the older ones run down from there.',
};
const HANDS: Parameter = {
  name: 'hands',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'How bright the hands are that every line is traced back to when the ledger is exposed.',
};

/** Glyphs of one line, of one name, of the volume. */
const GLYPHS = MOST_LINES * 34 + MOST_COLUMNS * 28 + 32;

export const market: Look = {
  name: 'market',
  says: 'The ledger: who bid how much for whom, in red on the wet floor; in a betrayal it collapses, exposed it leads to hands.',
  parameters: [LEDGER, LEDGER_HEIGHT, HANDS],
  build({ view, text }) {
    const rows = createLedgerRows();
    const { mesh, material, geometry, dials } = createLedgerMesh(view, rows);
    const sheet = text('market', GLYPHS);
    const lines = Array.from({ length: MOST_LINES }, emptyLine);
    const spared: SparedBox = { left: 0, low: 0, right: 0, high: 0, share: 0 };
    return {
      objects: [mesh, sheet.object],
      update(frame) {
        const { market: numbers } = frame.world;
        const { wallWidthM, wallHeightM, floorM } = frame.slice;
        const open = openShare(numbers.pace);
        const light = readParameter(frame, LEDGER) * open * (1 - readParameter(frame, EMBERS));
        const wall = {
          wallWidthM,
          wallHeightM,
          floorM,
          topM: readParameter(frame, LEDGER_HEIGHT),
          isCalm: frame.comfort.reducedMotion,
          ...(frame.caption && { caption: { reachM: captionReachM(frame), share: frame.caption.presence } }),
        };
        const count = light > 0 ? layLedger(lines, numbers, wall) : 0;
        // The show's line of text is read before any bid.
        spareCaption(spared, frame);
        stepAside(lines, count, spared, ledgerSizeM(wallHeightM));
        geometry.instanceCount = count > 0 ? rows.write(lines, count, wall, frame) : 0;
        mesh.visible = geometry.instanceCount > 0;
        sheet.begin();
        if (mesh.visible) {
          // Where words have to come forward, what rules them steps back.
          const isPlain = frame.comfort.highContrast;
          dials.light.value = isPlain ? light * 0.5 : light;
          dials.hands.value = readParameter(frame, HANDS);
          dials.stir.value = wall.isCalm ? 0 : 1;
          writeLedger(sheet, lines, count, numbers, wall, rows.come, isPlain ? light * 1.4 : light);
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
