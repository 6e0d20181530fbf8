import { describe, expect, it } from 'vitest';
import { gripsOf, moveGrip, nearestGrip, stepPx } from '#control-server/panel/walls/view/grip.ts';
import { toggleMesh } from '#installation/mapping/mesh-edits.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';

const SIZE = { widthPx: 2000, heightPx: 1000 };

describe('what can be taken hold of', () => {
  it('is each corner, and the whole picture in its middle', () => {
    const grips = gripsOf(PLAIN_OUTPUT, 'corner', SIZE);
    expect(grips.map(({ name, at }) => [name, at])).toEqual([
      ['Upper left corner', [0, 0]],
      ['Upper right corner', [2000, 0]],
      ['Lower right corner', [2000, 1000]],
      ['Lower left corner', [0, 1000]],
      ['All corners', [1000, 500]],
    ]);
  });

  it('is every point of the mesh, and nothing where there is none', () => {
    expect(gripsOf(PLAIN_OUTPUT, 'mesh', SIZE)).toEqual([]);
    expect(gripsOf(toggleMesh(PLAIN_OUTPUT).output, 'mesh', SIZE)).toHaveLength(25);
  });

  it('is found by a finger near it, the nearest first', () => {
    const grips = gripsOf(PLAIN_OUTPUT, 'corner', SIZE);
    expect(nearestGrip(grips, [1950, 40], 100)?.name).toBe('Upper right corner');
    expect(nearestGrip(grips, [1500, 250], 100)).toBeNull();
  });

  it('moves by pixels as they are seen', () => {
    const edit = moveGrip(PLAIN_OUTPUT, { kind: 'corner', corner: 'topLeft' }, [0, 0], [20, 10], SIZE);
    expect(edit?.output.corners.topLeft).toEqual([0.01, 0.01]);
    const all = moveGrip(PLAIN_OUTPUT, { kind: 'all' }, [1000, 500], [1020, 500], SIZE);
    expect(all?.output.corners).toMatchObject({ topLeft: [0.01, 0], bottomRight: [1.01, 1] });
    expect(all?.does).toBe('All corners');
  });

  it('moves by a pixel, ten, or a thousandth of what is thrown', () => {
    expect(stepPx('1 px', [1, 0], SIZE)).toEqual([1, 0]);
    expect(stepPx('10 px', [0, -1], SIZE)).toEqual([0, -10]);
    expect(stepPx('0.1 %', [1, 1], SIZE)).toEqual([2, 1]);
  });
});
