import { describe, expect, it } from 'vitest';
import { LOOKS } from '#projection/looks/catalogue.ts';
import { catalogueFaults, strayDials } from '#projection/looks/catalogue-faults.ts';
import type { Look } from '#projection/looks/look.ts';
import type { Parameter } from '#projection/looks/parameter.ts';
import { template } from '#projection/looks/template.ts';
import { SHOW_NAMES, shippedShow } from '#tests/config/shows/shipped-show.ts';

const dial = (name: string, min = 0, max = 1, usual = 0): Parameter => ({
  name,
  min,
  max,
  default: usual,
  unit: '',
  says: 'Does.',
});
const look = (name: string, ...parameters: Parameter[]): Look => ({ ...template, name, parameters });

describe('the looks among each other', () => {
  it('have no faults in this house, the one to copy included', () => {
    expect(catalogueFaults([...LOOKS, template])).toEqual([]);
  });

  it('are told of where a copy kept its name or its dial', () => {
    expect(catalogueFaults([look('city', dial('city')), look('city', dial('mine'))])).toEqual([
      'Two looks are called "city": rename one in its file.',
    ]);
    expect(catalogueFaults([look('one', dial('haze')), look('two', dial('haze'))])).toEqual([
      'The dial "haze" is in "one" and "two": a score would turn both.',
    ]);
  });

  it('are told of where a dial has no range, or a default outside it', () => {
    expect(catalogueFaults([look('one', dial('a', 1, 1, 1), dial('b', 0, 1, 3), dial('c', 0, Number.NaN))])).toEqual([
      'The dial "a" of "one" goes from 1 to 1: its max has to be above its min.',
      'The default of the dial "b" of "one", 3, lies outside 0 to 1.',
      'The dial "c" of "one" goes from 0 to NaN: its max has to be above its min.',
    ]);
  });
});

describe('what a score declares', () => {
  it.each(SHOW_NAMES)('is all there: %s', (name) => {
    expect(strayDials(Object.keys(shippedShow(name).score.parameters), LOOKS)).toEqual([]);
  });

  it('is told of where no look has it, with what may have been meant', () => {
    expect(strayDials(['haze', 'crowd', 'hase', 'xylophone'], [look('city', dial('haze'))])).toEqual([
      'The score declares "hase", which no look has. Did you mean "haze"?',
      'The score declares "xylophone", which no look has.',
    ]);
  });
});
