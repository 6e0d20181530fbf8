import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setMesh } from '#installation/mapping/mesh-edits.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';
import { FIRST_STATE, inMode, nextMode } from '#projection/editor/editor-state.ts';
import { legendPlace } from '#projection/editor/legend-place.ts';
import { type LegendFacts, legendText } from '#projection/editor/legend-text.ts';

const FACTS: LegendFacts = {
  surface: 'left',
  state: FIRST_STATE,
  output: PLAIN_OUTPUT,
  size: { widthPx: 1920, heightPx: 1080 },
  keeping: { state: 'kept' },
  history: { undo: null, redo: null },
  pattern: null,
  isFull: true,
};

describe('the legend', () => {
  it('says what is in hand, where it is in pixels, how far a key moves it, and what is saved', () => {
    const corners = { ...PLAIN_OUTPUT.corners, topLeft: [0.1, 0.05] as [number, number] };
    expect(legendText({ ...FACTS, output: { ...PLAIN_OUTPUT, corners } })).toMatchObject({
      surface: 'left',
      name: 'Upper left corner',
      place: 'x 192.0   y 54.0',
      step: 'of 1920 × 1080, step 1',
      keeping: 'Saved',
      hint: null,
    });
  });

  it('says when nothing can be saved, and why', () => {
    expect(legendText({ ...FACTS, keeping: { state: 'away' } }).keeping).toContain('Not saved: the server is away');
    const refused = legendText({ ...FACTS, keeping: { state: 'refused', says: 'The disk is full.' } });
    expect([refused.keeping, refused.state]).toEqual(['Not saved: The disk is full.', 'refused']);
  });

  it('warns of a window that is not the projector', () => {
    expect(legendText({ ...FACTS, isFull: false }).hint?.says).toContain('press F');
  });

  it('offers what can be done, by name', () => {
    const keys = (facts: Partial<LegendFacts>) => Object.fromEntries(legendText({ ...FACTS, ...facts }).keys);
    expect(keys({ history: { undo: 'Lower left corner', redo: null } })).toMatchObject({
      'Ctrl Z': 'undo: Lower left corner',
    });
    expect(keys({})).not.toHaveProperty('Ctrl Z');
    const meshed = setMesh(PLAIN_OUTPUT, 3, 4).output;
    expect(keys({ output: meshed, state: inMode(FIRST_STATE, meshed, 'mesh') })).toMatchObject({
      '+  −': 'columns: 3',
    });
    expect(legendText({ ...FACTS, state: nextMode(FIRST_STATE, PLAIN_OUTPUT) }).name).toContain('press M');
    expect(keys({ state: { ...FIRST_STATE, isHelping: false } })).toEqual({ H: 'keys' });
  });
});

describe('the place of the legend', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const point = fc.tuple(share, share);

  it('never covers what is in hand where there is room beside it, and stays inside the throw', () => {
    const size = fc.record({
      width: fc.double({ min: 0.1, max: 0.4, noNaN: true }),
      height: fc.double({ min: 0.1, max: 0.4, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.option(point), point, point, size, (now, middle, inHand, { width, height }) => {
        const [x, y] = legendPlace(now, middle, inHand, { width, height });
        const covers = Math.abs(inHand[0] - x) < width / 2 && Math.abs(inHand[1] - y) < height / 2;
        expect(covers).toBe(false);
        expect(x - width / 2).toBeGreaterThan(0);
        expect(x + width / 2).toBeLessThan(1);
        expect(y - height / 2).toBeGreaterThan(0);
        expect(y + height / 2).toBeLessThan(1);
      }),
    );
  });

  it('is the middle of the picture, and does not jump while it is clear', () => {
    const size = { width: 0.3, height: 0.4 };
    expect(legendPlace(null, [0.5, 0.5], [0, 0], size)).toEqual([0.5, 0.5]);
    const aside = legendPlace([0.5, 0.5], [0.5, 0.5], [0.5, 0.5], size);
    expect(aside[0]).toBeGreaterThan(0.7);
    expect(legendPlace(aside, [0.5, 0.5], [0.45, 0.5], size)).toEqual(aside);
  });
});
