import { describe, expect, it } from 'vitest';
import { gentled, readWishes } from '#projection/page/screen-wishes.ts';
import { frameOf } from '#tests/projection/stage/support/sample-frames.ts';

const wishes = (query: string) => readWishes(new URLSearchParams(query));

describe('the wishes of an address', () => {
  it('are taken where they are known', () => {
    expect(wishes('quality=lean&backend=webgl2')).toEqual({
      backend: 'webgl2',
      quality: 'lean',
      software: true,
      comfort: { reducedMotion: false, highContrast: false },
    });
  });

  it.each(['', 'quality=constructor', 'quality=toString&backend=vulkan', 'quality='])('are none in "%s"', (query) => {
    expect(wishes(query)).toEqual({
      backend: 'auto',
      quality: null,
      software: false,
      comfort: { reducedMotion: false, highContrast: false },
    });
  });

  it('make pictures gentler, never less gentle than the site says', () => {
    const frame = frameOf([], {}, { comfort: { reducedMotion: false, highContrast: true } });
    expect(gentled(frame, wishes(''))).toBe(frame);
    expect(gentled(frame, wishes('motion=reduced')).comfort).toEqual({ reducedMotion: true, highContrast: true });
    expect(gentled(frame, wishes('motion=none&contrast=high')).comfort).toEqual(frame.comfort);
  });

  it('let a processor draw where they say so', () => {
    expect(wishes('software=yes').software).toBe(true);
    expect(wishes('software=no').software).toBe(false);
    expect(wishes('quality=ci').software).toBe(true);
  });
});
