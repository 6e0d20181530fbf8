/** The takes as small figures, each with what it came to and the way to be rid of it. */

import type { TaughtTake } from '#installation/gesture/taught-gesture.ts';
import { make, setText } from '../camera/element.ts';
import type { TakeCheck } from './comparison.ts';
import { type Draft, UNNAMED } from './draft.ts';
import { drawTake } from './take-figure.ts';

const FIGURE_PX = 96;

interface Card {
  readonly element: HTMLLIElement;
  readonly show: (index: number, check: TakeCheck | undefined) => void;
}

function card(take: TaughtTake, draft: Draft, remove: (take: TaughtTake) => void): Card {
  const element = make('li', 'take');
  const canvas = document.createElement('canvas');
  canvas.width = FIGURE_PX * 2;
  canvas.height = FIGURE_PX * 2;
  canvas.className = 'figure';
  canvas.setAttribute('role', 'img');
  drawTake(canvas, take, draft);
  const [title, verdict] = [make('p', 'title'), make('p', 'verdict')];
  const button = make('button', 'remove', '×');
  button.type = 'button';
  button.addEventListener('click', () => remove(take));
  element.append(canvas, title, verdict, button);
  return {
    element,
    show: (index, check) => {
      const lasts = draft.kind === 'motion' ? ` · ${((take.frames.at(-1)?.tMs ?? 0) / 1000).toFixed(1)} s` : '';
      setText(title, `${index + 1} · ${take.subject}${lasts}`);
      canvas.setAttribute('aria-label', `Take ${index + 1} by ${take.subject}`);
      button.setAttribute('aria-label', `Delete take ${index + 1}`);
      element.dataset.check = check === undefined ? 'none' : check.takenFor === UNNAMED ? 'good' : 'bad';
      setText(verdict, check === undefined || check.takenFor === UNNAMED ? '' : takenFor(check));
    },
  };
}

const takenFor = ({ takenFor: name }: TakeCheck): string => (name === null ? 'not known' : `like ${name}`);

/** Fills the list and returns what updates it. */
export function takesView(
  list: HTMLElement,
  remove: (index: number) => void,
): (draft: Draft, checks: readonly TakeCheck[]) => void {
  const cards = new Map<TaughtTake, Card>();
  const empty = make('li', 'empty');
  let takes: readonly TaughtTake[] = [];
  return (draft, checks) => {
    const isNew = takes !== draft.takes;
    takes = draft.takes;
    for (const [take, { element }] of cards) {
      if (takes.includes(take)) continue;
      element.remove();
      cards.delete(take);
    }
    for (const [index, take] of takes.entries()) {
      const known = cards.get(take) ?? card(take, draft, (gone) => remove(takes.indexOf(gone)));
      cards.set(take, known);
      known.show(index, checks[index]);
      if (isNew) list.append(known.element);
    }
    if (takes.length > 0) empty.remove();
    else if (!empty.isConnected) list.append(empty);
    setText(empty, 'Takes appear here as figures of lines. Three are enough to begin with, five to ten are good.');
    if (isNew) list.scrollTo({ left: list.scrollWidth, behavior: 'smooth' });
  };
}
