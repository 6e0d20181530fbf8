/** Where looks stand among each other. */

import type { Look } from './look.ts';

/** Where a look goes that the order does not name. */
export const OTHERS = '...';

/** Whether something a file exports is a look. */
export const isLook = (value: unknown): value is Look =>
  typeof value === 'object' &&
  value !== null &&
  'build' in value &&
  typeof value.build === 'function' &&
  'name' in value &&
  'parameters' in value;

/**
 * The looks back to front: those that `order` names by it, others where it says `...`, or right before the look that is
 * drawn behind them. Looks without a place of their own stand in the order of their names.
 */
export function inDrawingOrder(looks: readonly Look[], order: readonly string[]): readonly Look[] {
  const byName = looks.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const named = order.flatMap((name) => (name === OTHERS ? [] : byName.filter((look) => look.name === name)));
  const found = [...named];
  const before = order.slice(0, order.indexOf(OTHERS));
  const own = named.filter(({ name }) => before.includes(name)).length;
  const others = byName.filter((look) => !named.includes(look));
  found.splice(own, 0, ...others.filter(({ behind }) => !named.some(({ name }) => name === behind)));
  for (const look of others.toReversed()) {
    const place = named.some(({ name }) => name === look.behind)
      ? found.findIndex(({ name }) => name === look.behind)
      : -1;
    if (place >= 0) found.splice(place + 1, 0, look);
  }
  return found;
}
