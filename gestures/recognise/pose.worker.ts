/** The recogniser's own thread: loads and proves the model once, then answers each picture with landmarks. */

import { browserClock } from '../clock/local-clock.ts';
import { fetchModel } from './fetch-model.ts';
import { findRuntime, type PoseModel, startPoseModel } from './pose-model.ts';
import { type FromRecogniser, type LoadRequest, type RecogniserProblem, ToRecogniser } from './recogniser-messages.ts';
import { selfTest } from './self-test.ts';

const say = (message: FromRecogniser, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });
const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Progress is for people: more than ten reports a second only cost time. */
const PROGRESS_EVERY_MS = 100;

let model: PoseModel | undefined;

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

async function load(request: LoadRequest): Promise<void> {
  const startMs = browserClock.now();
  say({ type: 'progress', step: 'runtime' });
  const runtime = await step('runtime-missing', () => findRuntime(request.wasmBase));
  if (runtime === undefined) return;

  let toldMs = Number.NEGATIVE_INFINITY;
  const fetched = await fetchModel(request.modelUrl, fetch, (receivedBytes, totalBytes) => {
    if (browserClock.now() - toldMs < PROGRESS_EVERY_MS && receivedBytes < totalBytes) return;
    toldMs = browserClock.now();
    say({ type: 'progress', step: 'model', receivedBytes, totalBytes });
  });
  if (!fetched.ok) return fail(fetched.problem, fetched.detail);

  say({ type: 'progress', step: 'start' });
  const started = await step('start-failed', () => startPoseModel(runtime, fetched.bytes, request));
  if (started === undefined) return;
  const loadMs = browserClock.now() - startMs;

  say({ type: 'progress', step: 'self-test' });
  const proof = await step('self-test-failed', async () => selfTest(started.recogniseStill, browserClock.now));
  if (proof === undefined) return;
  if (!proof.ok) return fail('self-test-failed', proof.detail);
  const begun = await step('start-failed', async () => {
    await started.beginSequence();
    return true;
  });
  if (begun === undefined) return;
  model = started;
  const { off: selfTestOff, pictureMs } = proof;
  say({ type: 'ready', delegate: request.delegate, loadMs, pictureMs, selfTestOff });
}

function look({ id, capturedAtMs, picture }: Extract<ToRecogniser, { type: 'frame' }>): void {
  try {
    if (model === undefined) throw new Error('a picture came before the model was ready');
    const startMs = browserClock.now();
    const aspect = picture.width / picture.height;
    const landmarks = model.recogniseNext(picture, capturedAtMs);
    const recogniseMs = browserClock.now() - startMs;
    say({ type: 'poses', id, capturedAtMs, aspect, recogniseMs, landmarks }, [landmarks.buffer]);
  } catch (error) {
    fail('frame-failed', reason(error));
  } finally {
    picture.close();
  }
}

self.onmessage = (event: MessageEvent<unknown>) => {
  const message = ToRecogniser.safeParse(event.data);
  if (!message.success) fail('message-unreadable', message.error.message);
  else if (message.data.type === 'load') void load(message.data);
  else look(message.data);
};
