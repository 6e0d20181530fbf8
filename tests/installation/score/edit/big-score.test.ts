import { describe, expect, it } from 'vitest';
import { applyEdit } from '#installation/score/edit/apply-edit.ts';
import { BIG_SCORE_TEXT } from '#tests/support/big-score.ts';

describe('an edit of a score with two hundred cues', () => {
  it('changes the lines it means and no others', () => {
    const applied = applyEdit(BIG_SCORE_TEXT, { edit: 'renumber-cue', sequence: 'many', cue: '100', to: '100.5' });
    if (!applied.ok) throw new Error('refused');
    const before = BIG_SCORE_TEXT.split('\n');
    const changed = applied.text.split('\n').filter((line, index) => line !== before[index]);
    expect(changed).toEqual(['          met: { label: met, go: "100.5" }', '      - cue: "100.5"']);
  });
});
