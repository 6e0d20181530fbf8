import { expect, it } from 'vitest';
import { localMs } from '#installation/time/axes.ts';
import { createProgrammeLoop, type ProgrammeParts } from '#projection/programme/programme-loop.ts';

it('tells why it stands still, and never throws', () => {
  const warned: string[] = [];
  const failing = (): never => {
    throw new Error('no clock');
  };
  const parts: ProgrammeParts = {
    link: {
      session: { serverAt: failing } as unknown as ProgrammeParts['link']['session'],
      crowd: {} as ProgrammeParts['link']['crowd'],
      barred: () => null,
    },
    screen: { draw: () => true, trouble: () => null },
    frames: { add: () => {} },
    siteNow: () => null,
    tell: () => {},
    warn: (text) => warned.push(text),
  };
  const loop = createProgrammeLoop(parts);
  expect(loop.fault()).toBeNull();
  loop.draw(localMs(0));
  loop.draw(localMs(16));
  expect(loop.fault()).toBe('The picture stands still (no clock).');
  expect(warned).toHaveLength(1);
});
