import { describe, expect, it } from 'vitest';
import { applyEdit } from '#installation/score/edit/apply-edit.ts';
import type { Edit } from '#installation/score/edit/edit.ts';
import {
  type EditHistory,
  NO_HISTORY,
  redo,
  redoLabel,
  remembered,
  undo,
  undoLabel,
} from '#installation/score/edit/edit-history.ts';
import { SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

interface Desk {
  readonly text: string;
  readonly history: EditHistory;
}

const START: Desk = { text: SAMPLE_SCORE_TEXT, history: NO_HISTORY };

function edit({ text, history }: Desk, one: Edit): Desk {
  const applied = applyEdit(text, one);
  if (!applied.ok) throw new Error(applied.problems[0]?.message);
  return {
    text: applied.text,
    history: remembered(history, { edit: one, label: applied.label, reverse: applied.inverse }),
  };
}

function step(desk: Desk, way: typeof undo): Desk & { readonly label: string } {
  const stepped = way(desk.history, desk.text);
  if (!stepped?.ok) throw new Error('cannot be done');
  return stepped;
}

const RENUMBER: Edit = { edit: 'renumber-cue', sequence: 'one', cue: '5', to: '12.5' };
const MOVE: Edit = { edit: 'move-cue', sequence: 'two', cue: 'A', after: 'C' };
const RENAME: Edit = { edit: 'rename', kind: 'parameter', name: 'light', to: 'glow' };

describe('the history of edits', () => {
  it('takes back step by step, and does again, exactly', () => {
    const texts = [START];
    for (const one of [RENUMBER, MOVE, RENAME]) texts.push(edit(texts.at(-1) ?? START, one));
    let desk = texts.at(-1) ?? START;
    for (const before of texts.slice(0, -1).reverse()) {
      desk = step(desk, undo);
      expect(desk.text).toBe(before.text);
    }
    expect(undo(desk.history, desk.text)).toBeNull();
    for (const next of texts.slice(1)) {
      desk = step(desk, redo);
      expect(desk.text).toBe(next.text);
    }
    expect(redo(desk.history, desk.text)).toBeNull();
    expect(step(desk, undo).text).toBe(texts.at(-2)?.text);
  });

  it('names what undo takes back and redo does again', () => {
    const desk = edit(edit(START, RENUMBER), MOVE);
    expect([undoLabel(START.history), redoLabel(START.history)]).toEqual([null, null]);
    expect(undoLabel(desk.history)).toBe('Move cue A behind cue C in Two');
    const undone = step(desk, undo);
    expect(undone.label).toBe('Move cue A behind cue C in Two');
    expect([undoLabel(undone.history), redoLabel(undone.history)]).toEqual([
      'Renumber cue 5 to 12.5 in One',
      'Move cue A behind cue C in Two',
    ]);
  });

  it('forgets what was taken back when something new is done', () => {
    const undone = step(edit(edit(START, RENUMBER), MOVE), undo);
    const desk = edit(undone, RENAME);
    expect(redoLabel(desk.history)).toBeNull();
    expect(redo(desk.history, desk.text)).toBeNull();
    expect(step(step(desk, undo), undo).text).toBe(START.text);
  });

  it('takes nothing back from a text that somebody else has changed', () => {
    const desk = edit(START, RENUMBER);
    const stepped = undo(desk.history, `# somebody\n${desk.text}`);
    expect(stepped).toMatchObject({
      ok: false,
      problems: [{ message: 'the score is not what it was when this was done, so it cannot be taken back' }],
    });
  });

  it('remembers much, and not without end', () => {
    const one = { edit: RENUMBER, label: 'x', reverse: RENUMBER };
    let history = NO_HISTORY;
    for (let count = 0; count < 1200; count++) history = remembered(history, one);
    expect(history.done).toHaveLength(1000);
  });
});
