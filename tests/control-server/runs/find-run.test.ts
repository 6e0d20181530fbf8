import { describe, expect, it } from 'vitest';
import { findRun } from '#control-server/runs/find-run.ts';

const IDS = ['2026-11-23T20-15-00.000Z', '2026-11-22T20-15-00.000Z', '2026-11-22T18-00-00.000Z'];

const says = (ids: readonly string[], asked: string): string => {
  const found = findRun(ids, asked);
  return found.ok ? `found ${found.id}` : found.says;
};

describe('finding a run', () => {
  it.each([
    ['last', '2026-11-23T20-15-00.000Z'],
    ['2026-11-22T18-00-00.000Z', '2026-11-22T18-00-00.000Z'],
    ['2026-11-23', '2026-11-23T20-15-00.000Z'],
    ['2026-11-22T2', '2026-11-22T20-15-00.000Z'],
  ])('“%s” is %s', (asked, id) => {
    expect(findRun(IDS, asked)).toEqual({ ok: true, id });
  });

  it('tells all that a beginning may mean', () => {
    expect(says(IDS, '2026-11-22')).toBe(
      '“2026-11-22” may be any of these runs:\n  2026-11-22T20-15-00.000Z\n  2026-11-22T18-00-00.000Z',
    );
  });

  it('does not list a whole season', () => {
    const many = Array.from({ length: 20 }, (_, i) => `2026-11-22T20-15-${String(59 - i)}.000Z`);
    const lines = says(many, '2026').split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('  and 12 more');
  });

  it('guesses what was meant', () => {
    expect(says(IDS, 'lats')).toBe('No run is called “lats”. Did you mean last? npm run runs lists them all.');
    expect(says(IDS, '2026-11-22T20:15:00.000Z')).toContain('Did you mean 2026-11-22T20-15-00.000Z?');
    expect(says(IDS, 'premiere')).toBe(
      'No run is called “premiere”. The newest is 2026-11-23T20-15-00.000Z. npm run runs lists them all.',
    );
  });

  it('says so where there are none, or nothing was asked', () => {
    expect(says([], 'last')).toBe('There are no runs yet. npm start begins one.');
    expect(findRun(IDS, '').ok).toBe(false);
  });
});
