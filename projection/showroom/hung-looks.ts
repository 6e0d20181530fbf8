/** Which looks are drawn where one is to be seen alone. */

import type { Look } from '../looks/look.ts';
import type { ShowroomState } from './showroom-state.ts';

/** The look, people where there are any, and the city where it is wanted, in the order they are drawn on walls. */
export const hungLooks = (
  looks: readonly Look[],
  shown: Look,
  { hasCity, crowd, hasCast }: Pick<ShowroomState, 'hasCity' | 'crowd' | 'hasCast'>,
): readonly Look[] =>
  looks.filter(
    (look) =>
      look === shown || (look.name === 'city' && hasCity) || (look.name === 'figures' && (crowd > 0 || hasCast)),
  );
