/** Keeps a wall in the tier that its machine keeps up with and that its neighbours draw, too. */

import type { Tier } from '#installation/frame/tier.ts';
import type { LocalMs } from '#installation/time/axes.ts';
import { createTierWish, drawnTier } from '../stage/tier-wish.ts';
import type { Screen } from './screen.ts';

export interface TierKeeper {
  /** To be called with the display's time of every picture. */
  look(frameAt: LocalMs): void;
  /** The tier this machine could keep up with. */
  wants(): Tier;
  /** Between two pictures, the 95th percentile of the last seconds, ms; null before there are enough. */
  frameMs(): number | null;
}

export interface TierKeeperParts {
  readonly screen: Pick<Screen, 'tier' | 'setTier' | 'software'>;
  /** The server's word for this surface; undefined: none yet. */
  readonly told: () => Tier | undefined;
  /** Whether the server is there. */
  readonly isLive: () => boolean;
}

export function createTierKeeper({ screen, told, isLive }: TierKeeperParts): TierKeeper {
  const wish = createTierWish();
  const wants = (): Tier => (screen.software() ? 'least' : wish.wants());
  return {
    look: (frameAt) => {
      const tier = screen.tier();
      if (tier === null) wish.idle(frameAt);
      else wish.drew(frameAt, tier);
      screen.setTier(drawnTier(told(), wants(), isLive()));
    },
    wants,
    frameMs: wish.frameMs,
  };
}
