import { describe, expect, it } from 'vitest';
import { fitKey } from '#control-server/panel/walls/view/fit-key.ts';

const plain = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
const key = (name: string, held: Partial<typeof plain> = {}) => fitKey({ key: name, ...plain, ...held });

describe('the keys of a surface’s desk', () => {
  it('move by a step, ten, or a tenth', () => {
    expect(key('ArrowLeft')).toEqual({ does: 'nudge', right: -1, down: 0 });
    expect(key('ArrowDown', { shiftKey: true })).toEqual({ does: 'nudge', right: 0, down: 10 });
    expect(key('ArrowUp', { altKey: true })).toEqual({ does: 'nudge', right: 0, down: -0.1 });
  });

  it('take back and do again, on every keyboard', () => {
    expect(key('z', { ctrlKey: true })).toEqual({ does: 'undo' });
    expect(key('Z', { metaKey: true, shiftKey: true })).toEqual({ does: 'redo' });
    expect(key('y', { ctrlKey: true })).toEqual({ does: 'redo' });
  });

  it('choose, put back and give up', () => {
    expect(key('4')).toEqual({ does: 'hold', at: 3 });
    expect(key(']')).toEqual({ does: 'hold next', by: 1 });
    expect(key('r')).toEqual({ does: 'put back' });
    expect(key('Escape')).toEqual({ does: 'give up' });
  });

  it('leave the browser its own', () => {
    for (const name of ['Tab', 'PageDown', ' ', 'Enter', 'q']) expect(key(name)).toBeNull();
    expect(key('r', { ctrlKey: true })).toBeNull();
    expect(key('1', { altKey: true })).toBeNull();
    expect(key('ArrowLeft', { metaKey: true })).toBeNull();
  });
});
