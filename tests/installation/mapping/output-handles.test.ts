import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMask } from '#installation/mapping/mask-edits.ts';
import { setMesh } from '#installation/mapping/mesh-edits.ts';
import { handlesOf, nearestHandle } from '#installation/mapping/output-handles.ts';
import { picturePlace, thrownPlace } from '#installation/mapping/picture-place.ts';
import { type Output, PLAIN_OUTPUT } from '#installation/site/output.ts';
import { anyOutput, anyShare } from './support/any-output.ts';

const HD = { widthPx: 1920, heightPx: 1080 };

describe('handles', () => {
  it('are the corners, the mesh row by row, and the masks', () => {
    const all = addMask(setMesh(PLAIN_OUTPUT, 3, 2).output)?.output ?? PLAIN_OUTPUT;
    expect(handlesOf(all).map(({ name }) => name)).toEqual([
      'Upper left corner',
      'Upper right corner',
      'Lower right corner',
      'Lower left corner',
      'Mesh point 1/1',
      'Mesh point 2/1',
      'Mesh point 3/1',
      'Mesh point 1/2',
      'Mesh point 2/2',
      'Mesh point 3/2',
      'Mask 1, point 1',
      'Mask 1, point 2',
      'Mask 1, point 3',
      'Mask 1, point 4',
    ]);
    expect(handlesOf(all, ['mask'])).toHaveLength(4);
  });

  it('lie inside the corners', () => {
    const fit: Output = {
      ...setMesh(PLAIN_OUTPUT, 2, 2).output,
      corners: { ...PLAIN_OUTPUT.corners, topLeft: [0.1, 0.2] },
    };
    const [first] = handlesOf(fit, ['mesh']);
    expect(first?.at[0]).toBeCloseTo(0.1, 9);
    expect(first?.at[1]).toBeCloseTo(0.2, 9);
  });

  it('are picked by pixels, the nearest, none from afar', () => {
    const all = handlesOf(PLAIN_OUTPUT);
    expect(nearestHandle(all, [0.01, 0], HD, 20)?.name).toBe('Upper left corner');
    expect(nearestHandle(all, [0, 0.01], HD, 20)?.name).toBe('Upper left corner');
    expect(nearestHandle(all, [0.02, 0], HD, 20)).toBeNull();
    expect(nearestHandle([], [0, 0], HD, 1e9)).toBeNull();
  });
});

describe('a place of the picture', () => {
  it('is found again from where it lands in the throw', () => {
    fc.assert(
      fc.property(anyOutput, anyShare, (output, place) => {
        const thrown = thrownPlace(output, place);
        const back = thrown && picturePlace(output, thrown);
        expect(back?.[0]).toBeCloseTo(place[0], 5);
        expect(back?.[1]).toBeCloseTo(place[1], 5);
      }),
      { numRuns: 400 },
    );
  });

  it('is found beyond its edges too, and nowhere beyond the horizon', () => {
    const corners: Output['corners'] = { ...PLAIN_OUTPUT.corners, topLeft: [0.25, 0], topRight: [0.75, 0] };
    const keystone: Output = { ...PLAIN_OUTPUT, corners };
    expect(picturePlace(keystone, [0, 0])?.[0]).toBeCloseTo(-0.5, 9);
    // The sides meet a whole throw above it.
    expect(picturePlace(keystone, [0.5, -0.9])?.[1]).toBeLessThan(-1);
    expect(picturePlace(keystone, [0.5, -1.1])).toBeNull();
  });
});
