/** A recogniser's own thread: loads and proves its models once, then answers each view with what it shows. */

import { browserClock } from '../clock/local-clock.ts';
import { fetchModel } from './fetch-model.ts';
import {
  type FromRecogniser,
  type LoadHandsRequest,
  type LoadRequest,
  type LookRequest,
  type RecogniserProblem,
  ToRecogniser,
} from './recogniser-messages.ts';
import { selfTest } from './self-test.ts';
import { findRuntime, type Model, type Runtime, startBodyModel, startHandModel } from './vision-models.ts';

const say = (message: FromRecogniser, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });
const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Progress is for people: more than ten reports a second only cost time. */
const PROGRESS_EVERY_MS = 100;

interface Loaded {
  readonly runtime: Runtime;
  readonly request: LoadRequest;
  readonly bodies: Model;
  hands?: Model;
}

let loaded: Loaded | undefined;

function fail(problem: RecogniserProblem, detail: string): void {
  say({ type: 'failed', problem, detail });
}

/** Runs a step; when it throws, says which problem that is. */
async function step<T>(problem: RecogniserProblem, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    fail(problem, reason(error));
    return undefined;
  }
}

/** Brings a model's bytes, or has said why not. */
async function bring(url: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  let toldMs = Number.NEGATIVE_INFINITY;
  const fetched = await fetchModel(url, fetch, (receivedBytes, totalBytes) => {
    if (browserClock.now() - toldMs < PROGRESS_EVERY_MS && receivedBytes < totalBytes) return;
    toldMs = browserClock.now();
    say({ type: 'progress', step: 'model', receivedBytes, totalBytes });
  });
  if (fetched.ok) return fetched.bytes;
  fail(fetched.problem, fetched.detail);
  return undefined;
}

async function load(request: LoadRequest): Promise<void> {
  const startMs = browserClock.now();
  say({ type: 'progress', step: 'runtime' });
  const runtime = await step('runtime-missing', () => findRuntime(request.wasmBase));
  if (runtime === undefined) return;
  const bytes = await bring(request.poseModelUrl);
  if (bytes === undefined) return;

  say({ type: 'progress', step: 'start' });
  const bodies = await step('start-failed', () => startBodyModel(runtime, bytes, request));
  if (bodies === undefined) return;
  const loadMs = browserClock.now() - startMs;

  say({ type: 'progress', step: 'self-test' });
  const proof = await step('self-test-failed', async () => selfTest(bodies, browserClock.now));
  if (proof === undefined) return;
  if (!proof.ok) return fail('self-test-failed', proof.detail);
  loaded = { runtime, request, bodies };
  const { off: selfTestOff, pictureMs } = proof;
  say({ type: 'ready', delegate: request.delegate, loadMs, pictureMs, selfTestOff });
}

async function loadHands({ handModelUrl, maxHands }: LoadHandsRequest): Promise<void> {
  if (loaded === undefined) return fail('start-failed', 'the hands were asked for before the bodies were ready');
  const { runtime, request } = loaded;
  const bytes = await bring(handModelUrl);
  if (bytes === undefined) return;
  const hands = await step('start-failed', () =>
    startHandModel(runtime, bytes, { delegate: request.delegate, maxHands }),
  );
  if (hands === undefined) return;
  loaded.hands = hands;
  say({ type: 'hands-ready' });
}

function look({ id, subject, view }: LookRequest): void {
  try {
    const model = loaded?.[subject];
    if (model === undefined) throw new Error(`a picture came before the model for ${subject} was ready`);
    const startMs = browserClock.now();
    const found = model(view);
    const recogniseMs = browserClock.now() - startMs;
    const nothing = new Float32Array(0);
    const bodies = subject === 'bodies' ? found : nothing;
    const hands = subject === 'hands' ? found : nothing;
    say({ type: 'seen', id, recogniseMs, bodies, hands }, [found.buffer]);
  } catch (error) {
    fail('frame-failed', reason(error));
  } finally {
    view.close();
  }
}

self.onmessage = (event: MessageEvent<unknown>) => {
  const message = ToRecogniser.safeParse(event.data);
  if (!message.success) return fail('message-unreadable', message.error.message);
  switch (message.data.type) {
    case 'load':
      return void load(message.data);
    case 'load-hands':
      return void loadHands(message.data);
    case 'look':
      return look(message.data);
  }
};
