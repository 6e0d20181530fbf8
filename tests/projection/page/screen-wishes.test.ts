import { describe, expect, it } from 'vitest';
import { readWishes } from '#projection/page/screen-wishes.ts';

const wishes = (query: string) => readWishes(new URLSearchParams(query));

describe('the wishes of an address', () => {
  it('are taken where they are known', () => {
    expect(wishes('quality=lean&backend=webgl2')).toEqual({ backend: 'webgl2', quality: 'lean', software: true });
  });

  it.each(['', 'quality=constructor', 'quality=toString&backend=vulkan', 'quality='])('are none in "%s"', (query) => {
    expect(wishes(query)).toEqual({
      backend: 'auto',
      quality: null,
      software: false,
    });
  });

  it('let a processor draw where they say so', () => {
    expect(wishes('software=yes').software).toBe(true);
    expect(wishes('software=no').software).toBe(false);
    expect(wishes('quality=ci').software).toBe(true);
  });
});
