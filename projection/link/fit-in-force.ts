/**
 * Which fit of its projector a wall shows: what is being changed on the wall itself, else what somebody tries out
 * elsewhere, else what the site's file says. Pure.
 */

import type { Output } from '#installation/site/output.ts';

export interface Fits {
  /** Changed here, and not yet seen to come back in the site's file. */
  readonly here: Output | null;
  /** Where that stands: only here; on its way into the file; in the file, which is about to come. */
  readonly hereIs: 'shown' | 'asked' | 'kept';
  /** Whether a site has come since it was asked to be kept. */
  readonly siteCame: boolean;
  /** Tried out elsewhere. */
  readonly elsewhere: Output | null;
}

export type FitEvent =
  /** Changed here. */
  | { readonly type: 'changed'; readonly output: Output }
  /** The server is asked to keep what is shown here. */
  | { readonly type: 'asked' }
  /** The server has kept `output`. */
  | { readonly type: 'kept'; readonly output: Output }
  /** What was changed here is given up. */
  | { readonly type: 'dropped' }
  /** Somebody tries this out elsewhere. */
  | { readonly type: 'tried'; readonly output: Output }
  /** A site's text has come. */
  | { readonly type: 'site' };

export const NO_FITS: Fits = { here: null, hereIs: 'shown', siteCame: false, elsewhere: null };

export function fitAfter(fits: Fits, event: FitEvent): Fits {
  switch (event.type) {
    case 'changed':
      return { ...fits, here: event.output, hereIs: 'shown', siteCame: false };
    case 'asked':
      return fits.here === null ? fits : { ...fits, hereIs: 'asked', siteCame: false };
    case 'kept':
      // It may have been changed on since: then that is what is shown, until it is kept in its turn.
      if (fits.here !== event.output) return fits;
      return fits.siteCame ? withoutHere(fits) : { ...fits, hereIs: 'kept' };
    case 'dropped':
      return withoutHere(fits);
    case 'tried':
      return { ...fits, elsewhere: event.output };
    case 'site': {
      // Whatever was tried out is in it, or was given up.
      const told = { ...fits, elsewhere: null, siteCame: true };
      return fits.hereIs === 'kept' ? withoutHere(told) : told;
    }
  }
}

const withoutHere = (fits: Fits): Fits => ({ ...fits, here: null, hereIs: 'shown', siteCame: false });

/** The fit to show; `written` is the site's. */
export const fitInForce = (fits: Fits, written: Output): Output => fits.here ?? fits.elsewhere ?? written;
