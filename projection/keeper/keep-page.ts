/** Has the page of this wall kept in the browser, where the browser does that. */

const KEEPER = '/wall-keeper.js';

/** Registers the keeper and tells it what this page is made of. A browser that keeps no pages is left in peace. */
export async function keepPage(container: ServiceWorkerContainer | undefined, page: Performance): Promise<void> {
  if (!container) return;
  try {
    await container.register(KEEPER, { scope: '/projection', type: 'module', updateViaCache: 'none' });
    const { active } = await container.ready;
    active?.postMessage(page.getEntriesByType('resource').map(({ name }) => name));
  } catch (error) {
    console.info('this browser keeps no page for the time without a server', error);
  }
}
