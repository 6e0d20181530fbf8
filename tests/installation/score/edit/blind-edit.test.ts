import { describe, expect, it } from 'vitest';
import type { Problem } from '#installation/document/problem.ts';
import {
  type Draft,
  discarded,
  editDraft,
  openDraft,
  rebased,
  redoDraft,
  toApply,
  undoDraft,
} from '#installation/score/edit/blind-edit.ts';
import type { Edit } from '#installation/score/edit/edit.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import { edited } from '#tests/support/problem-place.ts';
import { SAMPLE_GESTURES, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

const HASH = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

function problemsIn(text: string): readonly Problem[] {
  const parsed = parseScore(text, 'draft', SAMPLE_GESTURES);
  return parsed.ok ? [] : parsed.problems;
}

function draftWith(...edits: readonly Edit[]): Draft {
  return edits.reduce(
    (draft, edit) => {
      const next = editDraft(draft, edit);
      if (!next.ok) throw new Error(next.problems[0]?.message);
      return next.draft;
    },
    openDraft(SAMPLE_SCORE_TEXT, HASH),
  );
}

const set = (cue: string, field: readonly string[], value: string | number): Edit => ({
  edit: 'set',
  at: { sequence: 'one', cue, field: [...field] },
  value,
});
const REMOVE: Edit = { edit: 'remove-cue', sequence: 'two', cue: 'B' };

describe('a draft', () => {
  it('collects edits while the score it began with stays as it is', () => {
    const draft = draftWith(set('2', ['name'], 'Asks again'), REMOVE);
    expect(draft.base).toEqual({ text: SAMPLE_SCORE_TEXT, hash: HASH });
    expect(draft.text).toBe(
      edited(SAMPLE_SCORE_TEXT, 'name: Asks', 'name: Asks again').replace(/ {6}- cue: B\n( {8}.*\n)*/, ''),
    );
    expect(draft.history.done.map(({ label }) => label)).toEqual([
      'Set name of cue 2 in One to Asks again',
      'Remove cue B from Two',
    ]);
  });

  it('is undone and redone', () => {
    const draft = draftWith(set('2', ['name'], 'Asks again'), REMOVE);
    const back = undoDraft(draft);
    if (!back?.ok) throw new Error('cannot be undone');
    expect(back.label).toBe('Remove cue B from Two');
    expect(back.draft.text).toBe(draftWith(set('2', ['name'], 'Asks again')).text);
    const again = redoDraft(back.draft);
    expect(again?.ok && again.draft.text).toBe(draft.text);
    expect(undoDraft(discarded(draft))).toBeNull();
    expect(redoDraft(draft)).toBeNull();
  });

  it('is discarded as a whole', () => {
    const draft = discarded(draftWith(REMOVE));
    expect(draft).toEqual(openDraft(SAMPLE_SCORE_TEXT, HASH));
  });

  it('tells what cannot be done, and stays as it is', () => {
    expect(editDraft(openDraft(SAMPLE_SCORE_TEXT, HASH), set('77', ['name'], 'x'))).toMatchObject({
      ok: false,
      problems: [{ message: 'there is no cue "77" in the sequence "one"' }],
    });
  });
});

describe('applying a draft', () => {
  it('gives the text, while the score it began with plays', () => {
    const draft = draftWith(REMOVE);
    expect(toApply(draft, HASH, problemsIn)).toEqual({ ok: true, text: draft.text });
  });

  it('is refused where another score plays by now, though nothing is wrong with the draft', () => {
    expect(toApply(draftWith(REMOVE), OTHER, problemsIn)).toEqual({ ok: false, why: 'overtaken' });
  });

  it('is refused while the draft has mistakes; the draft is kept and mended', () => {
    const draft = draftWith(set('2', ['quorum', 'gesture'], 'rize'));
    expect(toApply(draft, HASH, problemsIn)).toMatchObject({
      ok: false,
      why: 'mistakes',
      problems: [{ message: 'unknown gesture "rize"', suggestion: 'rise' }],
    });
    const mended = editDraft(draft, set('2', ['quorum', 'gesture'], 'refuse'));
    expect(mended.ok && toApply(mended.draft, HASH, problemsIn).ok).toBe(true);
  });

  it('is refused where nothing was changed, or all of it taken back', () => {
    expect(toApply(openDraft(SAMPLE_SCORE_TEXT, HASH), HASH, problemsIn)).toEqual({ ok: false, why: 'unchanged' });
    const back = undoDraft(draftWith(REMOVE));
    expect(back?.ok && toApply(back.draft, HASH, problemsIn)).toEqual({ ok: false, why: 'unchanged' });
  });
});

describe('putting a draft on another score', () => {
  const draft = draftWith(
    set('2', ['name'], 'Asks again'),
    set('4', ['fade'], '5s'),
    { edit: 'renumber-cue', sequence: 'one', cue: '5', to: '6' },
    REMOVE,
  );

  it('does its edits again, one by one', () => {
    const theirs = edited(SAMPLE_SCORE_TEXT, 'title: A small show', 'title: Their show');
    const { draft: now, dropped, over } = rebased(draft, theirs, OTHER);
    expect(now.text).toBe(draft.text.replace('title: A small show', 'title: Their show'));
    expect(now.base).toEqual({ text: theirs, hash: OTHER });
    expect([dropped, over]).toEqual([[], []]);
    expect(toApply(now, OTHER, problemsIn)).toMatchObject({ ok: true });
    expect(now.history.done.map(({ edit }) => edit)).toEqual(draft.history.done.map(({ edit }) => edit));
  });

  it('leaves out what no longer fits, and tells it', () => {
    const theirs = SAMPLE_SCORE_TEXT.replace('- cue: B', '- cue: B2')
      .replace('- cue: 4', '- cue: 6')
      .replace('go: 4', 'go: 6');
    const { draft: now, dropped } = rebased(draft, theirs, OTHER);
    expect(dropped.map(({ label, problems }) => [label, problems[0]?.message])).toEqual([
      ['Set fade of cue 4 in One to 5s', 'there is no cue "4" in the sequence "one"'],
      ['Renumber cue 5 to 6 in One', 'there is already a cue "6" in this sequence'],
      ['Remove cue B from Two', 'there is no cue "B" in the sequence "two"'],
    ]);
    expect(now.text).toBe(edited(theirs, 'name: Asks', 'name: Asks again'));
  });

  it('tells what it was put over that others had changed', () => {
    const theirs = edited(SAMPLE_SCORE_TEXT, 'name: Asks', 'name: Asks them');
    const { draft: now, over, dropped } = rebased(draft, theirs, OTHER);
    expect(over).toEqual(['Set name of cue 2 in One to Asks again']);
    expect(dropped).toEqual([]);
    expect(now.text).toBe(draft.text);
  });

  it('leaves nothing to undo but what was done again', () => {
    const { draft: now } = rebased(draft, edited(SAMPLE_SCORE_TEXT, '- cue: B', '- cue: B2'), OTHER);
    let here = now;
    for (let back = undoDraft(here); back; back = undoDraft(here)) {
      if (!back.ok) throw new Error('cannot be undone');
      here = back.draft;
    }
    expect(here.text).toBe(now.base.text);
  });
});
