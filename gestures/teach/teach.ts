/** The teach page: puts the camera, the workshop and the views together. */

import '@fontsource/zen-kaku-gothic-new/latin-400.css';
import '@fontsource/zen-kaku-gothic-new/latin-500.css';
import '@fontsource/chakra-petch/latin-400.css';
import '@fontsource/chakra-petch/latin-500.css';
import '../../config/theme/night.css';
import '../camera/side.css';
import './teach.css';
import './steps.css';
import { rememberedDevice } from '../camera/device-choice.ts';
import { deviceView } from '../camera/device-view.ts';
import { elementById, setText } from '../camera/element.ts';
import { fetchShelf, GestureLibrary } from '../camera/gesture-library.ts';
import { drawOverlay } from '../camera/overlay.ts';
import { statusView } from '../camera/status-view.ts';
import { gestureWords, recogniserWords, sourceWords } from '../camera/status-words.ts';
import { stayAwake } from '../camera/stay-awake.ts';
import { browserClock, drawUint32, wallIso } from '../clock/local-clock.ts';
import { rendererName } from '../recognise/renderer-name.ts';
import { sightAssets, threadsFor } from '../recognise/sight.ts';
import { startSightWorker } from '../recognise/start-sight-worker.ts';
import { beeper } from './beep.ts';
import { cueView } from './cue-view.ts';
import { removeGesture, saveGesture } from './gesture-client.ts';
import { drawHands } from './hand-overlay.ts';
import { kindView } from './kind-view.ts';
import { listenForKeys } from './listen-for-keys.ts';
import { liveView } from './live-view.ts';
import { recordView } from './record-view.ts';
import { saveView } from './save-view.ts';
import { Saving } from './saving.ts';
import { separationView } from './separation-view.ts';
import { shelfView } from './shelf-view.ts';
import { takesView } from './takes-view.ts';
import { type Seen, TeachEyes } from './teach-eyes.ts';
import { Workshop } from './workshop.ts';

const CAMERA_NAME = 'teach';
/** Numerals change on time, and everything else is not looked at more closely. */
const SHOW_EVERY_MS = 50;
/** Others may teach and mend files meanwhile; this also tells when the server is gone. */
const LOOK_AGAIN_MS = 10_000;

const section = (id: string): HTMLElement => elementById(id, HTMLElement);
const video = elementById('video', HTMLVideoElement);
const overlay = elementById('overlay', HTMLCanvasElement);
const frame = elementById('frame', HTMLDivElement);
const isBeeping = elementById('beep', HTMLInputElement);

let seen: Seen | null = null;
let isChanged = true;
const changed = (): void => {
  isChanged = true;
};

const workshop = new Workshop({
  clock: browserClock,
  storage: localStorage,
  wallIso,
  changed,
  enginesChanged: (engines, needsHands) => {
    eyes.setEngines(engines);
    // Looking at hands as well costs every picture time, and what is taught with the body does not need them.
    eyes.sight.needsHands = needsHands;
  },
});
const library = new GestureLibrary({
  fetchShelf,
  clock: browserClock,
  changed: ({ book }) => {
    workshop.setBook(book);
    changed();
  },
});
const eyes = new TeachEyes({
  cameraName: CAMERA_NAME,
  media: navigator.mediaDevices,
  storage: localStorage,
  secureAddress: `http://localhost${location.port && `:${location.port}`}/teach`,
  clock: browserClock,
  video,
  startWorker: startSightWorker,
  assets: sightAssets(location.href),
  delegate: 'auto',
  threads: threadsFor(navigator.hardwareConcurrency),
  renderer: rendererName,
  drawNumber: drawUint32,
  isPageHidden: () => document.hidden,
  changed,
  seen: (now) => {
    seen = now;
    workshop.see(now);
    live.see(now.performer, now.atMs, workshop.draft);
    const marked = now.performer ? [{ ...now.performer, gestures: [] }] : [];
    drawOverlay(overlay, marked, now.aspect);
    drawHands(overlay, now.performer?.hands ?? null, now.aspect);
    changed();
  },
});
const saving = new Saving({
  save: saveGesture,
  remove: removeGesture,
  draft: () => workshop.draft,
  book: () => library.stage.book,
  saved: (name, version) => {
    workshop.saved(name, version);
    library.refresh();
  },
  removed: () => {
    workshop.open(null);
    library.refresh();
  },
  changed,
});

