/**
 * Keeps the page of a wall and what it is made of in the browser, so that a wall that is loaded anew while the server is
 * away comes back. A service worker: browsers run it only on addresses they trust, as the start script makes ours one.
 * It keeps pages, scripts, styles and fonts, and nothing that anybody does.
 */

/** What is used of a service worker's events and scope; the types of pages have none of them. */
interface KeeperEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface KeeperFetch extends KeeperEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface KeeperScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: KeeperEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: KeeperFetch) => void): void;
  addEventListener(type: 'message', listener: (event: KeeperEvent & { readonly data: unknown }) => void): void;
}

const worker = self as unknown as KeeperScope;

const CACHE = 'reclaim-wall';
/** One page serves all surfaces: the name in the address is read by the page itself. */
const PAGE = '/projection';
/** A server that is away may not even refuse; so long a wall waits for it, ms. */
const PATIENCE_MS = 3000;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

/** A page that was loaded before this ran tells what it is made of. */
worker.addEventListener('message', (event) => {
  if (!Array.isArray(event.data)) return;
  const addresses = event.data.filter((address: unknown): address is string => typeof address === 'string');
  event.waitUntil(keepAll(addresses.filter((address) => address.startsWith(`${worker.location.origin}/assets/`))));
});

async function keepAll(addresses: readonly string[]): Promise<void> {
  await keepPage(await fetch(PAGE));
  await Promise.all(addresses.map((address) => asset(new Request(address))));
}

/** From the server where it answers, else as it was kept. */
async function page(request: Request): Promise<Response> {
  const asked = fetch(request);
  try {
    const answer = await Promise.race([asked, tooLate(PATIENCE_MS)]);
    if (answer.ok && !answer.redirected) await keepPage(answer.clone());
    return answer;
  } catch {
    return (await (await caches.open(CACHE)).match(PAGE)) ?? asked;
  }
}

const tooLate = (ms: number): Promise<never> =>
  new Promise((_resolve, reject) => {
    const signal = AbortSignal.timeout(ms);
    signal.addEventListener('abort', () => reject(signal.reason));
  });

/** A page that has changed is made of other parts: those of the one before go. */
async function keepPage(answer: Response): Promise<void> {
  if (!answer.ok) return;
  const kept = await (await caches.open(CACHE)).match(PAGE);
  if (kept && (await kept.text()) !== (await answer.clone().text())) await caches.delete(CACHE);
  await (await caches.open(CACHE)).put(PAGE, answer);
}

/** The name of an asset changes with what is in it: one that was kept is as good as new. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) await cache.put(request, answer.clone());
  return answer;
}
