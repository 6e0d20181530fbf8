import { describe, expect, it } from 'vitest';
import { type KeyPress, keyAction, takesText } from '#control-server/panel/view/key-map.ts';

const press = (code: string, change: Partial<KeyPress> = {}): KeyPress => ({
  code,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  inTextField: false,
  ...change,
});

describe('the key map', () => {
  it('knows the keys of the show', () => {
    const actions = ['Space', 'Escape', 'KeyP', 'KeyS', 'ArrowUp', 'ArrowDown', 'KeyB', 'KeyX'].map((code) =>
      keyAction(press(code)),
    );
    expect(actions).toEqual([
      'go',
      'panic',
      'pause-or-resume',
      'stop',
      'select-previous',
      'select-next',
      'stand-by',
      null,
    ]);
  });

  it('leaves keys alone while someone types', () => {
    expect(keyAction(press('Space', { inTextField: true }))).toBeNull();
    expect(keyAction(press('Escape', { inTextField: true }))).toBeNull();
  });

  it("leaves the browser's own shortcuts alone", () => {
    expect(keyAction(press('KeyS', { ctrlKey: true }))).toBeNull();
    expect(keyAction(press('KeyP', { metaKey: true }))).toBeNull();
    expect(keyAction(press('KeyP', { altKey: true }))).toBeNull();
  });

  it('asks once however long a key is held, but lets the selection run', () => {
    expect(keyAction(press('Space', { repeat: true }))).toBeNull();
    expect(keyAction(press('Escape', { repeat: true }))).toBeNull();
    expect(keyAction(press('ArrowDown', { repeat: true }))).toBe('select-next');
  });

  it('knows which elements take text', () => {
    expect(takesText('INPUT', 'text', false)).toBe(true);
    expect(takesText('INPUT', null, false)).toBe(true);
    expect(takesText('INPUT', 'radio', false)).toBe(false);
    expect(takesText('TEXTAREA', null, false)).toBe(true);
    expect(takesText('SELECT', null, false)).toBe(true);
    expect(takesText('BUTTON', null, false)).toBe(false);
    expect(takesText('DIV', null, true)).toBe(true);
  });
});
