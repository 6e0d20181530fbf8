/** The camera's page: puts the station, the link and the views together. */

import '@fontsource/zen-kaku-gothic-new/latin-400.css';
import '@fontsource/zen-kaku-gothic-new/latin-500.css';
import '@fontsource/chakra-petch/latin-400.css';
import '@fontsource/chakra-petch/latin-500.css';
import '../../config/theme/night.css';
import './side.css';
import './camera.css';
import { io } from 'socket.io-client';
import type { Person } from '#installation/crowd/body.ts';
import { keepPageId } from '#installation/protocol/page-id.ts';
import { SOCKET_SETTINGS } from '#installation/protocol/socket-settings.ts';
import { browserClock, drawBytes, drawUint32 } from '../clock/local-clock.ts';
import { attachFloor } from '../floor/floor-view.ts';
import type { GestureDescription } from '../interpret/gesture-description.ts';
import { openCameraLink } from '../link/open-camera-link.ts';
import { startPoseWorker } from '../recognise/start-pose-worker.ts';
import { rememberedDevice } from './device-choice.ts';
import { deviceView } from './device-view.ts';
import { elementById, setText } from './element.ts';
import { readGestureBook } from './gesture-book.ts';
import { numbersView } from './numbers-view.ts';
import { drawOverlay } from './overlay.ts';
import { peopleView } from './people-view.ts';
import { Station } from './station.ts';
import { statusView } from './status-view.ts';
import { linkWords, recogniserWords, sourceWords } from './status-words.ts';
import { stayAwake } from './stay-awake.ts';
import { type Trouble, trouble } from './trouble.ts';

/** People looked for in one picture. */
const MAX_PEOPLE = 6;
/** Meters are for eyes: more often than this only costs time. */
const SHOW_EVERY_MS = 100;

const query = new URLSearchParams(location.search);
const cameraName = query.get('name') ?? 'front';
const video = elementById('video', HTMLVideoElement);
const overlay = elementById('overlay', HTMLCanvasElement);
const frame = elementById('frame', HTMLDivElement);

function showMessage(problem: Trouble | null): void {
  elementById('message', HTMLDivElement).hidden = problem === null;
  if (problem === null) return;
  setText(elementById('message-says', HTMLParagraphElement), problem.says);
  setText(elementById('message-advice', HTMLParagraphElement), problem.advice);
}

function run(gestures: readonly GestureDescription[]): void {
  let people: readonly Person[] = [];
  let isChanged = true;
  const changed = (): void => {
    isChanged = true;
  };
  const link = openCameraLink({
    name: cameraName,
    pageId: keepPageId(sessionStorage, drawBytes),
    gestures: gestures.map(({ name }) => name),
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
  const station = new Station({
    cameraName,
    media: navigator.mediaDevices,
    storage: localStorage,
    secureAddress: `http://localhost${location.port && `:${location.port}`}/camera?name=${encodeURIComponent(cameraName)}`,
    clock: browserClock,
    video,
    gestures,
    link,
    startWorker: startPoseWorker,
    request: {
      wasmBase: new URL('/mediapipe/wasm', location.href).href,
      modelUrl: new URL('/models/pose_landmarker_lite.task', location.href).href,
      delegate: query.get('delegate') === 'gpu' ? 'GPU' : 'CPU',
      maxPeople: MAX_PEOPLE,
    },
    drawNumber: drawUint32,
    isPageHidden: () => document.hidden,
    changed,
    place: floor.place,
    seen: (seenPeople, aspect) => {
      people = seenPeople;
      drawOverlay(overlay, people, aspect);
      changed();
    },
  });

  const showCamera = statusView(elementById('state-camera', HTMLLIElement));
  const showRecogniser = statusView(elementById('state-recogniser', HTMLLIElement));
  const showLink = statusView(elementById('state-link', HTMLLIElement));
  const showPeople = peopleView(
    elementById('people-title', HTMLHeadingElement),
    elementById('people', HTMLDivElement),
    gestures,
  );
  const showNumbers = numbersView(elementById('numbers', HTMLDListElement));
  const showDevices = deviceView(
    elementById('device-form', HTMLFormElement),
    elementById('device', HTMLSelectElement),
    station.source,
    () => rememberedDevice(localStorage, cameraName),
  );

  const show = (): void => {
    if (!isChanged) return;
    isChanged = false;
    const problem = station.sourceTrouble();
    const { stage } = station.source;
    showCamera(sourceWords(stage, problem, video.videoWidth, video.videoHeight));
    showRecogniser(recogniserWords(station.recogniser.stage));
    showLink(linkWords(link.status()));
    showMessage(problem);
    frame.dataset.picture = stage.stage === 'live' && problem === null ? 'live' : 'none';
    if (video.videoHeight > 0) frame.style.setProperty('--aspect', String(video.videoWidth / video.videoHeight));
    showPeople(people, problem === null && station.recogniser.stage.stage === 'ready');
    showNumbers(station.numbers);
    showDevices();
    floor.show();
  };

  const stopStation = station.start();
  const sleepAgain = stayAwake(document, navigator.wakeLock);
  const stopShowing = browserClock.every(SHOW_EVERY_MS, show);
  show();
  addEventListener('pagehide', () => {
    stopShowing();
    sleepAgain();
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
const book = readGestureBook();
if (book.ok) run(book.gestures);
else showMessage(trouble('gestures-unreadable', book.problems.join('; ')));
