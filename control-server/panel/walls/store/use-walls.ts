/** How a component gets at the room: a view of the moment, drawn again only when the view says something else. */

import { createContext, useContext } from 'react';
import type { Timers } from '../../clock/timers.ts';
import { useViewOf } from '../../store/use-view-of.ts';
import type { WallsMoment } from './walls-moment.ts';
import type { WallsStore } from './walls-store.ts';

export interface Walls {
  readonly store: WallsStore;
  readonly timers: Timers;
}

export const WallsContext = createContext<Walls | null>(null);

/** The page the component is part of. Throws outside one. */
export function useWalls(): Walls {
  const walls = useContext(WallsContext);
  if (!walls) throw new Error('a part of the page of walls was drawn outside of it');
  return walls;
}

/** What `pick` makes of the moment. `pick` must be the same function as long as it asks the same. */
export const useWallsMoment = <T>(pick: (moment: WallsMoment) => T): T => useViewOf(useWalls().store, pick);
