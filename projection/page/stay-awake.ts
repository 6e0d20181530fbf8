/** Keeps the machine of a wall from dimming or sleeping, as far as its browser lets a page. */

/**
 * Holds a wake lock while the page is visible, and takes it again whenever the page comes back or the system has let it
 * go. A browser that gives none (an address it does not trust) is left in peace: the start script keeps the machine awake.
 *
 * @param wakeLock `navigator.wakeLock`; undefined where the browser has none.
 */
export function stayAwake(page: Document, wakeLock: WakeLock | undefined): void {
  let isHeld = false;
  const hold = async (): Promise<void> => {
    if (!wakeLock || isHeld || page.visibilityState !== 'visible') return;
    isHeld = true;
    try {
      const held = await wakeLock.request('screen');
      held.addEventListener('release', () => {
        isHeld = false;
        void hold();
      });
    } catch (error) {
      isHeld = false;
      console.info('the screen may go dark: the browser gives no wake lock', error);
    }
  };
  page.addEventListener('visibilitychange', () => void hold());
  void hold();
}
