/** From a captured picture to the message on its way, all but the recognition itself: a real station, a fake recogniser. */

import { Station } from '#gestures/camera/station.ts';
import { browserClock, drawUint32 } from '#gestures/clock/local-clock.ts';
import { describedGesture } from '#gestures/interpret/described-gesture.ts';
import type { RecogniserWorker } from '#gestures/recognise/look-worker.ts';
import { BODY_NUMBERS, type ToRecogniser } from '#gestures/recognise/recogniser-messages.ts';
import type { View } from '#gestures/recognise/view.ts';
import type { Landmarks } from '#installation/crowd/body.ts';
import { encodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import { serverMs } from '#installation/time/axes.ts';
import { lookAtCrowd, standing } from '#tests/gestures/support/fake-crowd.ts';
import { ownGestures } from '#tests/gestures/support/gesture-files.ts';
import { atMost, type Bench, type Figure, figure, quantile } from './bench.ts';

const [WIDTH_PX, HEIGHT_PX] = [1280, 720];
const ASPECT = WIDTH_PX / HEIGHT_PX;
/** People, and how they stand: in so many rows, with torsos of this length in picture heights. */
const CROWDS = [
  { count: 1, rows: 1, torso: 0.25 },
  { count: 10, rows: 2, torso: 0.13 },
  { count: 40, rows: 4, torso: 0.065 },
] as const;
/** Until everybody is found and every program is warm. */
const WARM_UP = 120;
const PICTURES = 400;

export const cameraPath: Bench = {
  name: 'camera-path',
  says: 'A station with 1, 10 and 40 people: ms from a captured picture to the message sent, recognition left out.',
  needsBrowser: false,
  run: async ({ seconds, say }) => {
    const figures: Figure[] = [];
    for (const { count, rows, torso } of CROWDS) {
      say(`${count} people`);
      const pictures = seconds === null ? PICTURES : Math.max(100, Math.round((seconds * 30) / CROWDS.length));
      const { tookMs, people, dropped } = await measured(crowd(count, rows, torso), pictures);
      figures.push(
        figure(`${count} people: seen at the end`, people, ''),
        figure(`${count} people: p50`, quantile(tookMs, 0.5), 'ms'),
        atMost(`${count} people: p99`, quantile(tookMs, 0.99), 'ms', 5),
        atMost(`${count} people: pictures given but not sent`, dropped, '', 0),
      );
    }
    return figures;
  },
};

function crowd(count: number, rows: number, torso: number): readonly Landmarks[] {
  const perRow = count / rows;
  return Array.from({ length: count }, (_, index) =>
    standing((ASPECT * ((index % perRow) + 0.5)) / perRow, (Math.floor(index / perRow) + 0.4) / rows, torso),
  );
}

/** A bitmap that knows which part of the picture it is. */
interface Part extends View {
  close(): void;
}

/** Sees the crowd in every view at once, tells its own time, which is not the station's, says that it took next to nothing, so that everybody is looked at each time. */
function instantWorker(people: readonly Landmarks[], spent: (ms: number) => void): RecogniserWorker {
  const worker: RecogniserWorker = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (sent) => {
      const message = sent as ToRecogniser;
      const answer = (data: object): void =>
        queueMicrotask(() => worker.onmessage?.({ data } as MessageEvent<unknown>));
      if (message.type === 'load') {
        answer({ type: 'ready', delegate: 'CPU', loadMs: 1, pictureMs: 1, selfTestOff: 0 });
      } else if (message.type === 'look') {
        const startMs = performance.now();
        const view = message.view as unknown as Part;
        const found = lookAtCrowd(people, view).found.map((body) => inView(body, view));
        const bodies = new Float32Array(found.length * BODY_NUMBERS);
        for (const [index, body] of found.entries()) bodies.set(body, index * BODY_NUMBERS);
        spent(performance.now() - startMs);
        answer({ type: 'seen', id: message.id, recogniseMs: 0.1, bodies, hands: new Float32Array(0) });
      }
    },
  };
  return worker;
}

/** A body of the picture in the heights of one of its views, as a recogniser gives it. */
const inView = (body: Landmarks, { left, top, height }: View): Landmarks =>
  body.map((value, index) => {
    const from = [left, top, 0, 0][index % 4] ?? 0;
    return index % 4 === 3 ? value : (value - from) / height;
  });

