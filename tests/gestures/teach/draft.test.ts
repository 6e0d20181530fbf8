import { describe, expect, it } from 'vitest';
import {
  asName,
  changed,
  type Draft,
  draftOf,
  gestureOf,
  NEW_DRAFT,
  savedAs,
  withoutTake,
  withTake,
} from '#gestures/teach/draft.ts';
import { keepDraft, keptDraft } from '#gestures/teach/draft-storage.ts';
import { unsavedQuestion } from '#gestures/teach/shelf-view.ts';
import { actionOf, type KeyPress } from '#gestures/teach/teach-keys.ts';
import { POSES } from '#tests/gestures/support/poses.ts';
import { SHELTER, takeOf } from '#tests/support/taught.ts';

const TAKE = takeOf(POSES.cactus);
const three = [TAKE, takeOf(POSES.cactus, '2'), takeOf(POSES.cactus, '3')];
const complete = { ...NEW_DRAFT, takes: three, name: 'open-door', invitation: ' Like a door. ', isChanged: true };

const storage = (full = false) => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new DOMException('no room', 'QuotaExceededError');
      kept.set(key, value);
    },
  };
};

describe('a draft', () => {
  it('settles what it is with the first take', () => {
    const motion = changed(NEW_DRAFT, { kind: 'motion', layout: 'hand21' });
    expect([motion.kind, motion.layout]).toEqual(['motion', 'hand21']);
    const settled = changed(withTake(NEW_DRAFT, TAKE), { kind: 'motion', layout: 'hand21', sides: 'left' });
    expect([settled.kind, settled.layout, settled.sides]).toEqual(['pose', 'body33', 'left']);
  });

  it('loses the last take, or any', () => {
    const subjects = (draft: Draft) => draft.takes.map(({ subject }) => subject);
    expect(subjects(withoutTake(complete, -1))).toEqual(['1', '2']);
    expect(subjects(withoutTake(complete, 0))).toEqual(['2', '3']);
    expect(withoutTake(NEW_DRAFT, -1).takes).toEqual([]);
  });

  it('becomes a gesture, or says what is missing', () => {
    const made = gestureOf(complete);
    expect(made).toMatchObject({ ok: true, gesture: { name: 'open-door', invitation: 'Like a door.', takes: three } });
    expect(gestureOf(NEW_DRAFT)).toMatchObject({ ok: false, problems: { length: 3 } });
    expect(gestureOf({ ...complete, name: 'Open Door' })).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('lower-case')],
    });
  });

  it('of a saved gesture is unchanged until something is changed, and asks before it is lost', () => {
    const opened = draftOf(SHELTER, 'v1');
    expect([opened.isChanged, unsavedQuestion(opened)]).toEqual([false, null]);
    expect(unsavedQuestion(withTake(opened, TAKE))).toBe('Discard 5 unsaved takes?');
    expect(unsavedQuestion(savedAs(withTake(opened, TAKE), 'shelter', 'v2'))).toBeNull();
    expect(unsavedQuestion(NEW_DRAFT)).toBeNull();
  });

  it('survives a reload, and damage to what was kept', () => {
    const place = storage();
    expect(keptDraft(place)).toBeNull();
    expect(keepDraft(place, complete)).toBe(true);
    expect(keptDraft(place)).toEqual(complete);
    place.setItem('reclaim.teach.draft', '{"takes": 3');
    expect(keptDraft(place)).toBeNull();
    place.setItem('reclaim.teach.draft', '{"takes": 3}');
    expect(keptDraft(place)).toBeNull();
  });

  it('is told not to survive where the browser has no room', () => {
    expect(keepDraft(storage(true), complete)).toBe(false);
  });

  it.each([
    ['Open Door', 'open-door'],
    ['Élan vital', 'elan-vital'],
    ['3 steps', 'steps'],
    ['  --', ''],
    ['x'.repeat(40), 'x'.repeat(32)],
  ])('takes %j for the name %j', (typed, name) => {
    expect(asName(typed)).toBe(name);
  });
});

describe('keys and clickers', () => {
  const press = (key: string, more: Partial<KeyPress> = {}) =>
    actionOf({ key, isRepeat: false, isChord: false, focus: 'page', ...more });

  it.each([
    ['r', 'press'],
    ['R', 'press'],
    [' ', 'press'],
    ['PageDown', 'press'],
    ['ArrowRight', 'press'],
    ['Escape', 'cancel'],
    ['Backspace', 'delete-last'],
    ['PageUp', 'delete-last'],
    ['x', null],
  ])('%j does %j', (key, action) => {
    expect(press(key)).toBe(action);
  });

  it('do nothing while somebody writes, holds the key down, or means the browser', () => {
    expect(press('r', { focus: 'text' })).toBeNull();
    expect(press('Backspace', { focus: 'text' })).toBeNull();
    expect(press('r', { isChord: true })).toBeNull();
    expect(press('r', { isRepeat: true })).toBeNull();
  });

  it('leave a focused control its own keys', () => {
    expect(press(' ', { focus: 'control' })).toBeNull();
    expect(press('ArrowRight', { focus: 'control' })).toBeNull();
    expect(press('Backspace', { focus: 'control' })).toBeNull();
    expect(press('r', { focus: 'control' })).toBe('press');
  });
});
