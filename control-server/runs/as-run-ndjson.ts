/**
 * The facts of a run for other programs: one JSON object a line, as the log has them. But the log names participants by
 * their public keys, so that they can withdraw what they gave; what leaves the house gives each a number instead.
 */

import type { Fact, FactEvent } from '#installation/log/fact.ts';
import type { WorldEvent } from '#installation/log/world-event.ts';
import { createNumbers, type Numbers } from './numbers.ts';

/** The facts, a line each. Hashes are those of the log, so that a line can still be found there. */
export function factsNdjson(facts: readonly Fact[]): string {
  const numbers = createNumbers(facts);
  return facts.map((fact) => `${JSON.stringify({ ...fact, event: anonymous(fact.event, numbers) })}\n`).join('');
}

/** The event without keys, signatures and hashes of people's texts. */
function anonymous(event: FactEvent, numbers: Numbers): object {
  const author = (key: string): string => `participant ${numbers.participant(key)}`;
  const story = (id: string): string => `story ${numbers.story(id)}`;
  switch (event.type) {
    case 'record-published': {
      const { card, type } = event;
      return { type, card: { ...card, author: author(card.author), links: card.links.map(author) } };
    }
    case 'consent-given':
    case 'consent-withdrawn':
      return { type: event.type, author: author(event.author), consent: event.consent };
    case 'identity-changed': {
      const { type, who, status } = event;
      return { type, who: 'named' in who ? who : { author: author(who.author) }, status };
    }
    case 'story-accepted':
    case 'story-withdrawn':
      return { type: event.type, story: story(event.story), author: author(event.author) };
    case 'participant-erased':
      return { type: event.type, author: author(event.author) };
    default:
      return nobodysOwn(event);
  }
}

type Plain = Exclude<FactEvent, WorldEvent> | Extract<WorldEvent, { readonly type: 'returned' }>;

/** Events that name nobody. One that comes to name somebody does not compile here. */
const nobodysOwn = (event: Plain): Plain => event;
