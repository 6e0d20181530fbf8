/** The looks and their dials as a part of a text in Markdown, with the pictures that `npm run looks` draws. */

import type { Look } from '../looks/look.ts';
import type { Parameter } from '../looks/parameter.ts';

/** Where the pictures lie, beside the text. */
export const PICTURES_FOLDER = 'pictures';

/** Which pictures a dial has: as far down as it goes, and as far up. */
export const ENDS = ['min', 'max'] as const;

/** The file of a look as it is first seen, and of one of its dials at an end. */
export const lookPicture = ({ name }: Look): string => `${name}.jpg`;
export const dialPicture = ({ name }: Look, dial: Parameter, end: (typeof ENDS)[number]): string =>
  `${name}-${dial.name}-${end}.jpg`;

/** A section for each look, with a table of its dials. */
export const looksTable = (looks: readonly Look[]): string => `${looks.map(sectionOf).join('\n\n')}\n`;

function sectionOf(look: Look): string {
  const head = [`### ${look.name}`, '', look.says, '', `![${look.name}](${PICTURES_FOLDER}/${lookPicture(look)})`];
  if (look.parameters.length === 0) return head.join('\n');
  const rows = look.parameters.map((dial) => {
    const [low, high] = ENDS.map((end) => `![](${PICTURES_FOLDER}/${dialPicture(look, dial, end)})`);
    return `| \`${dial.name}\` | ${dial.says.replaceAll('|', '\\|')} | ${rangeOf(dial)} | ${inUnit(dial, dial.default)} | ${low} | ${high} |`;
  });
  return [
    ...head,
    '',
    '| dial | what it does | from, to | default | at its least | at its most |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

const rangeOf = (dial: Parameter): string => `${dial.min}, ${inUnit(dial, dial.max)}`;

const inUnit = ({ unit }: Parameter, value: number): string => `${value}${unit === '' ? '' : ` ${unit}`}`;
