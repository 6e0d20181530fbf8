import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { captionPlace } from '#projection/looks/caption/caption-place.ts';
import { fittingSizeM } from '#projection/looks/caption/fitting-size.ts';
import { boxOf, createSetTexts } from '#projection/text/set-texts.ts';
import { frameOf, LEFT_SLICE } from '../../stage/support/sample-frames.ts';
import { sampleGlyphs } from '../../text/support/sample-glyphs.ts';

const setText = createSetTexts(sampleGlyphs({ gothic: 'abcdefghijklmnopqrstuvwxyz .' }));
const SPACING = 1.42;

/** The caption's letters and box for words on a wall of this size, as the look writes it. */
function laid(words: string, slice: Partial<SurfaceFrame['slice']> = {}) {
  const { sizeM: wishedM, lengthM, heightM } = captionPlace(frameOf([], {}, { slice: { ...LEFT_SLICE, ...slice } }));
  const writing = (sizeM: number) =>
    ({
      words,
      face: 'gothic',
      sizeM,
      at: [0, 0, 0],
      lengthM,
      spacing: SPACING,
      even: true,
      breaksWords: true,
      colour: [1, 1, 1],
      light: 1,
    }) as const;
  const sizeM = fittingSizeM({
    wishedM,
    heightM,
    spacing: SPACING,
    linesAt: (tried) => setText(writing(tried)).lines,
  });
  return { box: boxOf(setText(writing(sizeM)), writing(sizeM)), sizeM, wishedM, lengthM, heightM };
}

describe('the size of the caption', () => {
  it('is the wished one for a line as shows have them', () => {
    const { sizeM, wishedM } = laid('you have stood here nine seconds. that is all it takes.');
    expect(sizeM).toBe(wishedM);
  });

  it('is smaller for a long text, and never less than can be read', () => {
    const { sizeM, wishedM, heightM, box } = laid('the city sells what it has taken and '.repeat(8));
    expect(sizeM).toBeLessThan(wishedM);
    expect(sizeM).toBeGreaterThanOrEqual(heightM / 40);
    expect(box.high - box.low).toBeLessThan(0.5 * heightM);
  });

  it('leaves every text within its wall, whatever the wall and the text', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,60}$/), { minLength: 1, maxLength: 60 });
    const metres = fc.double({ min: 0.4, max: 12, noNaN: true });
    fc.assert(
      fc.property(words, metres, metres, (list, wallWidthM, wallHeightM) => {
        const { box, lengthM, heightM } = laid(list.join(' ').slice(0, 400), { wallWidthM, wallHeightM });
        expect(box.right).toBeLessThanOrEqual(lengthM + 1e-6);
        expect(box.high - box.low).toBeLessThan(0.9 * heightM);
      }),
      { numRuns: 60 },
    );
  });

  it('is some size on a wall without a height', () => {
    expect(fittingSizeM({ wishedM: 0.1, heightM: 0, spacing: 1.4, linesAt: () => 3 })).toBeGreaterThan(0);
  });
});