async function measured(people: readonly Landmarks[], pictures: number) {
  const restore = withoutPixels();
  const video = fakeVideo();
  let [fakeMs, showedMs] = [0, 0];
  const sent: { tookMs: number; people: number }[] = [];
  const gestures = ownGestures().map(describedGesture);
  const names = gestures.map(({ name }) => name);
  const station = new Station({
    cameraName: 'bench',
    media: fakeMedia(),
    storage: { getItem: () => null, setItem: () => undefined },
    secureAddress: '',
    clock: browserClock,
    video: video.element,
    link: {
      now: () => serverMs(performance.now()),
      send: (sample) => {
        encodeCrowdSample(sample, names);
        sent.push({ tookMs: performance.now() - showedMs - fakeMs, people: sample.people.length });
      },
      report: () => undefined,
      status: () => ({ stage: 'live', clockBoundMs: 1, notice: null }),
      recording: () => null,
      stop: () => undefined,
    },
    startWorker: () =>
      instantWorker(people, (ms) => {
        fakeMs += ms;
      }),
    assets: { wasmBase: '', poseModelUrl: '', handModelUrl: '' },
    delegate: 'cpu',
    threads: 3,
    drawNumber: drawUint32,
    isPageHidden: () => false,
    changed: () => undefined,
    seen: () => undefined,
  });
  station.setGestures(gestures);
  const stop = station.start();
  const tookMs: number[] = [];
  let dropped = 0;
  for (let picture = 0; picture < WARM_UP + pictures; picture += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const before = sent.length;
    fakeMs = 0;
    showedMs = performance.now();
    video.show(showedMs);
    for (let turn = 0; turn < 50 && sent.length === before; turn += 1) await new Promise((done) => setImmediate(done));
    const last = sent.at(-1);
    if (picture < WARM_UP) continue;
    if (last === undefined || sent.length === before) dropped += 1;
    else tookMs.push(last.tookMs);
  }
  stop();
  restore();
  return { tookMs, people: sent.at(-1)?.people ?? 0, dropped };
}

/** Node has no pictures: these know their place and nothing else. Returns what takes the stand-ins away. */
function withoutPixels(): () => void {
  const part = (view: View): Part & { width: number; height: number } => ({ ...view, close: () => undefined });
  const cut = async (source: { videoWidth?: number }, left = 0, top = 0, width = WIDTH_PX, height = HEIGHT_PX) => {
    if (source.videoWidth !== undefined) return { width: WIDTH_PX, height: HEIGHT_PX, close: () => undefined };
    const unit = HEIGHT_PX;
    return part({ left: left / unit, top: top / unit, width: width / unit, height: height / unit });
  };
  class NoCanvas {
    getContext() {
      return null;
    }
  }
  const globals = globalThis as unknown as Record<string, unknown>;
  globals.createImageBitmap = cut;
  globals.OffscreenCanvas = NoCanvas;
  return () => {
    delete globals.createImageBitmap;
    delete globals.OffscreenCanvas;
  };
}

type Callback = (nowMs: number, metadata: object) => void;

function fakeVideo() {
  let waiting: Callback = () => undefined;
  const element = {
    videoWidth: WIDTH_PX,
    srcObject: null,
    requestVideoFrameCallback: (callback: Callback) => {
      waiting = callback;
      return 1;
    },
    cancelVideoFrameCallback: () => undefined,
  };
  return { element: element as unknown as HTMLVideoElement, show: (nowMs: number) => waiting(nowMs, {}) };
}

function fakeMedia(): MediaDevices {
  const track = Object.assign(new EventTarget(), {
    label: 'bench',
    muted: false,
    getSettings: () => ({ deviceId: 'a' }),
    stop: () => undefined,
  });
  return Object.assign(new EventTarget(), {
    enumerateDevices: async () => [{ kind: 'videoinput', deviceId: 'a', label: 'bench' }],
    getUserMedia: async () => ({ getTracks: () => [track], getVideoTracks: () => [track] }),
  }) as unknown as MediaDevices;
}
