/** The start page: what is here and where to click. Asks the server once; says plainly when it cannot. */

import '@fontsource/zen-kaku-gothic-new/500.css';
import '@fontsource/zen-kaku-gothic-new/700.css';
import '@fontsource/chakra-petch/latin-500.css';
import '@fontsource/chakra-petch/latin-700.css';
import '@fontsource/shippori-mincho/500.css';
import '../../config/theme/night.css';
import './start.css';
import type { HouseReport } from '#installation/protocol/house-report.ts';
import { type Entry, entriesOf, ROLE_WORDS } from './entries.ts';
import { drawFigure } from './figure.ts';
import { fetchHouse } from './house.ts';

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`start.html has no element "${id}"`);
  return found;
}

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

const KIND_WORDS: Readonly<Record<Entry['kind'], string>> = {
  director: '',
  walls: '',
  surface: 'Wall',
  programme: '',
  camera: 'Camera',
  teach: '',
  looks: '',
  evenings: '',
};

function entryElement(entry: Entry): HTMLElement {
  const kind = KIND_WORDS[entry.kind];
  const name = element('span', 'name', ...(kind === '' ? [] : [element('span', 'kind', `${kind} `)]), entry.name);
  const body = [name, element('span', 'says', entry.says)];
  const item = element('li', `entry ${entry.kind}`);
  if (entry.href === null) {
    item.append(element('div', 'closed', ...body));
  } else {
    const link = document.createElement('a');
    link.href = entry.href;
    link.append(...body);
    item.append(link);
  }
  return item;
}

function show(house: HouseReport): void {
  document.title = `${house.title} · Reclaim`;
  place('title').textContent = house.title;
  place('site').textContent = house.site;
  place('entries').replaceChildren(...entriesOf(house).map(entryElement));
  place('trouble').replaceChildren(...house.trouble.map((sentence) => element('li', '', sentence)));
  place('facts').replaceChildren(
    element('p', '', ROLE_WORDS[house.role]),
    ...(house.addresses.length === 0 ? [] : [addresses(house)]),
  );
}

/** Where other machines find this server. */
function addresses(house: HouseReport): HTMLElement {
  const port = location.port === '' ? '' : `:${location.port}`;
  const links = house.addresses.map((address) => element('span', 'address', `${location.protocol}//${address}${port}`));
  return element('p', '', 'On this network it answers at ', ...links);
}

function fail(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  place('title').textContent = 'The server does not answer';
  place('site').textContent = 'Start it again, then reload this page. Walls that are open play on.';
  place('trouble').replaceChildren(element('li', '', why));
}

const canvas = place('figure');
if (canvas instanceof HTMLCanvasElement) {
  const redraw = (): void => drawFigure(canvas, devicePixelRatio);
  redraw();
  addEventListener('resize', redraw);
}
fetchHouse().then(show).catch(fail);
