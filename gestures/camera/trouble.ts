/** Everything that can go wrong at a camera, each in one sentence and with the way out. The only place for such words. */

import type { RecogniserProblem } from '../recognise/recogniser-messages.ts';

export type TroubleCode =
  | 'page-insecure'
  | 'page-hidden'
  | 'permission-denied'
  | 'no-device'
  | 'chosen-gone'
  | 'device-busy'
  | 'device-unplugged'
  | 'device-muted'
  | 'no-new-pictures'
  | 'same-picture'
  | 'camera-failed'
  | 'recogniser-crashed'
  | 'recogniser-hung'
  | 'server-lost'
  | 'gestures-unreached'
  | 'gestures-unreadable'
  | RecogniserProblem;

/** What is wrong, and what to do about it. */
export interface Trouble {
  readonly code: TroubleCode;
  readonly says: string;
  readonly advice: string;
}

const INSTALLED_AGAIN = 'On the server run "npm ci", start it again, then reload this page.';

/** `%` stands for the detail: a device's name, a cause, an address. */
const WORDS: Readonly<Record<TroubleCode, readonly [says: string, advice: string]>> = {
  'page-insecure': [
    'The browser gives cameras only to secure pages, and this one came over plain http.',
    'Plug the camera into the server’s own machine, and open this page there: %',
  ],
  'page-hidden': [
    'This tab is in the background, where the browser shows it no pictures.',
    'Bring the tab to the front and leave its window visible.',
  ],
  'permission-denied': [
    'This page may not use the camera.',
    'Click the camera sign in the address bar, allow the camera, then press “Try again”.',
  ],
  'no-device': ['No camera is connected.', 'Plug one in: it is found by itself.'],
  'chosen-gone': [
    'The chosen camera “%” is not connected.',
    'Plug it in again, or choose another one from the list: none is taken in its place unasked.',
  ],
  'device-busy': [
    'The camera is there but gives no picture (%).',
    'Close other programs and tabs that may be using it; trying goes on.',
  ],
  'device-unplugged': ['The camera “%” was disconnected.', 'Plug it in again: it is taken up by itself.'],
  'device-muted': [
    'The camera “%” is connected but sends darkness.',
    'Open its lens cover, or press the privacy key on the camera or laptop.',
  ],
  'no-new-pictures': [
    'No new picture for more than a second.',
    'Check the camera’s cable; if it lasts, choose the camera again.',
  ],
  'same-picture': [
    'The camera “%” sends the same picture again and again.',
    'Unplug it and plug it in again; if it is a program that stands in for a camera, start its picture.',
  ],
  'camera-failed': ['The camera could not be opened (%).', 'Unplug it and plug it in again; trying goes on.'],
  'runtime-missing': ['The recogniser’s program does not come from the server (%).', INSTALLED_AGAIN],
  'model-missing': ['The pose model does not come from the server (%).', INSTALLED_AGAIN],
  'model-damaged': ['The pose model arrived damaged (%).', 'It is fetched again; if it lasts, restart the server.'],
  'start-failed': [
    'The recogniser does not start in this browser (%).',
    'Use a current Chrome, Edge or Firefox with WebAssembly; trying goes on.',
  ],
  'self-test-failed': [
    'The recogniser started but does not see the test figure (%).',
    'It is started afresh; if it lasts, try another browser or computer.',
  ],
  'frame-failed': ['The recogniser failed on a picture (%).', 'It is started afresh by itself.'],
  'message-unreadable': ['Page and recogniser are of different versions.', 'Reload the page.'],
  'recogniser-crashed': ['The recogniser stopped (%).', 'It is started afresh by itself.'],
  'recogniser-hung': ['The recogniser no longer answers.', 'It is started afresh by itself.'],
  'server-lost': ['The server does not answer.', 'The camera goes on and connects again by itself; check the network.'],
  'gestures-unreached': [
    'The gestures do not come from the server (%).',
    'Those that are known stay in use, and trying goes on; check the network.',
  ],
  'gestures-unreadable': [
    'Some gestures are left out. %',
    'Mend their files in the server’s folder of gestures: they are read again by themselves.',
  ],
};

/** The trouble in words. */
export function trouble(code: TroubleCode, detail = 'no further cause given'): Trouble {
  const [says, advice] = WORDS[code];
  // A function, for a device's name may hold what a replacement text takes for a sign.
  const filled = (words: string): string => words.replace('%', () => detail);
  return { code, says: filled(says), advice: filled(advice) };
}
