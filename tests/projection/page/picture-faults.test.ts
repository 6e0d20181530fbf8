import { expect, it } from 'vitest';
import { localMs } from '#installation/time/axes.ts';
import { createPictureFaults } from '#projection/page/picture-faults.ts';

it('tells a fault for two seconds after the last failing picture, and warns once for each row of them', () => {
  const warned: unknown[] = [];
  const faults = createPictureFaults((_, error) => warned.push(error));
  expect(faults.told()).toBeNull();
  faults.add(new Error('the look "city" fails: no light'), localMs(1000));
  faults.add('something', localMs(1016));
  expect(faults.told()).toBe('The picture stands still (something).');
  faults.well(localMs(3016));
  expect(faults.told()).not.toBeNull();
  faults.well(localMs(3017));
  expect(faults.told()).toBeNull();
  faults.add(new Error('again'), localMs(4000));
  expect(warned.map(String)).toEqual(['Error: the look "city" fails: no light', 'Error: again']);
});
