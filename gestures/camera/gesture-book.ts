/** The gesture descriptions that are built into the page, whatever their names. */

import { type ParsedGestures, parseGestures } from '../interpret/gesture-description.ts';

/** Reads `config/gestures/*.json`. */
export function readGestureBook(): ParsedGestures {
  const files = import.meta.glob<unknown>('../../config/gestures/*.json', { eager: true, import: 'default' });
  return parseGestures(
    Object.fromEntries(
      Object.entries(files).map(([path, value]): [string, unknown] => [path.slice(path.lastIndexOf('/') + 1), value]),
    ),
  );
}
