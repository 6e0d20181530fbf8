/** Which pages there are, and what each is for in one sentence. */

import type { HouseReport } from '#installation/protocol/house-report.ts';

/** One page to open. `href` is null where this browser may not, and `says` tells what to do then. */
export interface Entry {
  readonly kind: 'director' | 'walls' | 'surface' | 'programme' | 'camera' | 'teach' | 'looks' | 'evenings';
  readonly name: string;
  readonly says: string;
  readonly href: string | null;
}

/** All entries of the house, the director's first. */
export function entriesOf(house: HouseReport): Entry[] {
  const isCrew = house.role !== 'guest';
  return [
    directorEntry(house),
    wallsEntry(isCrew),
    ...house.surfaces.map(
      (name): Entry => ({
        kind: 'surface',
        name,
        says: isCrew
          ? 'What the projector shows. Open it on the machine at the projector, full screen.'
          : 'What the projector shows. Open the crew link first; the terminal of the server shows it.',
        href: isCrew ? `/projection/${encodeURIComponent(name)}` : null,
      }),
    ),
    programmeEntry(isCrew),
    ...house.cameras.map(
      (name): Entry => ({
        kind: 'camera',
        name,
        says: cameraSentence(house, isCrew),
        href: isCrew ? `/camera?name=${encodeURIComponent(name)}` : null,
      }),
    ),
    teachEntry(house),
    looksEntry(isCrew),
    eveningsEntry(house),
  ];
}

function directorEntry({ role }: HouseReport): Entry {
  const isDirector = role === 'director';
  return {
    kind: 'director',
    name: 'Director',
    says: isDirector
      ? 'Run the show: the next cue, GO, the crowd, and every page in the room.'
      : 'To run the show, open the link printed in the terminal of the server.',
    href: isDirector ? '/director' : null,
  };
}

function wallsEntry(isCrew: boolean): Entry {
  return {
    kind: 'walls',
    name: 'Walls',
    says: isCrew
      ? 'Fit every projector, show test patterns, and see how well the walls are in step. On a phone too.'
      : 'Fit every projector. Open the crew link first; the terminal of the server shows it.',
    href: isCrew ? '/walls' : null,
  };
}

function programmeEntry(isCrew: boolean): Entry {
  return {
    kind: 'programme',
    name: 'Programme',
    says: isCrew
      ? 'The picture for a live stream: a browser source of 1920 × 1080. Dark while the show is off air.'
      : 'The picture for a live stream. Open the crew link first; the terminal of the server shows it.',
    href: isCrew ? '/programme' : null,
  };
}

function teachEntry({ role, secure }: HouseReport): Entry {
  const isDirector = role === 'director';
  return {
    kind: 'teach',
    name: 'Teach a gesture',
    says: teachSentence(isDirector, secure),
    href: isDirector ? '/teach' : null,
  };
}

function teachSentence(isDirector: boolean, secure: boolean): string {
  if (!isDirector)
    return 'Show a new gesture to the cameras. For the director, who opens the link in the terminal first.';
  return secure
    ? 'Show a new gesture a few times, and the score can ask the crowd for it.'
    : 'Show a new gesture. From this address the browser keeps the camera shut: open it on the server itself, at localhost.';
}

function looksEntry(isCrew: boolean): Entry {
  return {
    kind: 'looks',
    name: 'Looks',
    says: isCrew
      ? 'Every look of the walls alone, with its dials. What you find can be copied into the score.'
      : 'Every look of the walls alone, with its dials. Open the crew link first; the terminal of the server shows it.',
    href: isCrew ? '/looks' : null,
  };
}

function eveningsEntry({ role }: HouseReport): Entry {
  const isDirector = role === 'director';
  return {
    kind: 'evenings',
    name: 'Old evenings',
    says: isDirector
      ? 'What was played, by whom and why.'
      : 'What was played, by whom and why. For the director, who opens the link in the terminal of the server first.',
    href: isDirector ? '/runs' : null,
  };
}

function cameraSentence({ secure }: HouseReport, isCrew: boolean): string {
  if (!isCrew) return 'Watches the crowd. Open the crew link first; the terminal of the server shows it.';
  return secure
    ? 'Watches the crowd and reads its gestures. The picture never leaves the tab.'
    : 'Watches the crowd. From this address the browser keeps the camera shut: open it on the server itself, at localhost.';
}

/** How this browser stands, in a few words. */
export const ROLE_WORDS: Readonly<Record<HouseReport['role'], string>> = {
  director: 'This browser directs the show.',
  crew: 'This browser belongs to the crew.',
  guest: 'This browser is a guest.',
};
