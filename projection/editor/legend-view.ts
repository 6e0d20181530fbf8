/** The legend as elements of the page. */

import type { LegendText } from './legend-text.ts';

export interface LegendView {
  readonly element: HTMLElement;
  show(text: LegendText): void;
}

export function createLegendView(page: Document): LegendView {
  const make = (tag: string, name: string, ...inside: readonly (string | Node)[]): HTMLElement => {
    const element = page.createElement(tag);
    if (name !== '') element.className = name;
    element.append(...inside);
    return element;
  };
  const element = make('div', 'legend');
  let shown = '';
  return {
    element,
    show: (text) => {
      const key = JSON.stringify(text);
      if (key === shown) return;
      shown = key;
      const modes = text.modes.map(({ name, isOn }) => make('span', isOn ? 'on' : '', name));
      const keeping = make('p', 'keeping', text.keeping);
      keeping.dataset.state = text.state;
      element.replaceChildren(
        make('p', 'modes', make('b', '', text.surface), ...modes),
        make('p', 'name', text.name),
        ...(text.place === null ? [] : [make('p', 'place', text.place)]),
        make('p', 'step', text.step),
        keeping,
        ...(text.hint === null ? [] : [make('p', 'hint', text.hint)]),
        make('dl', '', ...text.keys.flatMap(([key_, what]) => [make('dt', '', key_), make('dd', '', what)])),
      );
    },
  };
}
