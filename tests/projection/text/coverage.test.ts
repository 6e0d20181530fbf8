import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Face } from '#projection/text/face.ts';
import type { GlyphSet } from '#projection/text/glyph-set.ts';
import { spell } from '#projection/text/spelling.ts';
import { LETTERS } from '../../../config/tooling/glyphs/characters.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';
import { glyphsOfWalls } from './support/sample-glyphs.ts';

let set: GlyphSet;
// Drawing the glyphs for the first time takes its time on a slow machine.
beforeAll(async () => {
  set = await glyphsOfWalls();
}, 300_000);

/** What of `text` cannot be written, even with the help of the other faces. */
const missing = (text: string, face: Face): string =>
  [...new Set([...text.normalize('NFC')])].filter((one) => one > ' ' && spell(one, face, set).length === 0).join('');

describe('the glyphs of the walls', () => {
  const shows = globSync('config/shows/*.yaml', { cwd: PROJECT_ROOT });

  it.each(shows)('write every character of %s', (show) => {
    const text = readFileSync(join(PROJECT_ROOT, show), 'utf8');
    expect(text.length).toBeGreaterThan(500);
    expect([missing(text, 'gothic'), missing(text, 'mincho'), missing(text, 'system')]).toEqual(['', '', '']);
  });

  it('write every word that looks bring along', () => {
    for (const file of globSync('projection/looks/**/*words.ts', { cwd: PROJECT_ROOT })) {
      const text = readFileSync(join(PROJECT_ROOT, file), 'utf8');
      expect([file, missing(text, 'gothic'), missing(text, 'mincho')]).toEqual([file, '', '']);
    }
  });

  it.each(['gothic', 'system', 'mincho'] as const)('write the languages of Europe in %s, accents and all', (face) => {
    const europe = [
      'Příliš žluťoučký kůň úpěl ďábelské ódy', // Czech
      'Zażółć gęślą jaźń', // Polish
      'Árvíztűrő tükörfúrógép', // Hungarian
      'Țară, știință, pâine, bolovăniș', // Romanian
      'Glāžšķūņa rūķīši dzērumā čiepj', // Latvian
      'Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė', // Lithuanian
      'Pijamalı hasta yağız şoföre çabucak güvendi', // Turkish
      'Blåbærsyltetøy, þjóðsögur, œuvre, ŝaŭmanĝo', // Nordic, French, Esperanto
      'Đački uređaj; Ġurnata; ŵy; ħobż',
    ].join(' ');
    for (const one of new Set(europe)) {
      const spelt = spell(one, face, set);
      expect([one, spelt.length]).toEqual([one, 1]);
      // An accent of its own, or one made of the face's: never the bare letter in its place.
      const bare = one.normalize('NFD')[0] ?? '';
      if (bare === one || spelt[0]?.pieces.length !== 1) continue;
      expect(spelt[0].pieces[0]?.glyph).not.toBe(set.faces[face].get(bare));
    }
  });

  it('have kana, quotes, dashes and currencies in the faces for words', () => {
    for (const face of ['gothic', 'mincho'] as const) {
      const missing = [...'あぁんゔアァンヴー、。「」『』〜…“”‘’«»‹›–—¥€£'].filter((one) => !set.faces[face].has(one));
      expect(missing).toEqual([]);
    }
  });

  it('have each a place of its own in an atlas that every graphics card takes', () => {
    expect(set.width).toBeLessThanOrEqual(4096);
    expect(set.height).toBeLessThanOrEqual(4096);
    const rows = new Map<number, { from: number; to: number }[]>();
    let fields = 0;
    for (const face of Object.values(set.faces)) {
      for (const { x, y, width, height } of face.values()) {
        if (width === 0) continue;
        fields += 1;
        expect(x + width).toBeLessThanOrEqual(set.width);
        expect(y + height).toBeLessThanOrEqual(set.height);
        for (const other of rows.get(y) ?? []) expect(x >= other.to || x + width <= other.from).toBe(true);
        rows.set(y, [...(rows.get(y) ?? []), { from: x, to: x + width }]);
      }
    }
    expect(fields).toBeGreaterThan(LETTERS.length);
  });
});
