/** How a component gets at the panel: a view of the moment, drawn again only when the view says something else. */

import { createContext, useContext } from 'react';
import type { Timers } from '../clock/timers.ts';
import type { Moment } from './moment.ts';
import type { PanelStore } from './panel-store.ts';
import { useViewOf } from './use-view-of.ts';

export interface Panel {
  readonly store: PanelStore;
  readonly timers: Timers;
}

export const PanelContext = createContext<Panel | null>(null);

/** The panel the component is part of. Throws outside one. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('a part of the panel was drawn outside of it');
  return panel;
}

/** What `pick` makes of the moment. `pick` must be the same function as long as it asks the same. */
export const useMoment = <T>(pick: (moment: Moment) => T): T => useViewOf(usePanel().store, pick);
