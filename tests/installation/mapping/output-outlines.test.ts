import { describe, expect, it } from 'vitest';
import { addMask } from '#installation/mapping/mask-edits.ts';
import { setMesh } from '#installation/mapping/mesh-edits.ts';
import { moveCorner, moveHandle } from '#installation/mapping/output-edits.ts';
import { maskOutlines, meshLines, pictureOutline } from '#installation/mapping/output-outlines.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';

const keystone = moveCorner(PLAIN_OUTPUT, 'topLeft', [0.25, 0.25]).output;

describe('outlines', () => {
  it('of a picture are its corners', () => {
    const outline = pictureOutline(keystone);
    expect(outline).toHaveLength(4);
    expect(outline[0]?.[0]).toBeCloseTo(0.25, 9);
    expect(outline[2]?.[1]).toBeCloseTo(1, 9);
    expect(meshLines(keystone)).toEqual([]);
  });

  it('of a mesh run through its points, curved ones finely cut', () => {
    const { output } = setMesh(keystone, 3, 2, 'smooth');
    const bent = moveHandle(output, { kind: 'mesh', column: 1, row: 0 }, [0.5, 0.4])?.output ?? output;
    const [top, , ...down] = meshLines(bent);
    expect(meshLines(bent)).toHaveLength(5);
    expect(down).toHaveLength(3);
    const middle = top?.[(top.length - 1) / 2];
    expect(middle?.[0]).toBeCloseTo(0.5, 5);
    expect(middle?.[1]).toBeCloseTo(0.4, 5);
    expect(top?.length).toBe(97);
    expect(pictureOutline(bent).length).toBeGreaterThan(300);
  });

  it('of masks lie in the pinned picture', () => {
    const masked = addMask(keystone)?.output ?? keystone;
    const [outline] = maskOutlines(masked);
    expect(outline).toHaveLength(4);
    // The middle of a picture is where its diagonals cross, wherever its corners are.
    const [a, b, c, d] = outline ?? [];
    expect([a, b, c, d].every((place) => place && place[0] > 0.3 && place[0] < 0.8)).toBe(true);
  });
});
