/** The camera's page: puts the station, the link and the views together. */

import '@fontsource/zen-kaku-gothic-new/latin-400.css';
import '@fontsource/zen-kaku-gothic-new/latin-500.css';
import '@fontsource/chakra-petch/latin-400.css';
import '@fontsource/chakra-petch/latin-500.css';
import '../../config/theme/night.css';
import './side.css';
import './camera.css';
import './recording.css';
import { io } from 'socket.io-client';
import type { Person } from '#installation/crowd/body.ts';
import { keepPageId } from '#installation/protocol/page-id.ts';
import { SOCKET_SETTINGS } from '#installation/protocol/socket-settings.ts';
import { browserClock, drawBytes, drawUint32 } from '../clock/local-clock.ts';
import { attachFloor } from '../floor/floor-view.ts';
import { openCameraLink } from '../link/open-camera-link.ts';
import { rendererName } from '../recognise/renderer-name.ts';
import { sightAssets, threadsFor } from '../recognise/sight.ts';
import { startSightWorker } from '../recognise/start-sight-worker.ts';
import { rememberedDevice } from './device-choice.ts';
import { deviceView } from './device-view.ts';
import { elementById, setText } from './element.ts';
import { fetchShelf, GestureLibrary } from './gesture-library.ts';
import { numbersView } from './numbers-view.ts';
import { drawOverlay } from './overlay.ts';
import { peopleView } from './people-view.ts';
import { recordingView } from './recording-view.ts';
import { Station } from './station.ts';
import { statusView } from './status-view.ts';
import { gestureWords, linkWords, recogniserWords, sourceWords } from './status-words.ts';
import { stayAwake } from './stay-awake.ts';
import { stillView } from './still-view.ts';
import { replayTake } from './take-page.ts';
import type { Trouble } from './trouble.ts';

/** Meters are for eyes: more often than this only costs time. */
const SHOW_EVERY_MS = 100;

const query = new URLSearchParams(location.search);
const cameraName = query.get('name') ?? 'front';
const video = elementById('video', HTMLVideoElement);
const overlay = elementById('overlay', HTMLCanvasElement);
const frame = elementById('frame', HTMLDivElement);

/** `?recycle=SECONDS`: recognisers are started afresh more often than every two hours; not below what a start takes. */
const LEAST_RECYCLE_S = 10;
const recycleS = Number(query.get('recycle') ?? Number.NaN);
const recycling = recycleS >= LEAST_RECYCLE_S ? { recycleAfterMs: recycleS * 1000 } : {};

const asDelegate = (text: string | null): 'auto' | 'cpu' | 'gpu' => (text === 'cpu' || text === 'gpu' ? text : 'auto');

function showMessage(problem: Trouble | null): void {
  elementById('message', HTMLDivElement).hidden = problem === null;
  if (problem === null) return;
  setText(elementById('message-says', HTMLParagraphElement), problem.says);
  setText(elementById('message-advice', HTMLParagraphElement), problem.advice);
}

function run(): void {
  let people: readonly Person[] = [];
  let isChanged = true;
  const changed = (): void => {
    isChanged = true;
  };
  const link = openCameraLink({
    name: cameraName,
    pageId: keepPageId(sessionStorage, drawBytes),
    gestures: () => library.stage.book.engines.map(({ name }) => name),
    gesturesChanged: (version) => library.told(version),
    clock: browserClock,
    changed,
    socket: io('/camera', SOCKET_SETTINGS),
  });
  const floor = attachFloor({
    camera: cameraName,
    link,
    video,
    frame,
    section: elementById('floor', HTMLElement),
  });
  const showStill = stillView(frame, elementById('still', HTMLCanvasElement));
  const station = new Station({
    cameraName,
    media: navigator.mediaDevices,
    storage: localStorage,
    secureAddress: `http://localhost${location.port && `:${location.port}`}/camera?name=${encodeURIComponent(cameraName)}`,
    clock: browserClock,
    video,
    link,
    startWorker: startSightWorker,
    assets: sightAssets(location.href),
    delegate: asDelegate(query.get('delegate')),
    threads: threadsFor(navigator.hardwareConcurrency),
    ...recycling,
    renderer: rendererName,
    drawNumber: drawUint32,
    isPageHidden: () => document.hidden,
    changed,
    place: floor.place,
    looking: (picture) => showStill(picture, station.sight.pace),
    seen: (seenPeople, aspect) => {
      people = seenPeople;
      drawOverlay(overlay, people, aspect);
      changed();
    },
  });

  const library = new GestureLibrary({
    fetchShelf,
    clock: browserClock,
    changed: ({ book }) => {
      station.setGestures(book.engines);
      changed();
    },
  });

  const showCamera = statusView(elementById('state-camera', HTMLLIElement));
  const showRecogniser = statusView(elementById('state-recogniser', HTMLLIElement));
  const showGestures = statusView(elementById('state-gestures', HTMLLIElement));
  const showLink = statusView(elementById('state-link', HTMLLIElement));
  const showPeople = peopleView(elementById('people-title', HTMLHeadingElement), elementById('people', HTMLDivElement));
  const showRecording = recordingView(
    elementById('recording', HTMLParagraphElement),
    elementById('promise', HTMLParagraphElement),
  );
  const showNumbers = numbersView(elementById('numbers', HTMLDListElement));
  const showDevices = deviceView(
    elementById('device-form', HTMLFormElement),
    elementById('device', HTMLSelectElement),
    station.source,
    () => rememberedDevice(localStorage, cameraName),
  );

  const show = (): void => {
    // A recording begins and ends by time alone.
    showRecording(link.recording());
    if (!isChanged) return;
    isChanged = false;
    const problem = station.sourceTrouble();
    const { stage } = station.source;
    showCamera(sourceWords(stage, problem, video.videoWidth, video.videoHeight));
    const { stage: sightStage, gpuVerdict, pace } = station.sight;
    showRecogniser(recogniserWords(sightStage, gpuVerdict, pace.threads));
    showGestures(gestureWords(library.stage));
    showLink(linkWords(link.status()));
    showMessage(problem);
    frame.dataset.picture = stage.stage === 'live' && problem === null ? 'live' : 'none';
    if (video.videoHeight > 0) frame.style.setProperty('--aspect', String(video.videoWidth / video.videoHeight));
    showPeople(people, problem === null && station.sight.stage.stage === 'ready', library.stage.book.engines);
    showNumbers(station.numbers);
    showDevices();
    floor.show();
  };

  const stopStation = station.start();
  const stopLibrary = library.start();
  const sleepAgain = stayAwake(document, navigator.wakeLock);
  const stopShowing = browserClock.every(SHOW_EVERY_MS, show);
  show();
  addEventListener('pagehide', () => {
    stopShowing();
    sleepAgain();
    stopLibrary();
    stopStation();
    link.stop();
  });
  // Kept and shown again by the browser's back button, the page would stand there with everything stopped.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}

setText(elementById('camera-name', HTMLElement), cameraName);
document.title = `Camera ${cameraName} · Reclaim`;
const take = query.get('take');
if (take === null) run();
else replayTake({ file: take, cameraName });
