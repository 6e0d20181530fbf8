/** Keeps the screen from going dark: a machine that dozes off shows its camera no pictures. */

import type { Cancel } from '../clock/local-clock.ts';

/**
 * Holds a wake lock while the page is visible and takes it again whenever the page comes back. A browser that refuses
 * (an empty battery, an insecure page) is left in peace. Returns the release.
 *
 * @param wakeLock `navigator.wakeLock`; undefined where the browser has none.
 */
export function stayAwake(page: Document, wakeLock: WakeLock | undefined): Cancel {
  let held: WakeLockSentinel | undefined;
  const hold = async (): Promise<void> => {
    if (page.visibilityState !== 'visible') return;
    try {
      held = await wakeLock?.request('screen');
    } catch (error) {
      console.info('the screen may go dark: the browser gives no wake lock', error);
    }
  };
  const onVisibility = (): void => void hold();
  page.addEventListener('visibilitychange', onVisibility);
  void hold();
  return () => {
    page.removeEventListener('visibilitychange', onVisibility);
    void held?.release();
  };
}
