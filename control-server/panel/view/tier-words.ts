/** How much a surface draws, in words. */

import type { Tier } from '#installation/frame/tier.ts';

export const TIER_WORDS: Readonly<Record<Tier, string>> = {
  full: 'everything',
  fair: 'a little less',
  lean: 'less',
  least: 'the least',
};
