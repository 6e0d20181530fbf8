/** What is wrong among looks that are each well by themselves, and between them and a score; in sentences. Pure. */

import { suggest } from '#installation/document/suggest.ts';
import { CROWD_DIALS } from '#installation/frame/crowd-standing.ts';
import type { Look } from './look.ts';
import type { Parameter } from './parameter.ts';

/** Names that two looks share, and dials that cannot be turned as they say. */
export function catalogueFaults(looks: readonly Look[]): readonly string[] {
  const dials = looks.flatMap((look) => look.parameters.map((dial) => ({ look: look.name, dial })));
  return [
    ...twice(looks.map(({ name }) => name)).map((name) => `Two looks are called "${name}": rename one in its file.`),
    ...twice(dials.map(({ dial }) => dial.name)).map((name) => {
      const owners = dials.filter(({ dial }) => dial.name === name).map(({ look }) => `"${look}"`);
      return `The dial "${name}" is in ${owners.join(' and ')}: a score would turn both.`;
    }),
    ...dials.flatMap(({ look, dial }) => faultOfDial(look, dial)),
  ];
}

/** What a score declares, by name, and no look answers to. */
export function strayDials(declared: readonly string[], looks: readonly Look[]): readonly string[] {
  const known = looks.flatMap(({ parameters }) => parameters.map(({ name }) => name));
  return declared
    .filter((name) => !known.includes(name) && !Object.hasOwn(CROWD_DIALS, name))
    .map((name) => {
      const meant = suggest(name, known);
      return `The score declares "${name}", which no look has.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`;
    });
}

function faultOfDial(look: string, { name, min, max, default: usual }: Parameter): readonly string[] {
  if (!(min < max))
    return [`The dial "${name}" of "${look}" goes from ${min} to ${max}: its max has to be above its min.`];
  if (usual >= min && usual <= max) return [];
  return [`The default of the dial "${name}" of "${look}", ${usual}, lies outside ${min} to ${max}.`];
}

const twice = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
];
