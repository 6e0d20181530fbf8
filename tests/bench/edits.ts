/** How long a person waits for an edit of a score of two hundred cues. */

import { applyEdit } from '#installation/score/edit/apply-edit.ts';
import type { Edit } from '#installation/score/edit/edit.ts';
import { BIG_SCORE_TEXT } from '../support/big-score.ts';
import { atMost, type Bench, figure } from './bench.ts';

const EDITS: readonly Edit[] = [
  { edit: 'set', at: { sequence: 'many', cue: '150', field: ['quorum', 'share'] }, value: 0.6 },
  { edit: 'clear', at: { sequence: 'many', cue: '199', field: ['notes'] } },
  { edit: 'add-cue', sequence: 'many', after: '100', cue: { cue: '100.5', name: 'New' } },
  { edit: 'move-cue', sequence: 'many', cue: '7', after: '190' },
  { edit: 'renumber-cue', sequence: 'many', cue: '1', to: '1.5' },
  { edit: 'duplicate-cue', sequence: 'many', cue: '33', as: '33.5' },
  { edit: 'rename', kind: 'parameter', name: 'light', to: 'glow' },
  { edit: 'rename', kind: 'motion', name: 'stands', to: 'waits' },
];

const ROUNDS = 7;
/** An edit that takes longer is felt, ms. */
const MOST_MS = 50;

export const editsBench: Bench = {
  name: 'edits',
  says: 'Edits of a score of 200 cues, each from the text to the new text and the way back: the quickest of seven.',
  needsBrowser: false,
  run: async () => [
    figure('the score', BIG_SCORE_TEXT.split('\n').length, 'lines'),
    ...EDITS.map((edit) => atMost(nameOf(edit), quickestMs(edit), 'ms', MOST_MS)),
  ],
};

const nameOf = (edit: Edit): string => ('kind' in edit ? `${edit.edit} ${edit.kind}` : edit.edit);

/** The quickest of some rounds: what the machine does besides is not what is measured. */
function quickestMs(edit: Edit): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const startedMs = performance.now();
    const applied = applyEdit(BIG_SCORE_TEXT, edit);
    if (!applied.ok) throw new Error(`${nameOf(edit)}: ${JSON.stringify(applied.problems)}`);
    return performance.now() - startedMs;
  });
  return Math.min(...times);
}
