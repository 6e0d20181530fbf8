/** The broadcast on the walls: the corners of its frame, a sign that it is live and for how long, and what it says of the room. */

import { framed, programmeCut } from '#installation/frame/programme-frame.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { TextSheet, WrittenBox } from '../text/text-sheet.ts';
import { createFrameMarks, type Shade } from './broadcast/frame-marks.ts';
import { type LiveSign, putSign } from './broadcast/live-sign.ts';
import { signPlace } from './broadcast/sign-place.ts';
import { putCaption, writeTitles } from './broadcast/titles.ts';
import { PAPER } from './drawing/palette.ts';
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
  says: 'From 0.5 on the picture is taken for the stream itself: large titles and the sign, without the frame. The page of the programme sets it.',
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
        if (isProgramme) marks.show(null, writeTitles(sheet, frame), null, 1);
        else if (shown > 0) frameWall(frame, sheet, marks, shown);
        else marks.show(null, null, null, 0);
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
  const { slice, world, comfort } = frame;
  const { wallWidthM, wallHeightM: heightM } = slice;
  const cut = programmeCut(world.broadcast, slice);
  // The marks come from a little further out, and stay on the wall whatever is cut.
  const outM = comfort.reducedMotion ? 0 : (1 - shown) * 0.06 * heightM;
  const insetM = INSET * heightM;
  const left = Math.max(0, cut.xM) + insetM - outM;
  const right = Math.min(wallWidthM, cut.xM + cut.widthM) - insetM + outM;
  const low = Math.max(0, cut.yM) + insetM - outM;
  const high = Math.min(heightM, cut.yM + cut.heightM) - insetM + outM;
  const sign = signPlace(frame, { left, right, high }, insetM);
  const largerM = heightM * (sign?.scale ?? 1);
  const signM = SIGN * largerM * (comfort.highContrast ? 1.25 : 1);
  const besideM = INSET * largerM;
  const from = sign && { left: sign.left + besideM, y: sign.high - besideM - signM * 0.72 };
  const thickM = Math.max(0.004, THICK * heightM);
  const places = { left, low, right, high, armM: ARM * heightM, thickM };
  if (!from) {
    marks.show(places, null, null, shown);
    return;
  }
  const written = putSign(sheet, frame, { ...from, sizeM: signM, light: shown });
  const title = {
    words: world.broadcast.caption ?? '',
    face: 'gothic',
    sizeM: TITLE * largerM * (comfort.highContrast ? 1.3 : 1),
    at: [from.left, from.y - signM * 1.35, 0],
    lengthM: Math.max(0.2 * largerM, Math.min(LENGTH * largerM, right - from.left - besideM)),
    even: true,
    colour: PAPER,
    shade: 0.7,
    light: 0.8 * shown,
  } as const;
  putCaption(sheet, frame, title);
  marks.show(
    places,
    written.lamp,
    shadeUnder(written, from, signM, title.words === '' ? null : sheet.measure(title)),
    shown,
  );
}

/** What is darkened under the sign and its title. */
function shadeUnder(
  sign: LiveSign,
  from: { readonly left: number; readonly y: number },
  signM: number,
  title: WrittenBox | null,
): Shade {
  const roomM = signM * 0.7;
  return {
    left: from.left - roomM,
    low: (title?.low ?? from.y) - roomM,
    right: Math.max(sign.right, title?.right ?? sign.right) + roomM,
    high: from.y + signM + roomM,
  };
}
