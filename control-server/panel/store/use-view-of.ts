/** How a component sees a store: a view of its moment, drawn again only when the view says something else. */

import { useMemo, useSyncExternalStore } from 'react';
import type { Stop } from '../clock/timers.ts';
import { sameView } from './same-view.ts';

/** A store that holds the latest moment and says when there is another. */
export interface MomentStore<M> {
  moment(): M;
  subscribe(listener: () => void): Stop;
}

/** What `pick` makes of the moment. `pick` must be the same function as long as it asks the same. */
export function useViewOf<M, T>(store: MomentStore<M>, pick: (moment: M) => T): T {
  const read = useMemo(() => {
    let last: { view: T } | null = null;
    return (): T => {
      const view = pick(store.moment());
      if (last === null || !sameView(last.view, view)) last = { view };
      return last.view;
    };
  }, [store, pick]);
  return useSyncExternalStore(store.subscribe, read);
}
