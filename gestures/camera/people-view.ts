/** A meter per person and gesture, with the line from which the gesture counts. */

import type { GestureReading, Person } from '#installation/crowd/body.ts';
import type { GestureEngine } from '../interpret/gesture-engine.ts';
import { HOLD_TIMING } from '../interpret/gesture-hold.ts';
import { make, setText } from './element.ts';
import { personColour } from './person-colour.ts';

/** More cards than this cannot be read at a glance; the rest are counted in the title. */
const CARDS = 6;

/** What is shown of a gesture. */
export type ShownGesture = Pick<GestureEngine, 'name' | 'invitation'>;

interface Card {
  readonly element: HTMLElement;
  readonly show: (readings: readonly GestureReading[]) => void;
}

function card(track: number, gestures: readonly ShownGesture[]): Card {
  const element = make('article', 'person');
  element.style.setProperty('--person', personColour(track));
  const meters = make('div', '');
  const rows = gestures.map(({ name }) => {
    const [row, bar, output] = [make('div', 'meter'), make('div', 'bar'), make('output', '')];
    row.style.setProperty('--threshold', String(HOLD_TIMING.enterScore));
    bar.append(make('b', ''));
    row.append(make('span', '', name), bar, output);
    return { name, row, output };
  });
  meters.append(...rows.map(({ row }) => row));
  element.append(make('i', ''), meters);
  return {
    element,
    show: (readings) => {
      for (const { name, row, output } of rows) {
        const reading = readings.find((candidate) => candidate.name === name);
        const score = reading?.score ?? 0;
        row.style.setProperty('--score', score.toFixed(3));
        row.dataset.active = String(reading?.active ?? false);
        setText(output, String(Math.round(score * 100)));
      }
    },
  };
}

function titleFor(count: number, isReading: boolean): string {
  if (!isReading) return 'People appear here once pictures are read.';
  if (count === 0) return 'Nobody in the picture. Step in and try:';
  return count === 1 ? '1 person' : `${count} people`;
}

/** Fills the section and returns what updates it. The gestures may be others at every call. */
export function peopleView(
  title: HTMLElement,
  list: HTMLElement,
): (people: readonly Person[], isReading: boolean, gestures: readonly ShownGesture[]) => void {
  const cards = new Map<number, Card>();
  const invitations = document.createElement('ul');
  let shownGestures: readonly ShownGesture[] = [];
  const begin = (gestures: readonly ShownGesture[]): void => {
    if (gestures === shownGestures) return;
    shownGestures = gestures;
    for (const { element } of cards.values()) element.remove();
    cards.clear();
    invitations.replaceChildren(...gestures.map(({ invitation }) => make('li', '', invitation)));
  };
  return (people, isReading, gestures) => {
    begin(gestures);
    setText(title, titleFor(people.length, isReading));
    const shown = people.slice(0, CARDS);
    for (const [track, { element }] of cards) {
      if (shown.some((person) => person.track === track)) continue;
      element.remove();
      cards.delete(track);
    }
    for (const person of shown) {
      const known = cards.get(person.track) ?? card(person.track, gestures);
      cards.set(person.track, known);
      known.show(person.gestures);
      if (!known.element.isConnected) list.append(known.element);
    }
    if (people.length > 0 || !isReading) invitations.remove();
    else if (!invitations.isConnected) list.append(invitations);
  };
}
