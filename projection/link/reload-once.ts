/**
 * Nobody stands at a projector to reload its page: one that is too old for its server does it by itself, once. Where that
 * did not help, it stays and says so.
 */

import type { TabStorage } from '#installation/protocol/page-id.ts';
import type { Stage } from '#installation/protocol/session.ts';

const KEY = 'reclaim-reloaded';

export interface ReloadOnce {
  /** To be told every stage of the session. */
  look(stage: Stage): void;
}

/** `storage` lasts over the reload, so that one that did not help is not tried again. */
export function createReloadOnce(storage: TabStorage, reload: () => void): ReloadOnce {
  let isReloading = false;
  return {
    look: (stage) => {
      if (stage.stage === 'live') storage.removeItem(KEY);
      if (stage.stage !== 'refused' || stage.retry || isReloading || storage.getItem(KEY) !== null) return;
      isReloading = true;
      storage.setItem(KEY, stage.says);
      reload();
    },
  };
}
