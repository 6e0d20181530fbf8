/** The answers that were given: a command that is asked twice is answered alike and done once. */

import type { Fact } from '#installation/log/fact.ts';
import type { CommandAnswer } from '#installation/protocol/messages.ts';

/** How many answered commands are remembered. */
const REMEMBERED = 1000;

export interface Answers {
  /** The answer the command got before, or else what `ask` answers now. */
  answerTo(id: string, ask: () => Promise<CommandAnswer>): Promise<CommandAnswer>;
}

/** Begins with the answers the log itself remembers, so that a command repeated across a restart is still done once. */
export function rememberAnswers(facts: readonly Fact[]): Answers {
  const answers = new Map<string, Promise<CommandAnswer>>();
  for (const fact of facts.slice(-REMEMBERED)) {
    const { command } = fact.cause;
    if (command !== undefined) answers.set(command, Promise.resolve({ ok: true, seqs: [fact.seq], atMs: fact.atMs }));
  }
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
