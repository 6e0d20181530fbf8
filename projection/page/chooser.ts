/** Which wall is this? Asked on the wall itself, where nobody has a keyboard to type an address with. */

import { type HouseReport, houseReportSchema } from '#installation/protocol/house-report.ts';
import { after } from '../clock/page-clock.ts';
import { type ChooserList, chooserKey, chooserList, firstPick } from './chooser-view.ts';

const LOOK_AGAIN_MS = 2000;
const AWAY = 'The server does not answer. The list comes by itself as soon as it does.';
const GUEST = 'The server does not know this machine yet: open the crew link first. Its terminal shows it.';
const HOW = 'Arrow keys and Enter, a number, or a touch. Press L on a wall to come back here.';

export interface ChooserOptions {
  /** The section of the page it fills. */
  readonly section: HTMLElement;
  /** The surface this machine showed last, or null. */
  readonly remembered: string | null;
  readonly take: (surface: string) => void;
}

export interface Chooser {
  /** Shows the list, with why it is shown; null: because nobody has chosen yet. */
  open(says: string | null): void;
  close(): void;
}

export function createChooser({ section, remembered, take }: ChooserOptions): Chooser {
  const page = section.ownerDocument;
  let isOpen = false;
  let says: string | null = null;
  let house: HouseReport | null = null;
  let list: ChooserList = chooserList([], []);
  let picked: number | null = null;

  const words = (tag: string, className: string, text: string): HTMLElement => {
    const element = page.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };

  const rowOf = (index: number): HTMLElement => {
    const { name, key, isShown } = list.rows[index] ?? { name: '', key: null, isShown: false };
    const row = page.createElement('button');
    row.type = 'button';
    row.append(
      words('kbd', '', key ?? ''),
      words('span', 'name', name),
      words('span', 'state', isShown ? 'shown' : ''),
    );
    row.setAttribute('aria-current', String(index === picked));
    row.addEventListener('click', () => take(name));
    row.addEventListener('pointermove', () => {
      if (picked === index) return;
      picked = index;
      mark();
    });
    return row;
  };

  const mark = (): void => {
    for (const [index, row] of [...section.querySelectorAll('button')].entries())
      row.setAttribute('aria-current', String(index === picked));
  };

  const render = (): void => {
    const rows = page.createElement('div');
    rows.className = 'rows';
    rows.style.setProperty('--rows', String(list.perColumn));
    rows.append(...list.rows.map((_row, index) => rowOf(index)));
    const notes = [house?.role === 'guest' ? GUEST : null, house ? HOW : AWAY];
    section.replaceChildren(
      words('p', 'site', house?.site ?? 'Reclaim'),
      words('h1', '', 'Which wall is this?'),
      ...(says === null ? [] : [words('p', 'says', says)]),
      rows,
      ...notes.flatMap((note) => (note === null ? [] : [words('p', 'how', note)])),
    );
  };

  let rendered = '';
  const look = async (): Promise<void> => {
    if (!isOpen) return;
    try {
      const response = await fetch('/api/house', { cache: 'no-store' });
      house = houseReportSchema.parse(await response.json());
      list = chooserList(house.surfaces, house.shown);
      picked ??= firstPick(list, remembered);
      picked = Math.min(picked, Math.max(0, list.rows.length - 1));
    } catch (error) {
      // An away server is told on the wall; anything else is told on the console, too.
      if (!(error instanceof TypeError)) console.warn('the list of surfaces could not be read', error);
      house = null;
    }
    const now = JSON.stringify([house, says]);
    if (now !== rendered) render();
    rendered = now;
    after(LOOK_AGAIN_MS, () => void look());
  };

  page.addEventListener('keydown', (event) => {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey) return;
    const effect = chooserKey(list, picked ?? 0, event.key);
    if (!effect) return;
    event.preventDefault();
    if ('taken' in effect) return take(effect.taken);
    picked = effect.picked;
    mark();
  });

  return {
    open: (why) => {
      says = why;
      if (isOpen) return;
      isOpen = true;
      section.hidden = false;
      page.body.dataset.choosing = 'yes';
      render();
      void look();
    },
    close: () => {
      isOpen = false;
      section.hidden = true;
      delete page.body.dataset.choosing;
    },
  };
}
