/** Who and what is around a look: people, the cast, what was done to them, and what goes on in the story. */

import { IDENTITY_STATUSES } from '#installation/score/world-declaration.ts';
import type { BackendChoice } from '../stage/backend.ts';
import { element, place } from './element.ts';
import { GESTURES, MOST_PEOPLE, type ShowroomState } from './showroom-state.ts';
import { presetNamed, WORLD_PRESETS } from './world-presets.ts';

export interface AroundView {
  show(state: ShowroomState, backend: BackendChoice): void;
}

export interface AroundChoices {
  readonly changed: (part: Partial<ShowroomState>) => void;
  readonly wished: (backend: BackendChoice) => void;
}

const BACKENDS: readonly BackendChoice[] = ['auto', 'webgpu', 'webgl2'];

/** Builds the choices. */
export function createAroundView({ changed, wished }: AroundChoices): AroundView {
  const world = choice(
    'World',
    WORLD_PRESETS.map(({ name }) => name),
    (name) => changed({ world: name }),
  );
  const worldSays = element('p', 'note');
  const crowd = element('input', '');
  crowd.type = 'range';
  crowd.id = 'around-crowd';
  // A crowd grows by doubling: few people can be told one by one, many cannot.
  Object.assign(crowd, { min: '0', max: '100', step: '1' });
  const crowdSays = element('output', '');
  crowd.addEventListener('input', () => changed({ crowd: peopleAt(crowd.valueAsNumber / 100) }));
  const cast = box('The cast', (hasCast) => changed({ hasCast }));
  const gesture = choice('They do', ['none', ...GESTURES], (name) => changed({ gesture: name }));
  const identity = choice('Everybody is', IDENTITY_STATUSES, (status) => changed({ identity: status }));
  const city = box('The city behind', (hasCity) => changed({ hasCity }));
  const backend = choice('Drawn with', BACKENDS, wished);

  const label = element('label', '', 'Crowd');
  label.htmlFor = crowd.id;
  place('around').replaceChildren(
    world.row,
    worldSays,
    element('div', 'row', label, element('div', 'people', crowd, crowdSays)),
    gesture.row,
    identity.row,
    element('div', 'row boxes', cast.row, city.row),
    backend.row,
  );

  return {
    show: (state, wish) => {
      world.select.value = presetNamed(state.world).name;
      worldSays.textContent = presetNamed(state.world).says;
      crowd.value = String(Math.round(shareOf(state.crowd) * 100));
      crowd.style.setProperty('--share', String(shareOf(state.crowd)));
      crowdSays.textContent = state.crowd === 1 ? '1 person' : `${state.crowd} people`;
      crowd.ariaValueText = crowdSays.textContent;
      cast.input.checked = state.hasCast;
      city.input.checked = state.hasCity;
      gesture.select.value = state.gesture;
      identity.select.value = state.identity;
      backend.select.value = wish;
    },
  };
}

/** How many people a place on the slider means, and the other way round. */
export const peopleAt = (share: number): number => Math.round((MOST_PEOPLE + 1) ** share) - 1;
export const shareOf = (people: number): number => Math.log(people + 1) / Math.log(MOST_PEOPLE + 1);

function choice<T extends string>(
  name: string,
  options: readonly T[],
  chosen: (option: T) => void,
): { readonly row: HTMLElement; readonly select: HTMLSelectElement } {
  const select = element('select', '', ...options.map((option) => new Option(option, option)));
  select.id = `around-${name.toLowerCase().replaceAll(' ', '-')}`;
  select.addEventListener('change', () => {
    const option = options[select.selectedIndex];
    if (option !== undefined) chosen(option);
  });
  const label = element('label', '', name);
  label.htmlFor = select.id;
  return { row: element('div', 'row', label, select), select };
}

function box(
  name: string,
  chosen: (is: boolean) => void,
): { readonly row: HTMLElement; readonly input: HTMLInputElement } {
  const input = element('input', '');
  input.type = 'checkbox';
  input.addEventListener('change', () => chosen(input.checked));
  return { row: element('label', 'box', input, ` ${name}`), input };
}
