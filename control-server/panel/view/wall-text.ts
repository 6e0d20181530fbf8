/** The text that stands on the walls now. */

import type { Moment } from '../store/moment.ts';

/** Its words, empty where the walls carry none; null where the score has no texts at all. */
export function wallText({ state }: Moment): string | null {
  const texts = state?.plan?.score.texts ?? {};
  if (!state || Object.keys(texts).length === 0) return null;
  const { name } = state.text;
  return name === null ? '' : ((Object.hasOwn(texts, name) ? texts[name] : undefined) ?? name);
}
