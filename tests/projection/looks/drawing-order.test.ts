import { describe, expect, it } from 'vitest';
import { LOOKS, ORDER } from '#projection/looks/catalogue.ts';
import { inDrawingOrder, isLook } from '#projection/looks/drawing-order.ts';
import type { Look } from '#projection/looks/look.ts';
import { template } from '#projection/looks/template.ts';

const look = (name: string, behind?: string): Look => ({
  ...template,
  name,
  ...(behind === undefined ? {} : { behind }),
});
const names = (looks: readonly Look[]): string[] => looks.map(({ name }) => name);

const HOUSE = ['city', 'figures', '...', 'caption'].filter((name) => name !== '...').map((name) => look(name));
const THEIRS = ['city', 'figures', '...', 'caption'];

describe('the order of looks', () => {
  it('is that of the house, however their files are found', () => {
    expect(names(inDrawingOrder(HOUSE.toReversed(), THEIRS))).toEqual(['city', 'figures', 'caption']);
  });

  it('has a new look before the pictures and behind the words', () => {
    expect(names(inDrawingOrder([look('mine'), ...HOUSE], THEIRS))).toEqual(['city', 'figures', 'mine', 'caption']);
  });

  it('has it right before the look it names', () => {
    const mine = [look('two', 'city'), look('one', 'city'), look('three', 'nobody')];
    expect(names(inDrawingOrder([...mine, ...HOUSE], THEIRS))).toEqual([
      'city',
      'one',
      'two',
      'figures',
      'three',
      'caption',
    ]);
  });
});

describe('the files of looks', () => {
  it('are all found, and stand where the house wants them', () => {
    expect(names(LOOKS).filter((name) => ORDER.some((known) => known === name))).toEqual(
      ORDER.filter((name) => name !== '...'),
    );
  });

  it('export a look, and other things are none', () => {
    expect(isLook(template)).toBe(true);
    expect([null, 1, {}, { name: 'a', parameters: [] }, template.parameters[0]].some(isLook)).toBe(false);
  });

  it('do not bring the template to the walls', () => {
    expect(names(LOOKS)).not.toContain('template');
  });
});
