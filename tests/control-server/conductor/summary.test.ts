import { describe, expect, it } from 'vitest';
import { lastAnswered, rememberAnswers } from '#control-server/conductor/answers.ts';
import { decodeSummary, encodeSummary, type Summary } from '#control-server/conductor/summary.ts';
import type { CommandAnswer } from '#installation/protocol/messages.ts';
import { createTimeline } from '#installation/state/timeline.ts';
import { grant, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_PLANS } from '#tests/support/sample-score.ts';

const show = rehearse();
grant(show, 1000, { type: 'go' });

function summary(): Summary {
  const timeline = createTimeline(SAMPLE_PLANS);
  for (const fact of show.facts) timeline.append(fact);
  return { core: timeline.basis().core, answered: [{ id: 'command-1', seq: 3, atMs: 1000 }] };
}

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a summary', () => {
  it('is the same after a trip through a checkpoint', () => {
    expect(decodeSummary(throughJson(encodeSummary(summary())), SAMPLE_PLANS)).toEqual(summary());
  });

  it.each<[string, (json: Record<string, unknown>) => unknown]>([
    ['of another form', () => null],
    ['that is a bare state', (json) => json.core],
    ['without answers', ({ core }) => ({ core })],
    ['with an answer that is none', ({ core }) => ({ core, answered: [{ id: 1 }] })],
    ['with a state of another version', (json) => ({ ...json, core: { form: 'later' } })],
  ])('%s is not read', (_what, spoil) => {
    expect(
      decodeSummary(spoil(throughJson(encodeSummary(summary())) as Record<string, unknown>), SAMPLE_PLANS),
    ).toBeNull();
  });

  it('says nothing to a server that lacks the score', () => {
    expect(decodeSummary(encodeSummary(summary()), new Map())).toBeNull();
  });
});

describe('the answers before a restart', () => {
  const never = (): Promise<CommandAnswer> => Promise.reject(new Error('asked again'));

  it('are given again, those of the summary and those of the facts behind it', async () => {
    const answered = lastAnswered(
      [{ id: 'older', seq: 2, atMs: 5 }],
      [{ ...show.facts[2], cause: { by: 'director', command: 'newer' } } as (typeof show.facts)[number]],
    );
    const answers = rememberAnswers(answered);
    expect(await answers.answerTo('older', never)).toEqual({ ok: true, seqs: [2], atMs: 5 });
    expect(await answers.answerTo('newer', never)).toMatchObject({ ok: true, seqs: [3] });
    await expect(answers.answerTo('fresh', never)).rejects.toThrow('asked again');
  });

  it('are the last thousand', () => {
    const many = Array.from({ length: 1500 }, (_, i) => ({ id: `c${i}`, seq: i + 1, atMs: i }));
    expect(lastAnswered(many, [])).toEqual(many.slice(500));
  });
});
