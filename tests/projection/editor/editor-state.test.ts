import { describe, expect, it } from 'vitest';
import { addMask, deleteMask } from '#installation/mapping/mask-edits.ts';
import { setMesh } from '#installation/mapping/mesh-edits.ts';
import { moveCorner } from '#installation/mapping/output-edits.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';
import {
  afterEdit,
  afterKey,
  chosen,
  type EditorState,
  FIRST_STATE,
  inMode,
  mended,
  middleInHand,
  nextMode,
  placedInHand,
  stepped,
  withAllCorners,
} from '#projection/editor/editor-state.ts';

const named = (state: EditorState, output = PLAIN_OUTPUT) => placedInHand(state, output)?.name ?? null;

describe('what is in hand', () => {
  it('goes around the corners and back', () => {
    const there = stepped(FIRST_STATE, PLAIN_OUTPUT, 1);
    expect(named(there)).toBe('Upper right corner');
    expect(named(stepped(FIRST_STATE, PLAIN_OUTPUT, -1))).toBe('Lower left corner');
    expect(stepped(there, PLAIN_OUTPUT, -1)).toEqual(FIRST_STATE);
    expect(named(chosen(FIRST_STATE, PLAIN_OUTPUT, 2))).toBe('Lower right corner');
    expect(chosen(FIRST_STATE, PLAIN_OUTPUT, 8)).toBe(FIRST_STATE);
  });

  it('may be all corners, whose middle is moved', () => {
    const all = withAllCorners(FIRST_STATE);
    const { output } = moveCorner(PLAIN_OUTPUT, 'topLeft', [0.2, 0.4]);
    expect(middleInHand(all, output)?.[0]).toBeCloseTo(0.55, 9);
    expect(middleInHand(all, output)?.[1]).toBeCloseTo(0.6, 9);
    expect(named(stepped(all, output, 1), output)).toBe('Upper left corner');
  });

  it('is nothing in a mode without handles, and something as soon as there is one', () => {
    const meshed = setMesh(PLAIN_OUTPUT, 3, 3).output;
    const empty = nextMode(FIRST_STATE, PLAIN_OUTPUT);
    expect([empty.mode, empty.inHand, middleInHand(empty, PLAIN_OUTPUT)]).toEqual(['mesh', null, null]);
    expect(named(mended(empty, meshed), meshed)).toBe('Mesh point 3/3');
    expect(named(nextMode(FIRST_STATE, meshed), meshed)).toBe('Mesh point 1/1');
    expect(nextMode(nextMode(empty, PLAIN_OUTPUT), PLAIN_OUTPUT).mode).toBe('corners');
  });

  it('is never something that is gone', () => {
    const [one, none] = [addMask(PLAIN_OUTPUT)?.output ?? PLAIN_OUTPUT, PLAIN_OUTPUT];
    const state = inMode(FIRST_STATE, one, 'masks');
    expect(named(state, one)).toBe('Mask 1, point 1');
    expect(mended(state, deleteMask(one, 0)?.output ?? none).inHand).toBeNull();
  });

  it('is a new mask by its first point, and a new mesh', () => {
    const masked = addMask(addMask(PLAIN_OUTPUT)?.output ?? PLAIN_OUTPUT)?.output ?? PLAIN_OUTPUT;
    expect(named(afterEdit(FIRST_STATE, { do: 'new mask' }, masked), masked)).toBe('Mask 2, point 1');
    const meshed = setMesh(PLAIN_OUTPUT, 3, 3).output;
    expect(afterEdit(FIRST_STATE, { do: 'mesh' }, meshed).mode).toBe('mesh');
    expect(afterEdit(inMode(FIRST_STATE, meshed, 'mesh'), { do: 'mesh' }, PLAIN_OUTPUT).mode).toBe('corners');
  });

  it('moves by one pixel, five, twenty, and one again', () => {
    const steps = [1, 2, 3].reduce<EditorState[]>(
      (all) => [...all, afterKey(all.at(-1) ?? FIRST_STATE, { do: 'step size' }, PLAIN_OUTPUT) ?? FIRST_STATE],
      [],
    );
    expect(steps.map(({ stepPx }) => stepPx)).toEqual([5, 20, 1]);
    expect(afterKey(FIRST_STATE, { do: 'undo' }, PLAIN_OUTPUT)).toBeNull();
  });
});
