/** The manifesto: lines rise like breath from the floor, stand as a page, and become the silhouette of one, then of everyone. */

import type { Look } from './look.ts';
import { createPageLetters } from './manifesto/page-letters.ts';
import { createWovenLetters } from './manifesto/woven-letters.ts';
import { type Parameter, readParameter } from './parameter.ts';

const MANIFESTO: Parameter = {
  name: 'manifesto',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'How bright the lines of the manifesto are, and the bodies they become; the world says which lines there are.',
};

/** Letters of the page at most, and letters on the wall at most. */
const PAGE = 1400;
const GLYPHS = 4000;

export const manifesto: Look = {
  name: 'manifesto',
  says: 'What people want, rising line by line from the floor; woven, it is the silhouette of one of them, then of all.',
  parameters: [MANIFESTO],
  build({ text }) {
    const sheet = text('manifesto', GLYPHS);
    const page = createPageLetters(sheet, PAGE);
    const woven = createWovenLetters(sheet, GLYPHS);
    return {
      objects: [sheet.object],
      update(frame) {
        const presence = readParameter(frame, MANIFESTO);
        sheet.begin();
        if (presence > 0 && frame.world.manifesto.lines.length > 0) {
          woven.write(frame, page.letters, page.write(frame), presence);
        }
        sheet.end();
      },
      dispose: () => sheet.dispose(),
    };
  },
};
