/** A row of choices of which one holds, made of radio buttons. */

import { make } from '../camera/element.ts';

export interface Choice<T extends string> {
  readonly value: T;
  readonly says: string;
}

/** Makes the row and returns it with what updates it. */
export function choices<T extends string>(
  name: string,
  title: string,
  offered: readonly Choice<T>[],
  chosen: (value: T) => void,
): { readonly element: HTMLElement; readonly show: (value: T, isLocked: boolean) => void } {
  const element = document.createElement('fieldset');
  element.className = 'choices';
  element.append(make('legend', '', title));
  const inputs = offered.map(({ value, says }) => {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = name;
    input.value = value;
    input.addEventListener('change', () => chosen(value));
    label.append(input, make('span', 'word', says));
    element.append(label);
    return { value, input };
  });
  return {
    element,
    show: (wanted, isLocked) => {
      element.disabled = isLocked;
      for (const { value, input } of inputs) if (input.checked !== (value === wanted)) input.checked = value === wanted;
    },
  };
}
