/** Who may ask what when the room is set up, and what those are told who may not. */

import { suggest } from '#installation/document/suggest.ts';
import type { Role } from '#installation/protocol/messages.ts';
import type { SetupAnswer, SetupRequest } from '#installation/protocol/setup.ts';

/** A connection that asks. */
export interface Asker {
  readonly id: string;
  readonly role: Role;
  /** What its page stands for; null before its hello. */
  readonly name: string | null;
}

type Refused = Extract<SetupAnswer, { readonly ok: false }>;

export const BY_HAND = 'Write it into the site’s file by hand, as the example sites show.';
export const MOVE_AND_TRY = 'Move it back a little and try again.';

export const NOTHING_TO: Readonly<Record<'undo' | 'redo', Refused>> = {
  undo: {
    ok: false,
    says: 'There is nothing to take back here.',
    advice: 'Only what was changed since the server started can be; the versions of the site’s file go back further.',
  },
  redo: {
    ok: false,
    says: 'There is nothing to do again here.',
    advice: 'Only what was taken back last can be done again, until something else is changed.',
  },
};

export const UNKNOWN_VERSION: Refused = {
  ok: false,
  says: 'The server has no such version of the site.',
  advice: 'Read the list of versions anew and choose one of it.',
};

/** A wall's own page asks for its own surface and for nothing else. Null: it may be asked. */
export function notYours({ role, name }: Asker, request: SetupRequest): Refused | null {
  if (role !== 'projection') return null;
  if ('surface' in request && request.surface !== null && request.surface === name) return null;
  return {
    ok: false,
    says: 'A wall’s own page sets up that wall alone.',
    advice: 'Open the page for setting up walls on a phone or a laptop for all others.',
  };
}

/** Refuses what is asked of a surface the site does not have. */
export function unknownSurface(request: SetupRequest, surfaces: readonly string[]): Refused | null {
  if (!('surface' in request) || request.surface === null || surfaces.includes(request.surface)) return null;
  const meant = suggest(request.surface, surfaces);
  return {
    ok: false,
    says: `The site has no surface called "${request.surface}".`,
    advice: meant === undefined ? `It has ${surfaces.join(', ')}.` : `Did you mean "${meant}"?`,
  };
}
