import { describe, expect, it } from 'vitest';
import { throwSketch } from '#control-server/panel/walls/view/throw-sketch.ts';
import { addMask } from '#installation/mapping/mask-edits.ts';
import { setMesh } from '#installation/mapping/mesh-edits.ts';
import { moveCorner, setCrop } from '#installation/mapping/output-edits.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';

const SIZE = { widthPx: 1920, heightPx: 1080 };
const NONE = { left: 0, right: 0, top: 0, bottom: 0 };
const numbers = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe('the drawing of a throw', () => {
  it('of a plain picture fills the throw', () => {
    const sketch = throwSketch(PLAIN_OUTPUT, SIZE, NONE);
    expect(sketch.outline.startsWith('M0 0L')).toBe(true);
    expect(Math.max(...numbers(sketch.outline))).toBe(1920);
    expect(sketch.middle).toEqual([960, 540]);
    expect(sketch.blended).toEqual([]);
    expect(sketch.cropped).toBe('');
    expect(sketch.box.x).toBeLessThan(0);
  });

  it('shows corners beyond the throw, and bends with them', () => {
    const { output } = moveCorner(PLAIN_OUTPUT, 'topRight', [1.5, -0.2]);
    const sketch = throwSketch(output, SIZE, NONE);
    expect(sketch.box.x + sketch.box.width).toBeGreaterThan(1.5 * 1920);
    expect(sketch.box.y).toBeLessThan(-0.2 * 1080);
    expect(sketch.middle).not.toEqual([960, 540]);
  });

  it('has the lines of the mesh, blends where there are some, what is cut off, and masks', () => {
    const plain = throwSketch(PLAIN_OUTPUT, SIZE, NONE).lines.split('M').length;
    const meshed = setMesh(PLAIN_OUTPUT, 9, 9).output;
    expect(throwSketch(meshed, SIZE, NONE).lines.split('M').length).toBeGreaterThan(plain);
    expect(throwSketch(meshed, SIZE, { ...NONE, right: 0.25 }).blended).toHaveLength(1);
    const [band = ''] = throwSketch(PLAIN_OUTPUT, SIZE, { ...NONE, right: 0.25 }).blended;
    expect(Math.min(...numbers(band).filter((_, at) => at % 2 === 0))).toBe(1440);
    const cropped = throwSketch(setCrop(PLAIN_OUTPUT, 'left', 0.1).output, SIZE, NONE).cropped;
    expect(Math.max(...numbers(cropped).filter((_, at) => at % 2 === 0))).toBe(192);
    expect(throwSketch(addMask(PLAIN_OUTPUT)?.output ?? PLAIN_OUTPUT, SIZE, NONE).masks).toHaveLength(1);
  });
});
