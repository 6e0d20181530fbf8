/** Something the server is asked for when a part is drawn, again whenever `since` says something else, and every so often. */

import { useEffect, useState } from 'react';
import type { ZodType } from 'zod';
import { type Fetched, fetchParsed } from '../link/fetch-parsed.ts';
import { useWalls } from '../store/use-walls.ts';

export interface Wanted<T> {
  readonly url: string;
  readonly schema: ZodType<T>;
  /** Begins the sentence that says it could not be had. */
  readonly what: string;
  /** Asked again after so long, ms; null: never by itself. */
  readonly everyMs: number | null;
}

/** Null until the server has answered. `wanted` must be the same object as long as it asks the same. */
export function useFetched<T>(wanted: Wanted<T>, since: unknown): Fetched<T> | null {
  const { timers } = useWalls();
  const [fetched, setFetched] = useState<Fetched<T> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for anew when this changes
  useEffect(() => {
    const { url, schema, what, everyMs } = wanted;
    let isGone = false;
    let stop = (): void => {};
    const look = async (): Promise<void> => {
      const answer = await fetchParsed(fetch, url, schema, what);
      if (isGone) return;
      setFetched(answer);
      if (everyMs !== null) stop = timers.after(everyMs, () => void look());
    };
    void look();
    return () => {
      isGone = true;
      stop();
    };
  }, [wanted, timers, since]);
  return fetched;
}
