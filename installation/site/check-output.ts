/** What is wrong with the fit of a projector beyond the form of its parts. */

import type { Fault } from '../document/yaml-document.ts';
import type { Output } from './output.ts';
import { quadFault } from './quad.ts';
import { areaOf, crossingSides } from './zones.ts';

/** Smaller than this, a mask hides nothing: share of the picture. */
const SMALLEST_MASK = 1e-6;

/** Everything that keeps `output` from being used, with paths inside it. */
export const outputFaults = (output: Output): Fault[] => [
  ...cornerFaults(output),
  ...blendFaults(output.blend),
  ...maskFaults(output.masks),
];

/** The first of them, or null. */
export const outputFault = (output: Output): Fault | null => outputFaults(output)[0] ?? null;

function cornerFaults({ corners }: Output): Fault[] {
  const fault = quadFault(corners);
  return fault ? [{ path: ['corners', fault.corner], message: fault.says }] : [];
}

/** Two fades that meet leave no place where the picture is whole. */
function blendFaults(blend: Output['blend']): Fault[] {
  const across = (one: 'left' | 'top', other: 'right' | 'bottom'): Fault[] => {
    const [a, b] = [blend[one] ?? 0, blend[other] ?? 0];
    if (a + b <= 1 + 1e-9) return [];
    const message = `the blends ${one} and ${other} overlap: together they may be 1 at most, and are ${shortNumber(a + b)}`;
    return [{ path: ['blend', other], message }];
  };
  return [...across('left', 'right'), ...across('top', 'bottom')];
}

const maskFaults = (masks: Output['masks']): Fault[] =>
  masks.flatMap(({ points }, at): Fault[] => {
    const path = ['masks', at, 'points'];
    const crossing = crossingSides(points);
    if (crossing) {
      const [a, b] = crossing;
      const message = `the sides behind corners ${a + 1} and ${b + 1} cross: name the corners one after the other, all the way round`;
      return [{ path, message }];
    }
    return areaOf(points) < SMALLEST_MASK
      ? [{ path, message: 'this mask hides nothing: its corners lie in one line' }]
      : [];
  });

const shortNumber = (value: number): string => String(Number(value.toFixed(3)));
