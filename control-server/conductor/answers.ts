/** The answers that were given: a command that is asked twice is answered alike and done once. */

import type { Fact } from '#installation/log/fact.ts';
import type { CommandAnswer } from '#installation/protocol/messages.ts';
import type { Answered } from './summary.ts';

/** How many answered commands are remembered. */
const REMEMBERED = 1000;

export interface Answers {
  /** The answer the command got before, or else what `ask` answers now. */
  answerTo(id: string, ask: () => Promise<CommandAnswer>): Promise<CommandAnswer>;
}

/** The last commands among `facts` and before them, oldest first. */
export function lastAnswered(before: readonly Answered[], facts: readonly Fact[]): Answered[] {
  const answered = facts.flatMap(({ seq, atMs, cause }) =>
    cause.command === undefined ? [] : [{ id: cause.command, seq, atMs }],
  );
  return [...before, ...answered].slice(-REMEMBERED);
}

/** Begins with what was answered before a restart. */
export function rememberAnswers(answered: readonly Answered[]): Answers {
  const answers = new Map<string, Promise<CommandAnswer>>(
    answered.map(({ id, seq, atMs }) => [id, Promise.resolve({ ok: true, seqs: [seq], atMs })]),
  );
  return {
    answerTo: (id, ask) => {
      const known = answers.get(id);
      if (known) return known;
      const answer = ask();
      answers.set(id, answer);
      const oldest = answers.keys().next();
      if (answers.size > REMEMBERED && !oldest.done) answers.delete(oldest.value);
      return answer;
    },
  };
}
