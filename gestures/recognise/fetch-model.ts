/** Fetches a model with progress and proves that all of it arrived. */

/** The model's bytes, or why there are none. */
export type FetchedModel =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly problem: 'model-missing' | 'model-damaged'; readonly detail: string };

/** A stored ZIP begins with a local file header; a server's error page does not. */
const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];

const missing = (detail: string): FetchedModel => ({ ok: false, problem: 'model-missing', detail });
const damaged = (detail: string): FetchedModel => ({ ok: false, problem: 'model-damaged', detail });

async function receive(
  body: ReadableStream<Uint8Array>,
  whole: Uint8Array,
  onProgress: (receivedBytes: number) => void,
): Promise<number> {
  const reader = body.getReader();
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return received;
    if (received + value.length <= whole.length) whole.set(value, received);
    received += value.length;
    onProgress(received);
  }
}

/**
 * @param fetchUrl `fetch`, or a stand-in.
 * @param onProgress Hears bytes received and bytes announced by the server.
 */
export async function fetchModel(
  url: string,
  fetchUrl: (url: string) => Promise<Response>,
  onProgress: (receivedBytes: number, totalBytes: number) => void,
): Promise<FetchedModel> {
  try {
    const response = await fetchUrl(url);
    if (!response.ok || response.body === null) return missing(`${url} was answered with ${response.status}`);
    const total = Number(response.headers.get('content-length'));
    if (!Number.isInteger(total) || total <= 0) return damaged(`the server does not say how large ${url} is`);
    const bytes = new Uint8Array(total);
    onProgress(0, total);
    const received = await receive(response.body, bytes, (count) => onProgress(count, total));
    if (received !== total) return damaged(`${received} of ${total} bytes arrived`);
    if (ZIP_SIGNATURE.some((byte, index) => bytes[index] !== byte)) return damaged(`${url} is not a model bundle`);
    return { ok: true, bytes };
  } catch (error) {
    return missing(error instanceof Error ? error.message : String(error));
  }
}
