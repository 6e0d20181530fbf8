/** The camera's page where a take stands in for the camera: who is in it, and that it is one. */

import { io } from 'socket.io-client';
import type { Person } from '#installation/crowd/body.ts';
import { keepPageId } from '#installation/protocol/page-id.ts';
import { SOCKET_SETTINGS } from '#installation/protocol/socket-settings.ts';
import { browserClock, drawBytes, drawUint32 } from '../clock/local-clock.ts';
import { openCameraLink } from '../link/open-camera-link.ts';
import { elementById, setText } from './element.ts';
import { drawOverlay } from './overlay.ts';
import { peopleView, type ShownGesture } from './people-view.ts';
import { recordingView } from './recording-view.ts';
import { statusView } from './status-view.ts';
import { linkWords, type StatusWords } from './status-words.ts';
import { type LoadedTake, loadTake, startTakeStation } from './take-station.ts';

export interface TakePageOptions {
  /** The take's file on the server. */
  readonly file: string;
  readonly cameraName: string;
}

/** Meters are for eyes, as on the camera's own page. */
const SHOW_EVERY_MS = 100;

const line = (state: StatusWords['state'], name: string, says: string, advice = ''): StatusWords => ({
  state,
  name,
  value: '',
  says,
  advice,
  progress: null,
});

function takeWords(loaded: LoadedTake | null): StatusWords {
  if (loaded === null) return line('busy', 'Take', 'Fetching the take.');
  if (!loaded.ok) return line('bad', 'Take', loaded.says, loaded.advice);
  const { header, samples, durationMs } = loaded.take;
  const length = `${samples.length} pictures, ${(durationMs / 1000).toFixed(1)} s, over and over.`;
  return line('good', 'Take', `“${header.name}” stands in for the camera: ${length}`, loaded.cut ?? '');
}

/** Replays the take until the page is left. */
export function replayTake({ file, cameraName }: TakePageOptions): void {
  let people: readonly Person[] = [];
  /** Those that were read when the take was made: nothing is read anew. */
  let gestures: readonly ShownGesture[] = [];
  let loaded: LoadedTake | null = null;
  let stop = (): void => undefined;
  const overlay = elementById('overlay', HTMLCanvasElement);
  const frame = elementById('frame', HTMLDivElement);
  const link = openCameraLink({
    name: cameraName,
    pageId: keepPageId(sessionStorage, drawBytes),
    gestures: () => gestures.map(({ name }) => name),
    gesturesChanged: () => undefined,
    clock: browserClock,
    changed: () => undefined,
    socket: io('/camera', SOCKET_SETTINGS),
  });
  void loadTake(file, fetch).then((take) => {
    loaded = take;
    if (!take.ok) return;
    gestures = take.take.header.gestures.map((name) => ({ name, invitation: '' }));
    stop = startTakeStation({
      take: take.take,
      cameraName,
      link,
      clock: browserClock,
      drawNumber: drawUint32,
      seen: (sample) => {
        people = sample.people;
        frame.style.setProperty('--aspect', String(sample.aspect));
        drawOverlay(overlay, people, sample.aspect);
      },
    });
  });

  const showTake = statusView(elementById('state-camera', HTMLLIElement));
  const showRecogniser = statusView(elementById('state-recogniser', HTMLLIElement));
  const showLink = statusView(elementById('state-link', HTMLLIElement));
  const [title, list] = [elementById('people-title', HTMLHeadingElement), elementById('people', HTMLDivElement)];
  const showPeople = peopleView(title, list);
  const showRecording = recordingView(
    elementById('recording', HTMLParagraphElement),
    elementById('promise', HTMLParagraphElement),
  );
  elementById('device-form', HTMLFormElement).hidden = true;
  elementById('message', HTMLDivElement).hidden = true;
  frame.dataset.picture = 'take';
  setText(elementById('camera-name', HTMLElement), cameraName);
  showRecogniser(line('good', 'Recogniser', 'Not needed: a take holds what was recognised.'));
  const show = (): void => {
    showTake(takeWords(loaded));
    showLink(linkWords(link.status()));
    showPeople(people, people.length > 0, gestures);
    showRecording(link.recording());
  };
  show();
  const stopShowing = browserClock.every(SHOW_EVERY_MS, show);
  addEventListener('pagehide', () => {
    stopShowing();
    stop();
    link.stop();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
