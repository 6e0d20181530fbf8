/** Who lets a processor draw a wall: whoever stands before it, or the page on which the room is set up. */

import type { Setup, SetupAnswer, SetupRequest } from '#installation/protocol/setup.ts';
import type { Screen } from './screen.ts';

export interface ProcessorPermission {
  /** Looks whether it was given elsewhere. */
  look(): void;
  /** Enter was pressed on the wall: gives it where it is wanted, remembers it and tells the server. */
  give(): void;
}

export interface PermissionParts {
  readonly surface: string;
  readonly screen: Pick<Screen, 'software' | 'trouble' | 'allowSoftware'>;
  readonly setup: () => Setup | null;
  /** Null: the server is away. */
  readonly ask: (request: SetupRequest) => Promise<SetupAnswer | null>;
  /** Lasts as long as the machine's browser profile. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
}

const KEY = 'reclaim-processor';

export function createProcessorPermission(parts: PermissionParts): ProcessorPermission {
  const { surface, screen, setup, ask, storage } = parts;
  const isRemembered = storage.getItem(KEY) === surface;
  return {
    look: () => {
      if (isRemembered || setup()?.software.includes(surface)) screen.allowSoftware();
    },
    give: () => {
      if (!screen.software() || screen.trouble() === null) return;
      screen.allowSoftware();
      storage.setItem(KEY, surface);
      // So that the panel knows; the wall itself needs nobody for it.
      void ask({ type: 'software', surface, allowed: true }).then((answer) => {
        if (!answer?.ok) console.warn('the server did not take the permission', answer?.says ?? 'it is away');
      });
    },
  };
}
