/** What `npm run perceive` says at the end: a table for people, an object for programs. */

import { addCounts, type PeopleCount } from './people-count.ts';

/** An input and what was seen of it. */
export interface CountedInput {
  readonly input: string;
  readonly count: PeopleCount;
}

/** The table, ready to be printed. */
export function summaryTable(inputs: readonly CountedInput[]): string {
  const all = addCounts(inputs.map(({ count }) => count));
  const rows = [...inputs, ...(inputs.length > 1 ? [{ input: 'all', count: all }] : [])];
  const table = [
    ['pictures', 'people', 'mean', 'ids', 'person-min', 'gestures that began to count', 'input'],
    ...rows.map(({ input, count }) => [
      String(count.pictures),
      count.fewest === count.most ? String(count.most) : `${count.fewest}-${count.most}`,
      meanOf(count).toFixed(2),
      String(count.ids),
      count.personMinutes.toFixed(2),
      onsetWords(count),
      input,
    ]),
  ];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => (column < 5 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

function onsetWords({ onsets, personMinutes }: PeopleCount): string {
  const entries = Object.entries(onsets);
  if (entries.length === 0) return 'none';
  const total = entries.reduce((sum, [, times]) => sum + times, 0);
  const perTen = personMinutes > 0 ? ` (${((10 * total) / personMinutes).toFixed(1)} in 10 person-min)` : '';
  return entries.map(([name, times]) => `${name} ${times}`).join(', ') + perTen;
}

const meanOf = ({ sightings, pictures }: PeopleCount): number => (pictures === 0 ? 0 : sightings / pictures);

/** The same for programs. */
export function summaryJson(inputs: readonly CountedInput[], unreadable: number): unknown {
  const one = (count: PeopleCount): unknown => {
    const { pictures, fewest, most, ids, personMinutes, onsets } = count;
    const total = Object.values(onsets).reduce((sum, times) => sum + times, 0);
    return {
      pictures,
      people: { fewest, most, mean: Number(meanOf(count).toFixed(4)) },
      ids,
      personMinutes: Number(personMinutes.toFixed(4)),
      onsets,
      onsetsIn10PersonMinutes: personMinutes > 0 ? Number(((10 * total) / personMinutes).toFixed(3)) : null,
    };
  };
  return {
    inputs: inputs.map(({ input, count }) => ({ input, ...(one(count) as object) })),
    all: one(addCounts(inputs.map(({ count }) => count))),
    unreadable,
  };
}
