/** How much of the surveillance drone is shown: what the score says, for the eye and for whom it looks at. */

import type { Parameter } from '../parameter.ts';

export const EYE: Parameter = {
  name: 'eye',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'How much of the surveillance drone is seen where the world sends it. 0: it stays unseen.',
};
export const BEAM: Parameter = {
  name: 'beam',
  min: 0,
  max: 1,
  default: 1,
  unit: '',
  says: 'Light of the beam by which it erases, once it is near.',
};
