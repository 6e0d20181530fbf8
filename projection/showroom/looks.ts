/** `/looks`: every look of the walls alone, with its dials, a minute to go through, and who and what is around it. */

import '@fontsource/zen-kaku-gothic-new/400.css';
import '@fontsource/zen-kaku-gothic-new/700.css';
import '@fontsource/chakra-petch/latin-400.css';
import '@fontsource/chakra-petch/latin-600.css';
import '@fontsource/shippori-mincho/500.css';
import '../../config/theme/night.css';
import './looks.css';
import { hashText } from '#installation/log/chain.ts';
import type { Plan } from '#installation/score/plan.ts';
import { readShow } from '#installation/score/read-show.ts';
import { after, everyFrame } from '../clock/page-clock.ts';
import { tellUnread } from '../edits/edits.ts';
import { LOOKS } from '../looks/catalogue.ts';
import { catalogueFaults, strayDials } from '../looks/catalogue-faults.ts';
import type { Look } from '../looks/look.ts';
import { template } from '../looks/template.ts';
import { readWishes } from '../page/screen-wishes.ts';
import type { BackendChoice } from '../stage/backend.ts';
import { createAroundView } from './around-view.ts';
import { createDialsView } from './dials-view.ts';
import { createEasel } from './easel.ts';
import { element, place } from './element.ts';
import { hungLooks } from './hung-looks.ts';
import { createFrameMaker, type FrameMaker } from './showroom-frame.ts';
import {
  fromAddress,
  later,
  openingOf,
  type ShowroomState,
  scoreText,
  toAddress,
  withValue,
} from './showroom-state.ts';
import { createTransportView } from './transport-view.ts';

/** The address is renewed this long after the last change, ms. */
const SETTLES_MS = 300;
const COPIED_MS = 1600;

async function main(): Promise<void> {
  const plan = await fetchPlan();
  if (!plan) return;
  openShowroom(createFrameMaker(plan));
}

/** The score of the house, for its cast, its words and its world; null where this browser may not see it. */
async function fetchPlan(): Promise<Plan | null> {
  const response = await fetch('/api/score', { cache: 'no-store' });
  if (!response.ok) {
    const isClosed = response.status === 403;
    tell(
      isClosed
        ? 'The looks are for those who set up the room: open the crew link first; the terminal of the server shows it.'
        : `The server does not hand out its score (${response.status}). Start it again, then reload this page.`,
    );
    return null;
  }
  const text = await response.text();
  const show = readShow(text, 'the score', hashText(text));
  if (show.ok) return show.plan;
  tell('The score that is played cannot be read here: reload this page.');
  return null;
}

function tell(sentence: string | null): void {
  const message = place('message');
  message.hidden = sentence === null;
  message.textContent = sentence ?? '';
}

function openShowroom(frames: FrameMaker): void {
  let looks = shelved(LOOKS, template);
  let state = fromAddress(location.hash, looks) ?? openingOf(firstOf(looks));
  // `?backend=webgl2&quality=lean`, as walls take it too.
  const wishes = readWishes(new URLSearchParams(location.search));
  let backend: BackendChoice = wishes.backend;
  /** What is on the picture needs drawing. */
  let isStale = true;
  let settling = (): void => {};

  const easel = createEasel(place('picture'), wishes, {
    ready: (engine) => {
      place('engine').textContent = engine;
      tell(null);
      isStale = true;
    },
    failed: tell,
  });
  const lookNow = (): Look => looks.find(({ name }) => name === state.look) ?? firstOf(looks);
  const change = (part: Partial<ShowroomState>): void => {
    state = { ...state, ...part };
    show();
  };
  const choose = (look: Look): void => {
    state = { ...openingOf(look), isPlaying: state.isPlaying, loops: state.loops };
    show();
  };
  const dials = createDialsView((parameter, value) => {
    state = withValue(state, parameter, value);
    show();
  });
  const transport = createTransportView(change);
  const around = createAroundView({
    changed: change,
    wished: (wish) => {
      backend = wish;
      show();
    },
  });

  function show(): void {
    isStale = true;
    const look = lookNow();
    showShelf(looks, look, choose);
    place('says').textContent = look.says;
    dials.show(state, look);
    transport.show(state);
    around.show(state, backend);
    showFaults(faultsAmong(looks, Object.keys(frames.declared)));
    place('score').textContent = scoreText(state, look, frames.declared);
    easel.hang(hungLooks(looks, look, state), backend);
    document.title = `${look.name} · Looks · Reclaim`;
    settling();
    settling = after(SETTLES_MS, () => history.replaceState(null, '', `#${toAddress(state)}`));
  }

  let lastMs: number | null = null;
  everyFrame((at) => {
    const passedMs = lastMs === null ? 0 : Math.min(250, at - lastMs);
    lastMs = at;
    if (state.isPlaying) {
      state = later(state, passedMs);
      transport.show(state);
      isStale = true;
    }
    if (isStale && easel.draw(frames.frameOf(state))) isStale = false;
  });

  const copy = (): void => {
    void navigator.clipboard.writeText(scoreText(state, lookNow(), frames.declared)).then(
      () => flash('copy', 'Copied'),
      () => flash('copy', 'Select the text and copy it by hand'),
    );
  };
  const reset = (): void => change({ values: {} });
  place('copy').addEventListener('click', copy);
  place('reset').addEventListener('click', reset);
  new ResizeObserver(() => {
    easel.resize();
    isStale = true;
  }).observe(place('picture'));
  addEventListener('hashchange', () => {
    state = fromAddress(location.hash, looks) ?? state;
    show();
  });
  addEventListener('keydown', (event) => {
    const next = onKey(event, state, looks);
    if (next === null) return;
    event.preventDefault();
    if (next === 'copy') copy();
    else if (next === 'reset') reset();
    else if ('build' in next) choose(next);
    else change(next);
  });
  show();

  // In development a look that was edited takes its place on the picture, and everything else stays as it is.
  if (import.meta.hot) {
    let newest = { LOOKS, template };
    import.meta.hot.accept(['../looks/catalogue.ts', '../looks/template.ts'], ([catalogue, own]) => {
      // With a mistake in it there is nothing newer: the picture stays, and the page says what is wrong.
      if (!catalogue && !own) return tellUnread();
      newest = { LOOKS: catalogue?.LOOKS ?? newest.LOOKS, template: own?.template ?? newest.template };
      looks = shelved(newest.LOOKS, newest.template);
      show();
      easel.hang(hungLooks(looks, lookNow(), state), backend, true);
    });
  }
}

