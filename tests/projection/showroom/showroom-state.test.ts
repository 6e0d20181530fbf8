import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseScore } from '#installation/score/parse-score.ts';
import { LOOKS } from '#projection/looks/catalogue.ts';
import type { Look } from '#projection/looks/look.ts';
import type { Parameter } from '#projection/looks/parameter.ts';
import { template } from '#projection/looks/template.ts';
import { peopleAt, shareOf } from '#projection/showroom/around-view.ts';
import {
  dialAt,
  fromAddress,
  later,
  MINUTE_MS,
  openingOf,
  scoreText,
  stepOf,
  toAddress,
  withValue,
} from '#projection/showroom/showroom-state.ts';

const dial = (name: string, min: number, max: number, usual: number): Parameter => ({
  name,
  min,
  max,
  default: usual,
  unit: '',
  says: 'Does.',
});
const look: Look = { ...template, name: 'mist', parameters: [dial('mist', 0, 1, 0), dial('lean', -10, 10, 1)] };

describe('what a visitor of the showroom chooses', () => {
  it('begins with the first dial up where it is down by default', () => {
    expect(openingOf(look).values).toEqual({ mist: 0.7 });
    expect(openingOf({ ...look, parameters: [dial('lean', -10, 10, 0)] }).values).toEqual({});
  });

  it.each(['figures', 'climb', 'lamps', 'hearts', 'veils'])(
    'begins with people where a look is nothing without: %s',
    (name) => {
      const shown = LOOKS.find((one) => one.name === name);
      if (!shown) throw new Error(`there is no look ${name}`);
      expect(openingOf(shown).crowd).toBeGreaterThan(0);
    },
  );

  it('keeps dials inside their range, and only those that were moved', () => {
    const [mist, lean] = look.parameters;
    if (!mist || !lean) throw new Error('no dials');
    const moved = withValue(withValue(openingOf(look), lean, 99), mist, 0.254);
    expect(moved.values).toEqual({ lean: 10, mist: 0.25 });
    expect(withValue(moved, lean, 1).values).toEqual({ mist: 0.25 });
    expect(dialAt(openingOf(look), lean)).toBe(1);
  });

  it('is written as a cue writes it', () => {
    const opening = openingOf(look);
    const declared = { mist: {}, lean: {} };
    expect(scoreText(opening, look, declared)).toBe('set:\n  mist: 0.7');
    expect(scoreText({ ...opening, values: {} }, look, declared)).toBe('set:\n  mist: 0\n  lean: 1');
    expect(scoreText(opening, { ...look, parameters: [] }, declared)).toBe('set: {}');
  });

  it('declares what the score has not declared, so that both can be pasted into it', () => {
    const state = { ...openingOf(look), values: { mist: 0.7, lean: -2 } };
    const text = scoreText(state, look, { mist: {} });
    expect(text).toBe(
      '# once, in the score\nparameters:\n  lean: { says: "Does.", default: 1, min: -10, max: 10 }\n# in a cue\nset:\n  mist: 0.7\n  lean: -2',
    );
    const [declaration, cue] = text.split('# in a cue\n').map((part) => parse(part));
    const written = stringify({
      show: 'own',
      title: 'Own',
      opensWith: 'one',
      parameters: { mist: { says: 'Mist.', default: 0 }, ...declaration.parameters },
      sequences: { one: { name: 'One', cues: [{ cue: 1, name: 'First', ...cue }] } },
    });
    expect(parseScore(written, 'own.yaml', null)).toMatchObject({ ok: true });
  });

  it('stays at the end of the minute, or begins anew', () => {
    const near = { ...openingOf(look), atMs: MINUTE_MS - 100 };
    expect(later(near, 300)).toMatchObject({ atMs: 200, isPlaying: true });
    expect(later({ ...near, loops: false }, 300)).toMatchObject({ atMs: MINUTE_MS, isPlaying: false });
  });

  it('is in the address of the page, whatever it is', () => {
    for (const each of [look, ...LOOKS]) {
      fc.assert(
        fc.property(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.nat({ max: 256 }),
          fc.boolean(),
          (at, crowd, flag) => {
            const state = each.parameters.reduce((so, one) => withValue(so, one, one.min + (one.max - one.min) * at), {
              ...openingOf(each),
              crowd,
              hasCast: flag,
              hasCity: !flag,
              isPlaying: flag,
              atMs: Math.round(at * 600) * 100,
            });
            expect(fromAddress(`#${toAddress(state)}`, [each])).toEqual(state);
          },
        ),
        { numRuns: 20 },
      );
    }
  });

  it('is how a look is first seen where an address says no more, and nothing where it names none', () => {
    expect(fromAddress('#look=mist', [look])).toEqual(openingOf(look));
    expect(fromAddress('#look=fog', [look])).toBeNull();
    expect(fromAddress('#look=mist&at=999&crowd=-4&world=mars&gesture=fly', [look])).toMatchObject({
      atMs: openingOf(look).atMs,
      crowd: 0,
      gesture: 'none',
    });
  });
});

describe('how fine a dial is set', () => {
  it.each([
    [0, 1, 0.01],
    [-10, 10, 0.2],
    [0, 8, 0.05],
    [0, 360, 2],
  ])('from %d to %d by %d', (min, max, step) => {
    expect(stepOf(dial('any', min, max, min))).toBeCloseTo(step, 9);
  });
});

describe('the size of the crowd', () => {
  it('grows from nobody to two hundred and fifty-six', () => {
    expect([peopleAt(0), peopleAt(1)]).toEqual([0, 256]);
    for (const people of [0, 1, 5, 40, 256]) expect(peopleAt(shareOf(people))).toBe(people);
  });
});
