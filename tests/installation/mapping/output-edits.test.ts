import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORNER_NAMES as CORNERS, cornerFault } from '#installation/mapping/corner-pin.ts';
import type { Edit } from '#installation/mapping/edit.ts';
import { addMask, addMaskPoint, deleteMaskPoint, MASKS, setMaskSoftness } from '#installation/mapping/mask-edits.ts';
import { clearMesh, resetMesh, setMesh, toggleMesh } from '#installation/mapping/mesh-edits.ts';
import { meshPlace } from '#installation/mapping/mesh-surface.ts';
import * as edits from '#installation/mapping/output-edits.ts';
import { type Handle, handlesOf, isSameHandle } from '#installation/mapping/output-handles.ts';
import { type Output, outputSchema, PLAIN_OUTPUT } from '#installation/site/output.ts';
import { anyOutput, anyPlace, anyShare } from './support/any-output.ts';

const spansPicture = (corners: Output['corners']): boolean => cornerFault(corners) === null;
const HD = { widthPx: 1920, heightPx: 1080 };
const placeOf = (output: Output, handle: Handle): readonly number[] =>
  handlesOf(output).find((placed) => isSameHandle(placed.handle, handle))?.at ?? [];
const anyHandle = (output: Output) => fc.constantFrom(...handlesOf(output).map((placed) => placed.handle));
const withHandle = anyOutput.chain((output) => fc.record({ output: fc.constant(output), handle: anyHandle(output) }));

