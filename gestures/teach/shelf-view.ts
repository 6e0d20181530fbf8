/** The gestures of the show: those that were taught can be opened, the described ones are there to be compared with. */

import type { TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import { make, setText } from '../camera/element.ts';
import type { GestureBook } from '../camera/gesture-book.ts';
import type { LocalClock } from '../clock/local-clock.ts';
import type { Draft } from './draft.ts';
import { twoStep } from './two-step.ts';

export interface ShelfViewOptions {
  readonly list: HTMLElement;
  readonly newButton: HTMLButtonElement;
  readonly clock: LocalClock;
  readonly draft: () => Draft;
  readonly open: (gesture: TaughtGesture | null) => void;
}

/** What is lost by going on with something else; null where nothing is. */
export function unsavedQuestion({ takes, isChanged }: Draft): string | null {
  if (!isChanged || takes.length === 0) return null;
  return `Discard ${takes.length} unsaved ${takes.length === 1 ? 'take' : 'takes'}?`;
}

/** Wires the list and returns what updates it. */
export function shelfView({ list, newButton, clock, draft, open }: ShelfViewOptions): (book: GestureBook) => void {
  const question = (): string | null => unsavedQuestion(draft());
  twoStep(newButton, clock, question, () => open(null));
  let shown: GestureBook | null = null;
  const items: { readonly item: HTMLElement; readonly name: string }[] = [];

  const itemOf = (name: string, invitation: string, taught: TaughtGesture | undefined): HTMLElement => {
    const item = make('li', taught ? 'taught' : 'described');
    const kind = taught ? `${taught.kind}, ${taught.takes.length} takes` : 'described';
    if (taught) {
      const button = make('button', 'name', name);
      button.type = 'button';
      twoStep(button, clock, question, () => open(taught));
      item.append(button, make('span', 'kind', kind));
    } else item.append(make('span', 'name', name), make('span', 'kind', kind));
    item.title = invitation;
    return item;
  };

  return (book) => {
    if (book !== shown) {
      shown = book;
      items.length = 0;
      for (const { name, invitation } of book.engines) {
        const taught = book.taught.find((gesture) => gesture.name === name);
        items.push({ name, item: itemOf(name, invitation, taught) });
      }
      list.replaceChildren(...items.map(({ item }) => item));
    }
    const { origin } = draft();
    for (const { item, name } of items) item.dataset.open = String(origin?.name === name);
    newButton.dataset.open = String(origin === null);
    if (newButton.dataset.asks !== 'true') setText(newButton, 'New gesture');
  };
}
