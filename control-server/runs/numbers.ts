/** Numbers instead of names: the people and stories a log speaks of, counted in the order in which they first acted. */

import type { Fact, FactEvent } from '#installation/log/fact.ts';

export interface Numbers {
  /** The number that stands for a participant, from 1. */
  participant(author: string): number;
  /** The number that stands for a story, from 1. */
  story(id: string): number;
}

/** The numbers for a log of these facts: the same in every report of it. */
export function createNumbers(facts: readonly Fact[]): Numbers {
  const participants = new Map<string, number>();
  const stories = new Map<string, number>();
  const numbers: Numbers = {
    participant: (author) => numberOf(participants, author),
    story: (id) => numberOf(stories, id),
  };
  for (const { event } of facts) {
    const author = actorOf(event);
    if (author !== null) numbers.participant(author);
    if ('story' in event) numbers.story(event.story);
  }
  return numbers;
}

/** The participant an event is of; those whom a card merely links come later. */
function actorOf(event: FactEvent): string | null {
  if (event.type === 'record-published') return event.card.author;
  if (event.type === 'identity-changed') return 'author' in event.who ? event.who.author : null;
  return 'author' in event ? event.author : null;
}

function numberOf(known: Map<string, number>, name: string): number {
  const number = known.get(name) ?? known.size + 1;
  known.set(name, number);
  return number;
}