describe('every edit', () => {
  const numbers = fc.double({ min: -10, max: 1000, noNaN: true });
  const edge = fc.constantFrom('left' as const, 'right' as const, 'top' as const, 'bottom' as const);
  /** One edit of any kind, from any numbers. */
  const anyEdit: fc.Arbitrary<(output: Output) => Edit | null> = fc.oneof(
    fc.tuple(fc.constantFrom(...CORNERS), anyPlace).map(
      ([c, to]) =>
        (o: Output) =>
          edits.moveCorner(o, c, to),
    ),
    anyPlace.map((by) => (o: Output) => edits.moveAllCorners(o, by)),
    fc.constant(edits.resetAllCorners),
    fc.tuple(numbers, numbers).map(
      ([c, r]) =>
        (o: Output) =>
          setMesh(o, c, r),
    ),
    fc.constantFrom(toggleMesh, clearMesh, resetMesh, edits.turnFurther),
    fc.boolean().map((on) => (o: Output) => edits.setMirror(o, on)),
    fc.tuple(edge, fc.option(numbers)).map(
      ([e, by]) =>
        (o: Output) =>
          edits.setBlend(o, e, by),
    ),
    fc.tuple(edge, numbers).map(
      ([e, by]) =>
        (o: Output) =>
          edits.setCrop(o, e, by),
    ),
    numbers.map((by) => (o: Output) => edits.setBlendCurve(o, by)),
    fc.oneof(numbers, fc.constant('srgb' as const)).map((by) => (o: Output) => edits.setGamma(o, by)),
    fc.record({ red: numbers, green: numbers }).map((by) => (o: Output) => edits.setColour(o, by)),
    fc.record({ blue: numbers }).map((by) => (o: Output) => edits.setBlackLift(o, by)),
    numbers.map((by) => (o: Output) => edits.setLatency(o, by)),
    fc.option(anyPlace).map((at) => (o: Output) => addMask(o, at ?? undefined)),
    fc.nat(3).map((at) => (o: Output) => addMaskPoint(o, 0, at)),
    fc.nat(3).map((at) => (o: Output) => deleteMaskPoint(o, 0, at)),
    numbers.map((by) => (o: Output) => setMaskSoftness(o, 0, by)),
    fc.tuple(fc.nat(50), anyPlace).map(([at, to]) => (o: Output) => {
      const all = handlesOf(o);
      const placed = all[at % all.length];
      return placed ? edits.moveHandle(o, placed.handle, to) : null;
    }),
  );

  it('gives a fit that the site may say, whatever came before, with words for the history', () => {
    fc.assert(
      fc.property(anyOutput, fc.array(anyEdit, { maxLength: 12 }), (start, steps) => {
        steps.reduce((output, step) => {
          const edit = step(output);
          if (!edit) return output;
          expect(outputSchema.safeParse(edit.output).error?.message).toBeUndefined();
          expect(edit.does).toMatch(/^[A-Z].{2,40}$/);
          return edit.output;
        }, start);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves corners that span a picture', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom(...CORNERS), anyPlace), { maxLength: 10 });
    fc.assert(
      fc.property(moves, (steps) => {
        const end = steps.reduce((o, [corner, to]) => edits.moveCorner(o, corner, to).output, PLAIN_OUTPUT);
        expect(spansPicture(end.corners)).toBe(true);
      }),
    );
  });
});

describe('a moved handle', () => {
  it('comes to lie where it was put, whatever the pin, the turn, the mirror and the mesh', () => {
    fc.assert(
      fc.property(withHandle, anyShare, ({ output, handle }, to) => {
        const edit = edits.moveHandle(output, handle, to);
        if (!edit) return;
        const [x, y] = placeOf(edit.output, handle);
        // A corner may be held where the picture would collapse, a mask at the picture's edge, a point of the mesh as far
        // out as a site may say.
        if (handle.kind === 'corner' && !spansPicture({ ...output.corners, [handle.corner]: to })) return;
        const point = handle.kind === 'mask' ? edit.output.masks[handle.mask]?.points[handle.point] : null;
        if (point?.some((share) => share === 0 || share === 1)) return;
        if (edit.output.mesh?.points.flat().some((share) => share === -1 || share === 2)) return;
        expect(x).toBeCloseTo(to[0], 4);
        expect(y).toBeCloseTo(to[1], 4);
      }),
    );
  });

  it('leaves all others of its kind where they are', () => {
    fc.assert(
      fc.property(withHandle, anyShare, ({ output, handle }, to) => {
        const edit = edits.moveHandle(output, handle, to);
        if (!edit || handle.kind === 'corner') return;
        for (const { handle: other, at } of handlesOf(output, [handle.kind])) {
          if (isSameHandle(other, handle)) continue;
          const [x, y] = placeOf(edit.output, other);
          expect(x).toBeCloseTo(at[0], 6);
          expect(y).toBeCloseTo(at[1], 6);
        }
      }),
    );
  });

  it('goes by pixels, and back by as many', () => {
    const once = edits.nudgeHandle(PLAIN_OUTPUT, { kind: 'corner', corner: 'topLeft' }, [1, -0.1], HD);
    expect(once?.does).toBe('Upper left corner');
    expect(once?.output.corners.topLeft).toEqual([0.000521, -0.000093]);
    fc.assert(
      fc.property(withHandle, fc.integer({ min: -10, max: 10 }), ({ output, handle }, by) => {
        const there = edits.nudgeHandle(output, handle, [by, by], HD);
        const back = there && edits.nudgeHandle(there.output, handle, [-by, -by], HD);
        const [x, y] = placeOf(output, handle);
        const [backX, backY] = back ? placeOf(back.output, handle) : [x, y];
        if (handle.kind === 'mask') return;
        expect(((backX ?? 0) - (x ?? 0)) * HD.widthPx).toBeCloseTo(0, 1);
        expect(((backY ?? 0) - (y ?? 0)) * HD.heightPx).toBeCloseTo(0, 1);
      }),
    );
  });

  it('is refused where it is not', () => {
    expect(edits.moveHandle(PLAIN_OUTPUT, { kind: 'mesh', column: 0, row: 0 }, [0, 0])).toBeNull();
    expect(edits.moveHandle(PLAIN_OUTPUT, { kind: 'mask', mask: 0, point: 0 }, [0, 0])).toBeNull();
    const meshed = setMesh(PLAIN_OUTPUT, 3, 3).output;
    expect(edits.moveHandle(meshed, { kind: 'mesh', column: 3, row: 0 }, [0, 0])).toBeNull();
  });
});

describe('corners', () => {
  it('stop before the picture collapses', () => {
    const { output } = edits.moveCorner(PLAIN_OUTPUT, 'topLeft', [2, 2]);
    const [x, y] = output.corners.topLeft;
    expect(x).toBeCloseTo(0.5, 3);
    expect(y).toBeCloseTo(0.5, 3);
    expect(spansPicture(output.corners)).toBe(true);
  });

  it('come out of a knot that somebody wrote', () => {
    const corners = { ...PLAIN_OUTPUT.corners, topLeft: [1, 0], topRight: [0, 0] } as Output['corners'];
    expect(spansPicture(corners)).toBe(false);
    const { output } = edits.moveCorner({ ...PLAIN_OUTPUT, corners }, 'topLeft', [0.1, 0.1]);
    expect(output.corners.topLeft).toEqual([0.1, 0.1]);
  });

  it('keep their shape when all are moved, at the border too', () => {
    const bent = edits.moveCorner(PLAIN_OUTPUT, 'topRight', [0.9, 0.1]).output;
    const { corners } = edits.moveAllCorners(bent, [1.5, 0.25]).output;
    expect(corners).toEqual({
      topLeft: [1, 0.25],
      topRight: [1.9, 0.35],
      bottomRight: [2, 1.25],
      bottomLeft: [1, 1.25],
    });
  });
});

describe('a mesh', () => {
  it('is even where there was none', () => {
    const { mesh } = setMesh(PLAIN_OUTPUT, 3, 2).output;
    expect(mesh?.points).toEqual([
      [0, 0],
      [0.5, 0],
      [1, 0],
      [0, 1],
      [0.5, 1],
      [1, 1],
    ]);
  });

  it('keeps its shape exactly where its lines are doubled, straight or at its old points', () => {
    fc.assert(
      fc.property(anyOutput, anyShare, (output, place) => {
        const { mesh } = output;
        if (!mesh) return;
        const finer = setMesh(output, mesh.columns * 2 - 1, mesh.rows * 2 - 1).output.mesh;
        if (!finer) throw new Error('no mesh');
        const at: readonly [number, number] =
          mesh.lines === 'straight'
            ? place
            : [
                Math.round(place[0] * (mesh.columns - 1)) / (mesh.columns - 1),
                Math.round(place[1] * (mesh.rows - 1)) / (mesh.rows - 1),
              ];
        const [before, after] = [meshPlace(mesh, at), meshPlace(finer, at)];
        expect(after[0]).toBeCloseTo(before[0], 4);
        expect(after[1]).toBeCloseTo(before[1], 4);
      }),
    );
  });

  it('stays between 2 and 17 lines, and goes away', () => {
    const most = setMesh(PLAIN_OUTPUT, 99, 0).output;
    expect([most.mesh?.columns, most.mesh?.rows]).toEqual([17, 2]);
    expect(Object.hasOwn(clearMesh(most).output, 'mesh')).toBe(false);
  });
});

describe('masks', () => {
  it('begin around the place that was pointed at, inside the corners', () => {
    const lower = edits.moveAllCorners(PLAIN_OUTPUT, [0, 0.5]).output;
    const mask = addMask(lower, [0.25, 0.75])?.output.masks[0];
    expect(mask?.points[0]).toEqual([0.17, 0.17]);
    expect(mask?.points[2]).toEqual([0.33, 0.33]);
  });

  it('grow by a corner halfway, and go with their third last', () => {
    const one = addMask(PLAIN_OUTPUT)?.output ?? PLAIN_OUTPUT;
    const five = addMaskPoint(one, 0, 3)?.output ?? PLAIN_OUTPUT;
    expect(five.masks[0]?.points[4]).toEqual([0.42, 0.5]);
    const three = [4, 3].reduce((o, at) => deleteMaskPoint(o, 0, at)?.output ?? o, five);
    expect(three.masks[0]?.points).toHaveLength(3);
    expect(deleteMaskPoint(three, 0, 0)).toEqual({ output: PLAIN_OUTPUT, does: 'Mask 1 deleted' });
  });

  it('are no more than the site may say', () => {
    const full = Array.from({ length: MASKS.most }).reduce((o: Output) => addMask(o)?.output ?? o, PLAIN_OUTPUT);
    expect(full.masks).toHaveLength(MASKS.most);
    expect(addMask(full)).toBeNull();
  });
});

describe('crops and blends', () => {
  it('always leave some of the picture', () => {
    const cut = edits.setCrop(edits.setCrop(PLAIN_OUTPUT, 'left', 0.7).output, 'right', 0.9).output;
    expect(cut.crop).toMatchObject({ left: 0.7, right: 0.25 });
  });

  it('fall back to the overlap of the slices', () => {
    const own = edits.setBlend(PLAIN_OUTPUT, 'left', 0.2);
    expect(own.does).toBe('Blend on the left');
    expect(edits.setBlend(own.output, 'left', null).output).toEqual(PLAIN_OUTPUT);
  });
});
