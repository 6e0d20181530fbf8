import { describe, expect, it } from 'vitest';
import { setMesh } from '#installation/mapping/mesh-edits.ts';
import { type Output, PLAIN_OUTPUT } from '#installation/site/output.ts';
import { editOfKey } from '#projection/editor/edit-of-key.ts';
import { actionOf, type KeyAction } from '#projection/editor/editor-keys.ts';
import { type EditorState, FIRST_STATE, inMode, withAllCorners } from '#projection/editor/editor-state.ts';

const HD = { widthPx: 1920, heightPx: 1080 };
const NONE = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
const pressed = (key: string, held: Partial<typeof NONE> = {}): KeyAction | null => actionOf({ key, ...NONE, ...held });
const edited = (key: string, held: Partial<typeof NONE>, state: EditorState, output: Output) => {
  const action = pressed(key, held);
  return action && editOfKey(action, state, output, HD);
};

describe('the keys of the editor', () => {
  it('leave Esc, full screen and the status alone', () => {
    for (const key of ['Escape', 'f', 'F', 'i', 'I', 'F5', 'Shift', 'Control']) expect(pressed(key)).toBeNull();
    expect(pressed('r', { ctrlKey: true })).toBeNull();
    expect(pressed('F4', { altKey: true })).toBeNull();
  });

  it('close with E and with Enter', () => {
    expect([pressed('e'), pressed('E'), pressed('Enter')]).toEqual(Array(3).fill({ do: 'close' }));
  });

  it('take back and do again as on every system', () => {
    expect(pressed('z', { ctrlKey: true })).toEqual({ do: 'undo' });
    expect(pressed('z', { metaKey: true })).toEqual({ do: 'undo' });
    expect(pressed('Z', { ctrlKey: true, shiftKey: true })).toEqual({ do: 'redo' });
    expect(pressed('y', { ctrlKey: true })).toEqual({ do: 'redo' });
  });

  it('step through what can be moved, and choose by number', () => {
    expect(pressed('Tab')).toEqual({ do: 'step', by: 1 });
    expect(pressed('Tab', { shiftKey: true })).toEqual({ do: 'step', by: -1 });
    expect(pressed('3')).toEqual({ do: 'choose', at: 2 });
    expect(pressed('0')).toEqual({ do: 'all' });
  });
});

describe('a key', () => {
  it('moves a corner by a pixel, ten, or a tenth of one', () => {
    const x = (held: Partial<typeof NONE>) =>
      ((edited('ArrowRight', held, FIRST_STATE, PLAIN_OUTPUT)?.output.corners.topLeft[0] ?? 0) * HD.widthPx).toFixed(2);
    expect([x({}), x({ shiftKey: true }), x({ altKey: true })]).toEqual(['1.00', '10.00', '0.10']);
  });

  it('moves all corners together', () => {
    const edit = edited('ArrowDown', {}, withAllCorners(FIRST_STATE), PLAIN_OUTPUT);
    expect(edit?.does).toBe('All corners');
    expect(edit?.output.corners.bottomRight[1]).toBeCloseTo(1 + 1 / 1080, 5);
  });

  it('turns, mirrors, puts back, and adds lines to a mesh', () => {
    const does = (key: string, state = FIRST_STATE, output = PLAIN_OUTPUT) =>
      edited(key, {}, state, output)?.does ?? null;
    expect([does('t'), does('q'), does('x'), does('r')]).toEqual([
      'Turned by 90 degrees',
      'Mirrored',
      'Mirrored',
      'Upper left corner back',
    ]);
    expect([does('+'), does('l'), does('m')]).toEqual([null, null, 'Mesh of 5 by 5']);
    const meshed = setMesh(PLAIN_OUTPUT, 3, 4).output;
    const inMesh = inMode(FIRST_STATE, meshed, 'mesh');
    expect([does('+', inMesh, meshed), does(',', inMesh, meshed), does('l', inMesh, meshed)]).toEqual([
      'Mesh of 4 by 4',
      'Mesh of 3 by 3',
      'Mesh of straight lines',
    ]);
  });

  it('adds masks, their points, and takes them away', () => {
    const masked = edited('n', {}, FIRST_STATE, PLAIN_OUTPUT)?.output ?? PLAIN_OUTPUT;
    const inMasks = inMode(FIRST_STATE, masked, 'masks');
    expect(edited('+', {}, inMasks, masked)?.output.masks[0]?.points).toHaveLength(5);
    expect(edited('.', {}, inMasks, masked)?.output.masks[0]?.softness).toBe(0.01);
    expect(edited('Delete', {}, inMasks, masked)?.output.masks).toEqual([]);
    expect(edited('ArrowUp', {}, inMode(FIRST_STATE, PLAIN_OUTPUT, 'masks'), PLAIN_OUTPUT)).toBeNull();
  });
});
