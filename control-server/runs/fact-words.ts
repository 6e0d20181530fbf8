/**
 * What each kind of fact is called in a report. The only place to go to when there is a new kind: the map does not
 * compile without it. People appear as numbers, in the order in which the log first speaks of them.
 */

import type { FactEvent } from '#installation/log/fact.ts';
import type { Plan } from '#installation/score/plan.ts';
import { counted } from './count-words.ts';
import type { Numbers } from './numbers.ts';
import { lengthWords } from './time-words.ts';

/** What a row is about, for its colour. */
export type RowKind = 'run' | 'cue' | 'decision' | 'control' | 'safety' | 'participant';

export interface FactWords {
  readonly kind: RowKind;
  /** `sequence/number` of the cue it is about; null where it is about none. */
  readonly cue: string | null;
  readonly what: string;
}

/** What the names in a fact mean. */
export interface Namer {
  /** The score in force; null where it cannot be read. */
  readonly plan: Plan | null;
  readonly numbers: Numbers;
}

type Words = {
  readonly [T in FactEvent['type']]: (event: Extract<FactEvent, { readonly type: T }>, namer: Namer) => FactWords;
};

/** The words for what happened. */
export function factWords(event: FactEvent, namer: Namer): FactWords {
  // Which of the functions it is follows from the type of the event, which TypeScript cannot see through an index.
  const words = WORDS[event.type] as (event: FactEvent, namer: Namer) => FactWords;
  return words(event, namer);
}

/** A cue as the director knows it: `3 Risen`, or its key where the score does not say more. */
export function cueWords(key: string, plan: Plan | null): string {
  const cue = plan?.cues.get(key);
  return cue ? `${cue.number} ${cue.name}` : key;
}

const about = (kind: RowKind, what: string, cue: string | null = null): FactWords => ({ kind, cue, what });

const later = (offsetMs: number | undefined): string =>
  offsetMs === undefined || offsetMs === 0 ? '' : `, from ${lengthWords(offsetMs)} on`;

const who = (owner: { readonly named: string } | { readonly author: string }, namer: Namer): string =>
  'named' in owner ? (namer.plan?.score.cast[owner.named]?.name ?? owner.named) : person(owner.author, namer);

const person = (author: string, namer: Namer): string => `participant ${namer.numbers.participant(author)}`;

const CONSENT = { avatar: 'to be shown', story: 'to have their story used', finale: 'to be kept for the finale' };

