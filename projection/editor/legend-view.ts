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
      const hint = make('p', 'hint', text.hint?.says ?? '');
      hint.dataset.warns = String(text.hint?.warns ?? false);
      element.replaceChildren(
        make('p', 'modes', make('b', '', text.surface), ...modes),
        make('p', 'name', text.name),
        make(
          'p',
          'where',
          ...(text.place === null ? [] : [make('b', 'place', text.place)]),
          make('span', 'step', text.step),
        ),
        keeping,
        ...(text.hint === null ? [] : [hint]),
        make('dl', '', ...text.keys.flatMap(([key_, what]) => [make('dt', '', key_), make('dd', '', what)])),
      );
    },
  };
}
