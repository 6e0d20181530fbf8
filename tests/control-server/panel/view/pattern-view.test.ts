import { describe, expect, it } from 'vitest';
import { PATTERN_WORDS, patternsShowing } from '#control-server/panel/view/pattern-view.ts';
import { PATTERNS, type PatternName } from '#installation/protocol/setup.ts';

const showing = (patterns: Readonly<Record<string, PatternName>>, all: readonly string[]) =>
  patternsShowing({ patterns, tiers: {}, software: [], history: {} }, all);

describe('test patterns', () => {
  it('have a name and a use each', () => {
    for (const pattern of PATTERNS) expect(PATTERN_WORDS[pattern].says).toMatch(/^[A-Z].*\.$/);
  });

  it('are told by the walls that show them', () => {
    const says = (names: readonly string[], all = ['a', 'b', 'c', 'd', 'e']) =>
      showing(Object.fromEntries(names.map((name) => [name, 'grid'])), all).says;
    expect(says([])).toBeNull();
    expect(says(['a'])).toBe('“a” shows a test pattern instead of the show.');
    expect(says(['a', 'b'])).toBe('“a” and “b” show test patterns instead of the show.');
    expect(says(['a', 'b', 'c', 'd'])).toBe('4 walls show test patterns instead of the show.');
    expect(says(['a', 'b'], ['a', 'b'])).toBe('All walls show test patterns instead of the show.');
    expect(patternsShowing(null, ['a']).says).toBeNull();
  });

  it('are on everywhere only where every wall shows the same', () => {
    expect(showing({ a: 'grid', b: 'grid' }, ['a', 'b']).everywhere).toBe('grid');
    expect(showing({ a: 'grid', b: 'bars' }, ['a', 'b']).everywhere).toBeNull();
    expect(showing({ a: 'grid' }, ['a', 'b']).everywhere).toBeNull();
    expect(showing({}, ['a', 'b']).everywhere).toBeNull();
    expect(showing({}, []).everywhere).toBeNull();
  });
});
