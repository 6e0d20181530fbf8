/** The station's numbers of the last second. */

import { make, setText } from './element.ts';
import type { StationNumbers } from './station.ts';

const ROWS: readonly {
  readonly name: string;
  readonly unit: string;
  readonly value: (numbers: StationNumbers) => number;
}[] = [
  { name: 'Pictures read', unit: '/s', value: ({ fps }) => fps },
  { name: 'Left out', unit: '/s', value: ({ dropped }) => dropped },
  { name: 'Delay', unit: 'ms', value: ({ latencyMs }) => latencyMs },
  { name: 'People', unit: '', value: ({ people }) => people },
];

/** Fills the list once and returns what updates it. */
export function numbersView(list: HTMLDListElement): (numbers: StationNumbers) => void {
  const rows = ROWS.map(({ name, unit, value }) => {
    const [group, number] = [document.createElement('div'), document.createElement('dd')];
    const digits = make('span', '');
    number.append(digits, make('small', '', unit === '' ? '' : ` ${unit}`));
    group.append(make('dt', '', name), number);
    list.append(group);
    return { digits, value };
  });
  return (numbers) => {
    for (const { digits, value } of rows) setText(digits, String(Math.round(value(numbers))));
  };
}
