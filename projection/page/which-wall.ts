/** A machine remembers which wall it is: chosen once, and from then on it goes straight there. */

import { type Chooser, createChooser } from './chooser.ts';
import { addressOf } from './wall-address.ts';

const KEY = 'reclaim-surface';
/** Set for the one page that a memory or a choice led to, which then says so. */
const ARRIVED = 'reclaim-arrived';

export interface WhichWall {
  /** Where nobody has named the wall: goes where this machine was before, or asks. */
  ask(): void;
  /** The wall is named and has opened. */
  arrived(surface: string): void;
  /** Asks because of something that is wrong with the name; null: it is right. */
  amiss(says: string | null): void;
}

export function createWhichWall(page: Document, address: Location): WhichWall {
  const query = new URLSearchParams(address.search);
  const section = page.getElementById('chooser');
  const greeting = page.getElementById('greeting');
  if (!section || !greeting) throw new Error('the page has no chooser');
  const remembered = localStorage.getItem(KEY);

  const go = (surface: string): void => {
    localStorage.setItem(KEY, surface);
    sessionStorage.setItem(ARRIVED, surface);
    address.assign(addressOf(surface, query));
  };
  const chooser: Chooser = createChooser({ section, remembered, take: go });

  return {
    ask: () => {
      if (remembered === null || query.has('choose')) return chooser.open(null);
      sessionStorage.setItem(ARRIVED, remembered);
      address.replace(addressOf(remembered, query));
    },
    arrived: (surface) => {
      page.addEventListener('keydown', (event) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
        if (isPlain && event.key.toLowerCase() === 'l') address.assign(addressOf(null, query));
      });
      if (sessionStorage.getItem(ARRIVED) !== surface) return;
      sessionStorage.removeItem(ARRIVED);
      greeting.textContent = `This is ${surface}. Press L to choose another.`;
      greeting.hidden = false;
    },
    amiss: (says) => {
      if (says === null) chooser.close();
      else chooser.open(says);
    },
  };
}
