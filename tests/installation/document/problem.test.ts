import { describe, expect, it } from 'vitest';
import { describeProblem } from '#installation/document/problem.ts';
import { suggest } from '#installation/document/suggest.ts';

describe('a problem in one line', () => {
  const place = { file: 'shows/a.yaml', line: 12, column: 5 };

  it('begins with a place that editors can jump to', () => {
    expect(
      describeProblem({ ...place, path: 'cast > ayla', message: 'unknown motion "stnds"', suggestion: 'stands' }),
    ).toBe('shows/a.yaml:12:5: cast > ayla: unknown motion "stnds" (did you mean "stands"?)');
  });

  it('leaves out what it does not know', () => {
    expect(describeProblem({ ...place, path: '', message: 'no document' })).toBe('shows/a.yaml:12:5: no document');
  });
});

describe('a suggestion', () => {
  const known = ['rise', 'refuse', 'link', 'keeps-watch'];

  it.each([
    ['rize', 'rise'],
    ['Refuse', 'refuse'],
    ['lin', 'link'],
    ['keep-watch', 'keeps-watch'],
  ])('takes %s for %s', (typed, meant) => {
    expect(suggest(typed, known)).toBe(meant);
  });

  it('is not made where nothing is near', () => {
    expect(suggest('shockwave', known)).toBeUndefined();
    expect(suggest('', known)).toBeUndefined();
    expect(suggest('rise', [])).toBeUndefined();
  });

  it('takes the nearest of several', () => {
    expect(suggest('linksss', ['lines', 'links', 'minks'])).toBe('links');
  });

  it('takes swapped letters before others as near', () => {
    expect(suggest('fdae', ['flag', 'fade'])).toBe('fade');
    expect(suggest('fdae', ['fade', 'flag'])).toBe('fade');
  });

  it('is not made where nothing of the name is left', () => {
    expect(suggest('3', ['1', '4'])).toBeUndefined();
    expect(suggest('3', ['13'])).toBe('13');
  });
});
