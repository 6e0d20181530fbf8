/** The places being measured, a row for each: its number (arrow keys move it), its metres, and the way to drop it. */

import { make } from '../camera/element.ts';
import type { DraftPlace } from './floor-draft.ts';

export interface PlaceRowsOptions {
  readonly typed: (at: number, axis: 'x' | 'y', text: string) => void;
  readonly removed: (at: number) => void;
  /** By steps across and down the page's (mirrored) picture. */
  readonly nudged: (at: number, across: number, down: number) => void;
  readonly chosen: (at: number | null) => void;
}

export interface PlaceRows {
  readonly element: HTMLElement;
  show(places: readonly DraftPlace[], chosen: number | null): void;
  /** Puts the cursor where the metres of a place are typed. */
  focus(at: number): void;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const FAST = 10;

interface Row {
  readonly element: HTMLElement;
  readonly x: HTMLInputElement;
  readonly y: HTMLInputElement;
}

export function createPlaceRows(options: PlaceRowsOptions): PlaceRows {
  const element = make('div', 'floor-places');
  const rows: Row[] = [];

  const field = (at: number, axis: 'x' | 'y', label: string): HTMLInputElement => {
    const input = make('input', '');
    input.type = 'text';
    input.inputMode = 'decimal';
    input.setAttribute('aria-label', `Place ${at + 1}: ${label}, metres`);
    input.placeholder = `${axis} m`;
    input.addEventListener('input', () => options.typed(at, axis, input.value));
    input.addEventListener('focus', () => options.chosen(at));
    return input;
  };

  const begin = (at: number): Row => {
    const row = make('div', 'floor-place');
    const mark = make('button', 'floor-mark', `${at + 1}`);
    mark.type = 'button';
    mark.setAttribute('aria-label', `Place ${at + 1}: arrow keys move it by a pixel, with shift by ten`);
    mark.addEventListener('focus', () => options.chosen(at));
    mark.addEventListener('keydown', (event) => {
      const arrow = ARROWS[event.key];
      if (!arrow) return;
      event.preventDefault();
      const steps = event.shiftKey ? FAST : 1;
      options.nudged(at, steps * arrow[0], steps * arrow[1]);
    });
    const [x, y] = [field(at, 'x', 'along the wall from its left end'), field(at, 'y', 'from the wall into the room')];
    const drop = make('button', '', '×');
    drop.type = 'button';
    drop.setAttribute('aria-label', `Drop place ${at + 1}`);
    drop.addEventListener('click', () => options.removed(at));
    row.append(mark, x, y, drop);
    return { element: row, x, y };
  };

  return {
    element,
    show: (places, chosen) => {
      while (rows.length > places.length) rows.pop()?.element.remove();
      while (rows.length < places.length) {
        const row = begin(rows.length);
        rows.push(row);
        element.append(row.element);
      }
      for (const [at, place] of places.entries()) {
        const row = rows[at];
        if (!row) continue;
        if (row.x.value !== place.x) row.x.value = place.x;
        if (row.y.value !== place.y) row.y.value = place.y;
        row.element.dataset.chosen = String(at === chosen);
      }
    },
    focus: (at) => rows[at]?.x.focus(),
  };
}
