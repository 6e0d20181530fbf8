/** Which surface is under the hands: it stands in the page's address, so that a reload and the way back keep it. */

import { useCallback, useSyncExternalStore } from 'react';

const PREFIX = '#surface=';

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

function read(): string | null {
  if (!location.hash.startsWith(PREFIX)) return null;
  try {
    return decodeURIComponent(location.hash.slice(PREFIX.length));
  } catch {
    // Somebody has written an address that names nothing.
    return null;
  }
}

export function useChosenSurface(): {
  readonly chosen: string | null;
  readonly choose: (surface: string | null) => void;
} {
  const chosen = useSyncExternalStore(subscribe, read);
  const choose = useCallback((surface: string | null): void => {
    location.hash = surface === null ? '' : `${PREFIX}${encodeURIComponent(surface)}`;
  }, []);
  return { chosen, choose };
}
