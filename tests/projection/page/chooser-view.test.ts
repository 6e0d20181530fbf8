import { describe, expect, it } from 'vitest';
import { chooserKey, chooserList, firstPick } from '#projection/page/chooser-view.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `wall-${i + 1}`);

describe('the list of surfaces on a wall', () => {
  it('marks those that are shown, and gives keys to the first ten', () => {
    const { rows } = chooserList(names(12), ['wall-2', 'gone']);
    expect(rows.filter(({ isShown }) => isShown).map(({ name }) => name)).toEqual(['wall-2']);
    expect(rows.map(({ key }) => key)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', null, null]);
  });

  it.each([
    [1, 1],
    [6, 6],
    [7, 4],
    [12, 6],
    [16, 6],
  ])('of %i stands in columns of %i', (count, perColumn) => {
    expect(chooserList(names(count), []).perColumn).toBe(perColumn);
  });

  it('begins at the wall that was shown last, else at the first that nobody shows', () => {
    const list = chooserList(names(3), ['wall-1']);
    expect(firstPick(list, 'wall-3')).toBe(2);
    expect(firstPick(list, null)).toBe(1);
    expect(firstPick(list, 'gone')).toBe(1);
    expect(firstPick(chooserList(names(2), names(2)), null)).toBe(0);
  });

  it('goes round with up and down, and to the side only where something is', () => {
    const list = chooserList(names(8), []);
    expect(chooserKey(list, 0, 'ArrowDown')).toEqual({ picked: 1 });
    expect(chooserKey(list, 0, 'ArrowUp')).toEqual({ picked: 7 });
    expect(chooserKey(list, 7, 'ArrowDown')).toEqual({ picked: 0 });
    expect(chooserKey(list, 1, 'ArrowRight')).toEqual({ picked: 5 });
    expect(chooserKey(list, 5, 'ArrowRight')).toBeNull();
    expect(chooserKey(list, 1, 'ArrowLeft')).toBeNull();
  });

  it('is left by Enter or a number', () => {
    const list = chooserList(names(11), []);
    expect(chooserKey(list, 10, 'Enter')).toEqual({ taken: 'wall-11' });
    expect(chooserKey(list, 0, '3')).toEqual({ taken: 'wall-3' });
    expect(chooserKey(list, 0, '0')).toEqual({ taken: 'wall-10' });
    expect(chooserKey(list, 0, 'x')).toBeNull();
  });

  it('does nothing while it is empty', () => {
    for (const key of ['Enter', '1', 'ArrowDown', 'ArrowLeft'])
      expect(chooserKey(chooserList([], []), 0, key)).toBeNull();
  });
});
