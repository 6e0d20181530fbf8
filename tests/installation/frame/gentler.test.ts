import { expect, it } from 'vitest';
import { gentler } from '#installation/frame/gentler.ts';

it('is as gentle as either asks for, and never less', () => {
  const [still, plain] = [
    { reducedMotion: true, highContrast: false },
    { reducedMotion: false, highContrast: false },
  ];
  expect(gentler(plain, plain)).toEqual(plain);
  expect(gentler(plain, still)).toEqual(still);
  expect(gentler(still, plain)).toEqual(still);
  expect(gentler(still, { reducedMotion: false, highContrast: true })).toEqual({
    reducedMotion: true,
    highContrast: true,
  });
});
