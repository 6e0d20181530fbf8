import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, surfaceIn } from '#projection/page/wall-address.ts';

describe('the address of a wall', () => {
  it.each([
    ['/projection/left', 'left'],
    ['/projection/far%20right', 'far right'],
    ['/projection', null],
    ['/projection/', null],
    ['/projection/%e0%a4', '%e0%a4'],
  ])('%s names %s', (path, surface) => {
    expect(surfaceIn(path)).toBe(surface);
  });

  it('keeps what it asks for besides, and asks to choose only where it is the list', () => {
    const query = new URLSearchParams('choose=&page=abc&quality=lean');
    expect(addressOf('left', query)).toBe('/projection/left?page=abc&quality=lean');
    expect(addressOf(null, query)).toBe('/projection?page=abc&quality=lean&choose=');
    expect(addressOf('left', new URLSearchParams())).toBe('/projection/left');
  });

  it('is read as it was written, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        const { pathname } = new URL(addressOf(name, new URLSearchParams()), 'http://server');
        // What a browser takes for the folder itself or the one above is no name.
        if (name !== '.' && name !== '..') expect(surfaceIn(pathname)).toBe(name);
      }),
    );
  });
});
