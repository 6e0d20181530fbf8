import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Face } from '#projection/text/face.ts';
import { spell } from '#projection/text/spelling.ts';
import { sampleGlyphs } from './support/sample-glyphs.ts';

const set = sampleGlyphs({
  gothic: "abcdeijlxACDEHLS .,-‘’´`ˆ˜¨˚¸¯ü字'~–",
  system: 'abŋ€0123456789',
  mincho: '∞',
});
const written = (text: string, face: Face = 'gothic'): string =>
  spell(text, face, set)
    .map((one) => one.character)
    .join('');
const pieces = (text: string) => spell(text, 'gothic', set)[0]?.pieces ?? [];

describe('spelling', () => {
  it('takes the glyph of the face, also for letters that were typed as letter and accent', () => {
    expect(pieces('ü')).toHaveLength(1);
    expect(pieces('u\u0308')[0]?.glyph).toBe(set.faces.gothic.get('ü'));
  });

  it('takes what Unicode takes a character for', () => {
    expect(written('ａｂ')).toBe('ab');
    expect(written('ﬁ')).toBe('');
    expect(written('²', 'system')).toBe('2');
  });

  it('puts letter and accent together where the face has no such letter', () => {
    const [letter, caron, ...rest] = pieces('č');
    expect(rest).toEqual([]);
    expect(letter?.glyph).toBe(set.faces.gothic.get('c'));
    expect(caron).toMatchObject({ glyph: set.faces.gothic.get('ˆ'), flipY: true });
    expect(spell('č', 'gothic', set)[0]?.advance).toBe(0.5);
    expect(pieces('ė')).toHaveLength(2);
    expect(pieces('ǖ').length).toBeLessThanOrEqual(3);
  });

  it('sets an accent above a tall letter higher than above a low one, and an ogonek on its foot', () => {
    const low = sampleGlyphs({ gothic: 'xcCˆ' });
    const [, above] = spell('Č', 'gothic', low)[0]?.pieces ?? [];
    expect(above?.y).toBeGreaterThan(0);
    const [, ogonek] = pieces('ę');
    expect(ogonek?.flipX).toBe(true);
    expect(ogonek?.y).toBeLessThan(0);
  });

  it('takes the dot from an i that bears an accent, and keeps it above an ogonek', () => {
    expect(pieces('ī')[0]?.to).toBeLessThan(1);
    expect(pieces('ı')[0]?.to).toBeLessThan(1);
    expect(pieces('į')[0]?.to).toBe(1);
  });

  it('writes a caron beside d, t and l, and a comma for the cedilla of Latvian', () => {
    expect(pieces('ď')[1]?.glyph).toBe(set.faces.gothic.get('’'));
    expect(pieces('ļ')[1]?.glyph).toBe(set.faces.gothic.get(','));
    expect(pieces('ş')).toEqual([]);
  });

  it('draws strokes through letters that Unicode does not take apart', () => {
    expect(pieces('ł').map(({ glyph }) => glyph)).toEqual([set.faces.gothic.get('l'), set.faces.gothic.get('-')]);
  });

  it('goes to the other faces before it leaves a character out', () => {
    expect(pieces('ŋ')[0]?.glyph).toBe(set.faces.system.get('ŋ'));
    expect(pieces('∞')[0]?.glyph).toBe(set.faces.mincho.get('∞'));
    expect(written('a龍b')).toBe('ab');
    expect(written('a👁\u200d\ufe0fb')).toBe('ab');
  });

  it('keeps spaces that a face lacks, and line breaks', () => {
    expect(spell('a\u2003b\n', 'system', set).map(({ character, advance }) => [character, advance > 0])).toEqual([
      ['a', true],
      [' ', true],
      ['b', true],
      ['\n', false],
    ]);
  });

  it('never fails and never draws what is not there, whatever is typed', () => {
    const known = new Set(Object.values(set.faces).flatMap((face) => [...face.values()]));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const spelt = spell(text, 'gothic', set);
        expect(spelt.every(({ advance }) => advance >= 0)).toBe(true);
        expect(spelt.every(({ pieces: drawn }) => drawn.every(({ glyph }) => known.has(glyph)))).toBe(true);
      }),
    );
  });
});
