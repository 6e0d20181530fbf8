/** The dials of a look: a slider each, with what it does, its unit and its value. */

import type { Look } from '../looks/look.ts';
import type { Parameter } from '../looks/parameter.ts';
import { element, place } from './element.ts';
import { dialAt, type ShowroomState, stepOf } from './showroom-state.ts';

export interface DialsView {
  /** Shows the dials of `look` as they stand. */
  show(state: ShowroomState, look: Look): void;
}

interface Dial {
  readonly item: HTMLElement;
  readonly slider: HTMLInputElement;
  readonly value: HTMLElement;
  readonly reset: HTMLButtonElement;
}

/** `moved` hears of every move of a slider. */
export function createDialsView(moved: (parameter: Parameter, value: number) => void): DialsView {
  const list = place('dials');
  let shown: Look | null = null;
  let dials: readonly Dial[] = [];

  const build = (look: Look): void => {
    shown = look;
    dials = look.parameters.map((parameter) => dialOf(parameter, moved));
    list.replaceChildren(
      ...(dials.length > 0 ? dials.map(({ item }) => item) : [element('li', 'none', 'This look has no dials.')]),
    );
  };

  return {
    show: (state, look) => {
      if (shown !== look) build(look);
      look.parameters.forEach((parameter, index) => {
        const dial = dials[index];
        if (dial) renew(dial, parameter, dialAt(state, parameter));
      });
    },
  };
}

function renew({ item, slider, value, reset }: Dial, parameter: Parameter, now: number): void {
  const isMoved = now !== parameter.default;
  slider.value = String(now);
  slider.style.setProperty('--share', String((now - parameter.min) / (parameter.max - parameter.min)));
  slider.ariaValueText = inWords(parameter, now);
  value.textContent = inWords(parameter, now);
  item.dataset.moved = String(isMoved);
  reset.hidden = !isMoved;
}

function dialOf(parameter: Parameter, moved: (parameter: Parameter, value: number) => void): Dial {
  const { name, min, max, says } = parameter;
  const slider = element('input', '');
  slider.type = 'range';
  slider.id = `dial-${name}`;
  Object.assign(slider, { min: String(min), max: String(max), step: String(stepOf(parameter)) });
  slider.addEventListener('input', () => moved(parameter, slider.valueAsNumber));
  const label = element('label', '', name);
  label.htmlFor = slider.id;
  const value = element('output', '');
  value.htmlFor.add(slider.id);
  const reset = element('button', 'link', `back to ${inWords(parameter, parameter.default)}`);
  reset.type = 'button';
  reset.ariaLabel = `${name}: ${reset.textContent}`;
  reset.addEventListener('click', () => {
    moved(parameter, parameter.default);
    slider.focus();
  });
  const sentence = element('p', '', says);
  sentence.id = `says-${name}`;
  slider.setAttribute('aria-describedby', sentence.id);
  const range = element('small', '', `${inWords(parameter, min)} to ${inWords(parameter, max)}`);
  const item = element(
    'li',
    '',
    element('div', 'name', label, value),
    slider,
    element('div', 'foot', range, reset),
    sentence,
  );
  return { item, slider, value, reset };
}

const inWords = ({ unit }: Parameter, value: number): string =>
  `${Number(value.toFixed(4))}${unit === '' ? '' : ` ${unit}`}`.replace('-', '−');
