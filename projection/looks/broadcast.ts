/** The broadcast on the walls: the corners of its frame, a sign that it is live and for how long, and what it says of the room. */

import { framed, programmeCut } from '#installation/frame/programme-frame.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { TextSheet } from '../text/text-sheet.ts';
import { airTime } from './broadcast/air-time.ts';
import { createFrameMarks } from './broadcast/frame-marks.ts';
import { putCaption, writeTitles } from './broadcast/titles.ts';
import { MAGENTA, PAPER } from './drawing/palette.ts';
import { roundAt } from './drawing/wall-view.ts';
import type { Look } from './look.ts';
import { type Parameter, readParameter } from './parameter.ts';

const BROADCAST: Parameter = {
  name: 'broadcast',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'How bright the frame of the live stream, its sign and its caption are on the walls while it is on air.',
};
const PROGRAMME: Parameter = {
  name: 'programme',
  min: 0,
  max: 1,
  default: 0,
  unit: '',
  says: 'From 0.5 on the picture is taken for the stream itself: large titles instead of frame and sign. The page of the programme sets it.',
};

const GLYPHS = 500;
/** Sizes and distances as shares of the wall's height. */
const INSET = 0.035;
const ARM = 0.085;
const THICK = 0.0055;
const SIGN = 1 / 22;
const TITLE = 1 / 30;
/** Longest line of the caption: it ends before the next figure's head. */
const LENGTH = 0.5;
/** The lamp breathes so often in ten minutes: once in four seconds. */
const LAMP_TURNS = 150;
/** Room of one figure of the time, em, so that it does not dance. */
const FIGURE = 0.62;

export const broadcast: Look = {
  name: 'broadcast',
  says: 'The frame of the live stream on the walls: corner marks, a sign with the running time, the caption of the programme.',
  parameters: [BROADCAST, PROGRAMME],
  build({ view, text }) {
    const sheet = text('broadcast', GLYPHS);
    const marks = createFrameMarks(view);
    return {
      objects: [marks.mesh, sheet.object],
      update(frame) {
        const light = readParameter(frame, BROADCAST);
        const isProgramme = readParameter(frame, PROGRAMME) >= 0.5;
        sheet.begin();
        const shown = isProgramme ? 0 : light * framed(frame.world.broadcast);
        if (isProgramme) writeTitles(sheet, frame);
        if (shown > 0) frameWall(frame, sheet, marks, shown);
        else marks.show(null);
        sheet.end();
      },
      dispose() {
        sheet.dispose();
        marks.dispose();
      },
    };
  },
};

function frameWall(
  frame: SurfaceFrame,
  sheet: TextSheet,
  marks: ReturnType<typeof createFrameMarks>,
  shown: number,
): void {
  const { slice, world, comfort, lifeMs } = frame;
  const { wallWidthM, wallHeightM: heightM } = slice;
  const cut = programmeCut(world.broadcast, slice);
  // The marks come from a little further out, and stay on the wall whatever is cut.
  const outM = comfort.reducedMotion ? 0 : (1 - shown) * 0.06 * heightM;
  const insetM = INSET * heightM;
  const left = Math.max(0, cut.xM) + insetM - outM;
  const right = Math.min(wallWidthM, cut.xM + cut.widthM) - insetM + outM;
  const low = Math.max(0, cut.yM) + insetM - outM;
  const high = Math.min(heightM, cut.yM + cut.heightM) - insetM + outM;
  const signM = SIGN * heightM * (comfort.highContrast ? 1.25 : 1);
  const lampM = signM * 0.26;
  const lampX = left + insetM + lampM;
  const signY = high - insetM - signM * 0.72;
  const breath = 0.5 + 0.5 * Math.sin(2 * Math.PI * roundAt(lifeMs) * LAMP_TURNS);
  const sign = { face: 'system', sizeM: signM, light: 0.9 * shown, shade: 0.7 } as const;
  let x = lampX + lampM + signM * 0.35;
  x = sheet.put({ ...sign, words: 'LIVE', at: [x, signY, 0], colour: MAGENTA, tracking: 0.06 }).right + signM * 0.5;
  for (const figure of airTime(world.broadcast.onAirMs)) {
    const roomM = (figure === ':' ? 0.34 : FIGURE) * signM;
    sheet.put({ ...sign, words: figure, at: [x + roomM / 2, signY, 0], align: 'middle', colour: PAPER });
    x += roomM;
  }
  const titleM = TITLE * heightM * (comfort.highContrast ? 1.3 : 1);
  const title = {
    words: world.broadcast.caption ?? '',
    face: 'gothic',
    sizeM: titleM,
    at: [left + insetM, signY - signM * 1.35, 0],
    lengthM: Math.max(0.2 * heightM, Math.min(LENGTH * heightM, right - left - 2 * insetM)),
    even: true,
    colour: PAPER,
    shade: 0.7,
    light: 0.8 * shown,
  } as const;
  putCaption(sheet, frame, title);
  const written = sheet.measure(title);
  const roomM = signM * 0.7;
  marks.show({
    left,
    low,
    right,
    high,
    armM: ARM * heightM,
    thickM: Math.max(0.004, THICK * heightM),
    light: shown,
    lampX,
    lampY: signY + signM * 0.35,
    lampM,
    lamp: comfort.reducedMotion ? 0.9 : 0.65 + 0.35 * breath,
    shade: {
      left: lampX - lampM - roomM,
      low: (title.words === '' ? signY : written.low) - roomM,
      right: Math.max(x, title.words === '' ? x : written.right) + roomM,
      high: signY + signM + roomM,
    },
  });
}