const showCamera = statusView(elementById('state-camera', HTMLLIElement));
const showRecogniser = statusView(elementById('state-recogniser', HTMLLIElement));
const showGestures = statusView(elementById('state-gestures', HTMLLIElement));
const showDevices = deviceView(
  elementById('device-form', HTMLFormElement),
  elementById('device', HTMLSelectElement),
  eyes.source,
  () => rememberedDevice(localStorage, CAMERA_NAME),
);
const showShelf = shelfView({
  list: section('shelf'),
  newButton: elementById('new', HTMLButtonElement),
  clock: browserClock,
  draft: () => workshop.draft,
  open: (gesture) => {
    saving.calm();
    workshop.open(gesture, gesture ? library.stage.book.versions.get(gesture.name) : '');
  },
});
const beep = beeper(() => new AudioContext());
const showCue = cueView({ frame, cue: section('cue'), progress: section('progress') }, (tone) => {
  if (isBeeping.checked) beep(tone);
});
const showRecord = recordView(workshop);
const showKind = kindView(section('kind'), (change) => workshop.change(change));
const showSeparation = separationView(section('separation'));
const live = liveView(section('live'), (threshold) => workshop.change({ threshold }));
const showTakes = takesView(section('takes'), (index) => workshop.removeTake(index));
const showSave = saveView({
  section: section('save'),
  clock: browserClock,
  change: (change) => workshop.change(change),
  save: (isReplacing) => void saving.save(isReplacing),
  remove: () => void saving.remove(),
  copy: (text) => void navigator.clipboard?.writeText(text),
});

function showPicture(): void {
  const problem = eyes.trouble();
  const { stage } = eyes.source;
  showCamera(sourceWords(stage, problem, video.videoWidth, video.videoHeight));
  const { stage: sightStage, gpuVerdict, pace } = eyes.sight;
  showRecogniser(recogniserWords(sightStage, gpuVerdict, pace.threads));
  showGestures(gestureWords(library.stage));
  section('message').hidden = problem === null;
  setText(section('message-says'), problem?.says ?? '');
  setText(section('message-advice'), problem?.advice ?? '');
  frame.dataset.picture = stage.stage === 'live' && problem === null ? 'live' : 'none';
  if (video.videoHeight > 0) frame.style.setProperty('--aspect', String(video.videoWidth / video.videoHeight));
}

function show(): void {
  workshop.tick();
  showCue(workshop.recording, browserClock.now());
  if (!isChanged) return;
  isChanged = false;
  const { draft, comparison } = workshop;
  const isReady = eyes.sight.stage.stage === 'ready' && eyes.trouble() === null;
  showPicture();
  showDevices();
  showShelf(library.stage.book);
  showRecord(seen, isReady);
  showKind(draft);
  showSeparation(draft, comparison, workshop.isComparing);
  live.show(draft, isReady ? (seen?.performer ?? null) : null);
  showTakes(draft, comparison?.checks ?? []);
  showSave(draft, saving.stage, workshop.isKept);
}

const stops = [
  eyes.start(),
  library.start(),
  stayAwake(document, navigator.wakeLock),
  listenForKeys(document, workshop),
  browserClock.every(SHOW_EVERY_MS, show),
  browserClock.every(LOOK_AGAIN_MS, () => library.refresh()),
];
show();
addEventListener('pagehide', () => {
  for (const stop of stops) stop();
});
// Kept and shown again by the browser's back button, the page would stand there with everything stopped.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