const WORDS: Words = {
  'run-opened': ({ show }) => about('run', `the run of “${show}” was opened`),
  'score-adopted': ({ scoreHash }, { plan }) =>
    about('run', `the score ${plan ? `“${plan.score.title}” ` : ''}(${scoreHash.slice(0, 8)}) plays from here on`),
  'cue-fired': ({ cue, offsetMs }, { plan }) => about('cue', `GO ${cueWords(cue, plan)}${later(offsetMs)}`, cue),
  jumped: ({ cue, offsetMs }, { plan }) => about('cue', `jump to ${cueWords(cue, plan)}${later(offsetMs)}`, cue),
  'standby-set': ({ cue, offsetMs }, { plan }) =>
    about('control', `${cueWords(cue, plan)} stands by${later(offsetMs)}`, cue),
  'cue-armed': ({ cue, arming }, { plan }) => about('control', `${cueWords(cue, plan)} is ${arming}`, cue),
  'cue-paused': ({ cue }, { plan }) => about('control', `${cueWords(cue, plan)} alone is paused`, cue),
  'cue-resumed': ({ cue }, { plan }) => about('control', `${cueWords(cue, plan)} alone goes on`, cue),
  'cue-stopped': ({ cue }, { plan }) => about('control', `${cueWords(cue, plan)} alone is stopped`, cue),
  'loop-left': ({ cue }, { plan }) => about('control', `this round of ${cueWords(cue, plan)} is the last`, cue),
  paused: () => about('control', 'pause'),
  resumed: () => about('control', 'the show goes on'),
  stopped: () => about('safety', 'stop'),
  panicked: () => about('safety', 'panic: everything to black'),
  'faded-out': () => about('safety', 'everything fades out'),
  relit: () => about('safety', 'the light comes back'),
  'variable-set': ({ variable, value }) => about('control', `${variable} is set to ${JSON.stringify(value)}`),
  'value-set': ({ value, to, overMs }) =>
    about('control', `${value} is moved to ${to}${overMs > 0 ? ` over ${lengthWords(overMs)}` : ''} by hand`),
  'doors-opened': () => about('run', 'the doors are open'),
  'doors-closed': () => about('run', 'the doors are closed'),
  'trigger-fired': ({ trigger }, { plan }) => {
    const cue = plan?.triggers.find(({ name }) => name === trigger)?.key ?? null;
    return about('cue', `trigger ${trigger}${cue === null ? '' : ` fires ${cueWords(cue, plan)}`}`, cue);
  },
  'quorum-suspended': ({ cue }, { plan }) =>
    about('decision', `the decision of ${cueWords(cue, plan)} is held back`, cue),
  'quorum-released': ({ cue }, { plan }) =>
    about('decision', `the decision of ${cueWords(cue, plan)} is released`, cue),
  'quorum-rearmed': ({ cue }, { plan }) =>
    about('decision', `${cueWords(cue, plan)} is asked again from the start`, cue),
  'operator-counted': ({ cue, option, active, present }, { plan }) =>
    about('decision', `the director counts ${active} of ${present}${forOption(cue, option, plan)}`, cue),
  'quorum-decided': decisionWords,
  'take-started': ({ name, lastsMs }) =>
    about('run', `the take “${name}” is recorded, for ${lengthWords(lastsMs)} at most; the walls say so`),
  'take-ended': ({ how }) => about('run', `nothing is recorded any more: ${TAKE_END[how]}`),
  'record-published': ({ card }, namer) =>
    about(
      'participant',
      `${person(card.author, namer)} publishes a card with ${counted(card.links.length, 'match', 'matches')}`,
    ),
  'consent-given': ({ author, consent }, namer) =>
    about('participant', `${person(author, namer)} consents ${CONSENT[consent]}`),
  'consent-withdrawn': ({ author, consent }, namer) =>
    about('participant', `${person(author, namer)} no longer consents ${CONSENT[consent]}`),
  'identity-changed': ({ who: owner, status }, namer) =>
    about('participant', `${who(owner, namer)}: identity ${status}`),
  'story-accepted': ({ story, author }, namer) =>
    about('participant', `story ${namer.numbers.story(story)} of ${person(author, namer)} is let in`),
  'story-withdrawn': ({ story, author }, namer) =>
    about('participant', `story ${namer.numbers.story(story)} of ${person(author, namer)} is taken out`),
  'participant-erased': ({ author }, namer) => about('participant', `${person(author, namer)} is erased`),
  returned: ({ participants, links, stories }) =>
    about(
      'participant',
      `everything is handed back and erased: ${counted(participants, 'participant', 'participants')}, ${counted(links, 'link', 'links')}, ${counted(stories, 'story', 'stories')}`,
    ),
};

function decisionWords(
  { cue, outcome, option, how }: Extract<FactEvent, { readonly type: 'quorum-decided' }>,
  { plan }: Namer,
): FactWords {
  const quorum = plan?.cues.get(cue)?.quorum;
  const way = outcome === 'met' ? quorum?.options[option] : quorum?.unmet;
  const taken = way ? `“${way.label}” → ${cueWords(way.key, plan)}` : outcome === 'met' ? 'met' : 'not met';
  return about('decision', `${cueWords(cue, plan)}: ${HOW[how]}, ${taken}`, cue);
}

const TAKE_END = {
  asked: 'it was stopped',
  limit: 'its time was up',
  failed: 'it could not be written',
  restarted: 'the server was stopped',
};

const HOW = {
  crowd: 'the crowd decides',
  timeout: 'the time is up',
  taken: 'the director takes it as it stands',
  forced: 'the director forces it',
};

/** Which of several options; nothing where there is only one. */
function forOption(cue: string, option: number, plan: Plan | null): string {
  const options = plan?.cues.get(cue)?.quorum?.options ?? [];
  const label = options[option]?.label;
  return label !== undefined && options.length > 1 ? ` for “${label}”` : '';
}
