/** The catalogue of refusals: a code for programs, a sentence for the director, and what to do instead. */

import { WORLD_REFUSALS } from './world-refusals.ts';

const CATALOGUE = {
  ...WORLD_REFUSALS,
  'nothing-stands-by': {
    says: 'No cue stands by.',
    advice: 'Choose a cue in the list first, or let the crowd decide.',
  },
  'double-go': {
    says: 'That GO came right after the last one and was taken for a slip.',
    advice: 'Press GO again if you meant it.',
  },
  'show-paused': { says: 'The show is paused.', advice: 'Resume it first, or jump.' },
  'not-paused': { says: 'The show is not paused.', advice: 'There is nothing to resume.' },
  'already-paused': { says: 'The show is paused already.', advice: 'Press Resume to go on.' },
  'nothing-runs': { says: 'Nothing is running.', advice: 'Press GO to start the cue that stands by.' },
  'already-dark': { says: 'The light is out already.', advice: 'Press Light up, or GO.' },
  'not-dark': { says: 'The light is on.', advice: 'There is nothing to bring back.' },
  'cue-not-running': { says: 'That cue does not run.', advice: 'Choose one of the cues that run.' },
  'cue-already-paused': { says: 'That cue is paused already.', advice: 'Resume it, or stop it.' },
  'cue-not-paused': { says: 'That cue is not paused.', advice: 'There is nothing to resume.' },
  'no-loop': {
    says: 'That cue goes round no loop now.',
    advice: 'Only what repeats can be left, once its first round has begun.',
  },
  'loop-already-left': { says: 'That loop ends with this round already.', advice: 'Wait for its end, or stop it.' },
  'armed-so-already': { says: 'That cue is set like this already.', advice: 'There is nothing to change.' },
  'unknown-score': {
    says: 'The server does not have that version of the score.',
    advice: 'The file was changed once more, or has a mistake now: look at what the panel says of it.',
  },
  'score-plays-already': {
    says: 'That version of the score is the one that plays.',
    advice: 'There is nothing to do.',
  },
  'unknown-variable': {
    says: 'The score has no such variable.',
    advice: 'Reload the panel: the score may have changed since it was opened.',
  },
  'unknown-value': {
    says: 'The score has no such parameter.',
    advice: 'Reload the panel: the score may have changed since it was opened.',
  },
  'value-not-allowed': { says: 'The score does not allow that value.', advice: 'Choose one that it names.' },
  'doors-so-already': { says: 'The doors are like that already.', advice: 'There is nothing to change.' },
  'nobody-listens': {
    says: 'Nothing in the score listens to that call as things stand.',
    advice: 'Look at the trigger: it may wait for open doors, for a still show, or for a condition.',
  },
  'show-dark': { says: 'The light is out.', advice: 'Press Light up, or GO.' },
  'bad-count': { says: 'More people do it than are there.', advice: 'Count again.' },
  'no-such-option': { says: 'The question has no such answer.', advice: 'Choose one of its answers.' },
  'nothing-to-ask-again': {
    says: 'That question is neither open nor the last that was decided.',
    advice: 'Jump to its cue instead.',
  },
  'unknown-cue': {
    says: 'The score has no such cue.',
    advice: 'Reload the panel: the score may have changed since it was opened.',
  },
  'no-open-quorum': { says: 'The crowd is not being asked for anything.', advice: 'Wait until a quorum cue runs.' },
  'quorum-over': {
    says: 'That question to the crowd is over.',
    advice: 'Look at what it is asked now, and press again if you mean that.',
  },
  'quorum-already-held': { says: 'The decision is held back already.', advice: 'Release it, or force an outcome.' },
  'quorum-not-held': { says: 'The decision is not being held back.', advice: 'There is nothing to release.' },
  'quorum-cue-paused': {
    says: 'The question stands still because its cue is paused.',
    advice: 'Resume the cue, and the question goes on.',
  },
  'take-runs-already': { says: 'A take is being recorded already.', advice: 'Stop that one first.' },
  'no-take-runs': { says: 'No take is being recorded.', advice: 'There is nothing to stop.' },
  expired: {
    says: 'The command reached the server too late and was not carried out.',
    advice: 'Check the network between this panel and the server, then press again.',
  },
  'log-stopped': {
    says: 'The log cannot be written, so this was not done; the walls play on as they were.',
    advice: 'Free the disk of the server or make it writable (its terminal names the file), then press again.',
  },
  'bad-message': {
    says: 'The server could not read that message.',
    advice: 'Reload the page: it may be older than the server.',
  },
  forbidden: { says: 'This page may not direct the show.', advice: 'Open the director link the server prints.' },
} as const;

export type RefusalCode = keyof typeof CATALOGUE;

/** Why a command was not carried out. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly says: string;
  readonly advice: string;
}

/** The refusal with this code. */
export const refuse = (code: RefusalCode): Refusal => ({ code, ...CATALOGUE[code] });

/** All codes, for schemas. */
export const REFUSAL_CODES = Object.keys(CATALOGUE) as [RefusalCode, ...RefusalCode[]];
