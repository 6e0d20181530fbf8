/** The catalogue of refusals: a code for programs, a sentence for the director, and what to do instead. */

const CATALOGUE = {
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
