import { describe, expect, it } from 'vitest';
import { fieldOf, type KeyPress, keyAction } from '#control-server/panel/view/key-map.ts';

const press = (code: string, change: Partial<KeyPress> = {}): KeyPress => ({
  code,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  field: 'none',
  ...change,
});

describe('the key map', () => {
  it('knows the keys of the show', () => {
    const actions = ['Space', 'Escape', 'KeyP', 'KeyS', 'KeyF', 'ArrowUp', 'ArrowDown', 'KeyB', 'KeyX'].map((code) =>
      keyAction(press(code)),
    );
    expect(actions).toEqual([
      'go',
      'panic',
      'pause-or-resume',
      'stop',
      'fade-or-light-up',
      'select-previous',
      'select-next',
      'stand-by',
      null,
    ]);
  });

  it('leaves keys alone while someone types', () => {
    expect(keyAction(press('Space', { field: 'text' }))).toBeNull();
    expect(keyAction(press('Escape', { field: 'text' }))).toBeNull();
  });

  it('keeps GO and panic in reach of somebody who types a number, and nothing else', () => {
    expect(keyAction(press('Space', { field: 'digits' }))).toBe('go');
    expect(keyAction(press('Escape', { field: 'digits' }))).toBe('panic');
    expect(keyAction(press('Space', { field: 'digits', repeat: true }))).toBeNull();
    for (const code of ['ArrowUp', 'ArrowDown', 'KeyS', 'KeyF', 'Digit1', 'Backspace']) {
      expect(keyAction(press(code, { field: 'digits' }))).toBeNull();
    }
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

  it('knows which elements take text, and which digits alone', () => {
    expect(fieldOf('INPUT', 'text', null, false)).toBe('text');
    expect(fieldOf('INPUT', null, 'text', false)).toBe('text');
    expect(fieldOf('INPUT', 'text', 'numeric', false)).toBe('digits');
    expect(fieldOf('INPUT', null, 'decimal', false)).toBe('digits');
    expect(fieldOf('INPUT', 'radio', 'numeric', false)).toBe('none');
    expect(fieldOf('TEXTAREA', null, 'numeric', false)).toBe('text');
    expect(fieldOf('SELECT', null, null, false)).toBe('text');
    expect(fieldOf('BUTTON', null, null, false)).toBe('none');
    expect(fieldOf('DIV', null, null, true)).toBe('text');
  });
});