/** What can be looked at: the looks of the walls, and the one to copy. */
const shelved = (walls: readonly Look[], toCopy: Look): readonly Look[] => [...walls, toCopy];

function firstOf(looks: readonly Look[]): Look {
  const [first] = looks;
  if (!first) throw new Error('there is no look to show');
  return first;
}

function showShelf(looks: readonly Look[], now: Look, choose: (look: Look) => void): void {
  const shelf = place('shelf');
  const names = looks.map(({ name }) => name).join(' ');
  if (shelf.dataset.names !== names) {
    shelf.dataset.names = names;
    shelf.replaceChildren(
      ...looks.map((look) => {
        const button = element('button', '', look.name);
        button.type = 'button';
        button.addEventListener('click', () => choose(look));
        return element('li', '', button);
      }),
    );
  }
  for (const [index, button] of shelf.querySelectorAll('button').entries()) {
    const isNow = looks[index] === now;
    if (isNow && button.ariaCurrent !== 'true') button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    button.ariaCurrent = String(isNow);
  }
}

/** What is wrong with what is on the shelf, or with what the score wants of it. */
function faultsAmong(looks: readonly Look[], declared: readonly string[]): readonly string[] {
  // A copy may keep the dial it was copied with: the one to copy is the last of the shelf, and on no wall.
  const judged = looks.map((look, at) => (at === looks.length - 1 ? { ...look, parameters: [] } : look));
  return [...catalogueFaults(judged), ...strayDials(declared, looks)];
}

function showFaults(faults: readonly string[]): void {
  const list = place('faults');
  const said = faults.join('\n');
  if (list.dataset.said === said) return;
  list.dataset.said = said;
  list.replaceChildren(...faults.map((fault) => element('li', '', fault)));
}

/** What a key asks for; null: nothing, or something the browser does. */
function onKey(
  { key, shiftKey, ctrlKey, metaKey, altKey, target }: KeyboardEvent,
  { look, isPlaying, atMs }: ShowroomState,
  looks: readonly Look[],
): Partial<ShowroomState> | Look | 'copy' | 'reset' | null {
  if (ctrlKey || metaKey || altKey) return null;
  const isInField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  const isOnButton = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
  const step = (byMs: number) => ({ atMs: Math.min(60_000, Math.max(0, atMs + byMs)), isPlaying: false });
  const neighbour = (by: number): Look | null => {
    const index = looks.findIndex(({ name }) => name === look);
    return looks[(index + by + looks.length) % looks.length] ?? null;
  };
  switch (key) {
    case ' ':
      return isOnButton ||
        (isInField && target.type === 'checkbox') ||
        (target instanceof HTMLElement && target.tagName === 'SUMMARY')
        ? null
        : { isPlaying: !isPlaying };
    case 'ArrowLeft':
      return isInField ? null : step(shiftKey ? -100 : -1000);
    case 'ArrowRight':
      return isInField ? null : step(shiftKey ? 100 : 1000);
    case 'Home':
      return isInField ? null : { atMs: 0 };
    case '[':
      return neighbour(-1);
    case ']':
      return neighbour(1);
    case 'r':
    case 'R':
      return 'reset';
    case 'c':
    case 'C':
      return target instanceof HTMLSelectElement ? null : 'copy';
    default:
      return null;
  }
}

function flash(id: string, words: string): void {
  const button = place(id);
  const before = button.dataset.words ?? button.textContent ?? '';
  button.dataset.words = before;
  button.textContent = words;
  after(COPIED_MS, () => {
    button.textContent = before;
  });
}

main().catch((error: unknown) => {
  tell(
    `The server does not answer (${error instanceof Error ? error.message : String(error)}). Start it again, then reload this page.`,
  );
});
