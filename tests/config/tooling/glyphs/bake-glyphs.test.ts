import { readdir, readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glyphSet, parseStripHead } from '#projection/text/glyph-set.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { bakeGlyphs } from '../../../../config/tooling/glyphs/bake-glyphs.ts';
import { charactersOfShows, kanji, LETTERS } from '../../../../config/tooling/glyphs/characters.ts';
import type { StripPlan } from '../../../../config/tooling/glyphs/draw-strip.ts';
import { packRows } from '../../../../config/tooling/glyphs/pack-rows.ts';

const PLAN: StripPlan = { name: 'few', faces: ['gothic', 'system'], characters: ['I', 'あ', ' ', '龘'], size: 40 };

describe('drawing glyphs', () => {
  it('draws what a face has, once, and again when something else is asked for', async () => {
    const folder = await temporaryFolder();
    const said: string[] = [];
    const bake = (plan: StripPlan) => bakeGlyphs({ say: (text) => said.push(text), folder, plans: [plan] });
    const [file = ''] = await bake(PLAN);
    const drawnAt = (await stat(file)).mtimeMs;
    expect(await bake(PLAN)).toEqual([file]);
    expect((await stat(file)).mtimeMs).toBe(drawnAt);
    expect(said).toHaveLength(1);
    const [other] = await bake({ ...PLAN, characters: ['I'] });
    expect(other).not.toBe(file);
    expect((await readdir(folder)).every((name) => name.endsWith('.glyphs'))).toBe(true);

    const bytes = gunzipSync(await readFile(file));
    const length = bytes.readUInt32LE(0);
    const head = parseStripHead(bytes.subarray(4, 4 + length).toString('utf8'));
    const set = glyphSet([head]);
    expect([...set.faces.gothic.keys()].sort()).toEqual([' ', 'I', 'あ']);
    expect([...set.faces.system.keys()].sort()).toEqual([' ', 'I']);
    expect(set.faces.gothic.get(' ')).toMatchObject({ width: 0, height: 0 });

    // In the middle of a stem lies ink, at the edge of its field none.
    const stem = set.faces.gothic.get('I');
    if (!stem) throw new Error('there is no I');
    const texels = bytes.subarray(4 + length);
    const at = (x: number, y: number): number => texels[((stem.y + y) * head.width + stem.x + x) * 3] ?? 0;
    expect(at(Math.floor(stem.width / 2), Math.floor(stem.height / 2))).toBeGreaterThan(140);
    expect(at(0, Math.floor(stem.height / 2))).toBeLessThan(60);
    expect(stem.high - stem.reach).toBeGreaterThan(0.6);
  }, 60_000);

  it('refuses a head that is none, and strips that do not go together', () => {
    expect(() => parseStripHead('{"width":0}')).toThrow();
    const head = parseStripHead('{"width":8,"height":2,"range":6,"faces":{}}');
    expect(() => glyphSet([head, { ...head, width: 16 }])).toThrow('two kinds');
    expect(glyphSet([head, head]).height).toBe(4);
  });
});

describe('the characters', () => {
  it('are each asked for once, and the kanji are those that people write', async () => {
    expect(new Set(LETTERS).size).toBe(LETTERS.length);
    const all = kanji();
    expect(new Set(all).size).toBe(all.length);
    for (const one of '雨四時誰名前自由鬱𠮟藤') expect(all).toContain(one);
    expect(all.length).toBeGreaterThan(2965);
    const besides = await charactersOfShows();
    expect(besides.filter((one) => LETTERS.includes(one))).toEqual([]);
  });
});

describe('packing', () => {
  const size = fc.record({ width: fc.integer({ min: 0, max: 60 }), height: fc.integer({ min: 0, max: 60 }) });

  it('gives each a place within the strip that no other has', () => {
    fc.assert(
      fc.property(fc.array(size, { maxLength: 40 }), (sizes) => {
        const { places, height } = packRows(sizes, 100);
        sizes.forEach((one, at) => {
          const place = places[at];
          if (!place) throw new Error('no place');
          expect(place.x + one.width <= 100 && place.y + one.height <= height).toBe(true);
          const meets = sizes.some((other, also) => {
            const there = places[also];
            if (also === at || !there) return false;
            const isBeside = there.x >= place.x + one.width || place.x >= there.x + other.width;
            const isAbove = there.y >= place.y + one.height || place.y >= there.y + other.height;
            return !isBeside && !isAbove;
          });
          expect(meets).toBe(false);
        });
      }),
    );
    expect(() => packRows([{ width: 101, height: 1 }], 100)).toThrow('do not fit');
  });
});
