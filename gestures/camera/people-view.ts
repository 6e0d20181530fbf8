/** A meter per person and gesture, with the line from which the gesture counts. */

import type { GestureReading, Person } from '#installation/crowd/body.ts';
import type { GestureEngine } from '../interpret/gesture-engine.ts';
import { HOLD_TIMING } from '../interpret/gesture-hold.ts';
import { make, setText } from './element.ts';
import { personColour } from './person-colour.ts';

/** More cards than this cannot be read at a glance: then each gesture is counted instead. */
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

interface Counts {
  readonly element: HTMLElement;
  readonly show: (people: readonly Person[]) => void;
}

/** How many do each gesture, and everybody as a dot in their colour. */
function counts(gestures: readonly ShownGesture[]): Counts {
  const element = make('article', 'crowd');
  const dots = make('div', 'dots');
  const rows = gestures.map(({ name }) => {
    const [row, bar, output] = [make('div', 'meter'), make('div', 'bar'), make('output', '')];
    bar.append(make('b', ''));
    row.append(make('span', '', name), bar, output);
    return { name, row, output };
  });
  element.append(dots, ...rows.map(({ row }) => row));
  return {
    element,
    show: (people) => {
      while (dots.childElementCount > people.length) dots.lastElementChild?.remove();
      while (dots.childElementCount < people.length) dots.append(make('i', ''));
      for (const [index, { track }] of people.entries()) {
        const dot = dots.children[index];
        if (dot instanceof HTMLElement) dot.style.setProperty('--person', personColour(track));
      }
      for (const { name, row, output } of rows) {
        const doing = people.filter((person) => isDoing(person, name)).length;
        row.style.setProperty('--score', String(doing / Math.max(1, people.length)));
        row.dataset.active = String(doing > 0);
        setText(output, String(doing));
      }
    },
  };
}

const isDoing = ({ gestures }: Person, gesture: string): boolean =>
  gestures.some(({ name, active }) => name === gesture && active);

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
  let crowd = counts([]);
  const begin = (gestures: readonly ShownGesture[]): void => {
    if (gestures === shownGestures) return;
    shownGestures = gestures;
    for (const { element } of cards.values()) element.remove();
    cards.clear();
    crowd.element.remove();
    crowd = counts(gestures);
    invitations.replaceChildren(...gestures.map(({ invitation }) => make('li', '', invitation)));
  };
  return (people, isReading, gestures) => {
    begin(gestures);
    setText(title, titleFor(people.length, isReading));
    const isCrowd = people.length > CARDS;
    const shown = isCrowd ? [] : people;
    if (isCrowd) crowd.show(people);
    if (!isCrowd) crowd.element.remove();
    else if (!crowd.element.isConnected) list.append(crowd.element);
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
