import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bendOf, regularPoints } from '#installation/mapping/bend.ts';
import { mappingOf, PLAIN_MAPPING } from '#installation/mapping/mapping-of.ts';
import { pinOnto } from '#installation/mapping/warp-grid.ts';
import { project } from '#installation/site/homography.ts';
import { outputSchema } from '#installation/site/output.ts';
import { shareAt } from '#tests/support/light-at.ts';
import { siteWith, WHOLE } from '#tests/support/mapped-site.ts';

describe('the mapping of a surface', () => {
  it('is plain where nobody fitted anything, and for a surface nobody knows', () => {
    expect(mappingOf(siteWith({ wall: WHOLE }), 'wall')).toEqual(PLAIN_MAPPING);
    expect(mappingOf(siteWith({ wall: WHOLE }), 'gone')).toEqual(PLAIN_MAPPING);
  });

  it('carries what was written', () => {
    const site = siteWith({
      wall: {
        ...WHOLE,
        output: {
          turn: 270,
          gamma: 2.2,
          colour: { green: 0.8 },
          blackLift: { blue: 0.01 },
          crop: { top: 0.1 },
          masks: [
            {
              points: [
                [0, 0],
                [0.1, 0],
                [0, 0.1],
              ],
            },
          ],
        },
      },
    });
    const mapping = mappingOf(site, 'wall');
    expect(mapping).toMatchObject({
      isOnItsSide: true,
      gamma: 2.2,
      colour: [1, 0.8, 1],
      blackLift: [0, 0, 0.01],
      crop: { left: 0, right: 0, top: 0.1, bottom: 0 },
    });
    expect(mapping.mask?.roots[0]).toBe(0);
  });

  it('can be followed back from the projector to the surface', () => {
    const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    const output = outputSchema.parse({
      turn: 90,
      mirror: true,
      corners: { topLeft: [0.1, 0.05], topRight: [0.92, 0.2], bottomLeft: [0, 0.9] },
      mesh: {
        columns: 4,
        rows: 3,
        points: regularPoints(4, 3).map(([x, y]) => [
          x + 0.06 * Math.sin(3 * y),
          y + 0.05 * Math.sin(3 * x) * y * (1 - y),
        ]),
      },
    });
    const bend = bendOf(output.mesh);
    fc.assert(
      fc.property(share, share, (u, v) => {
        const there = project(pinOnto(output), bend(u, v), 1);
        const back = there && shareAt(output, there);
        expect(back?.[0]).toBeCloseTo(u, 8);
        expect(back?.[1]).toBeCloseTo(v, 8);
      }),
    );
  });
});
