import { describe, expect, it } from 'vitest';
import { readWishes } from '#projection/page/screen.ts';
import { QUALITY } from '#projection/stage/quality.ts';

const wishes = (query: string) => readWishes(new URLSearchParams(query));

describe('the wishes of an address', () => {
  it('are taken where they are known', () => {
    expect(wishes('quality=lean&backend=webgl2')).toEqual({ backend: 'webgl2', quality: QUALITY.lean });
  });

  it.each(['', 'quality=constructor', 'quality=toString&backend=vulkan', 'quality='])('are none in "%s"', (query) => {
    expect(wishes(query)).toEqual({ backend: 'auto', quality: null });
  });
});
