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
      (name): Entry =>
        crewEntry(isCrew, {
          kind: 'surface',
          name,
          says: 'What the projector shows. Open it on the machine at the projector, full screen.',
          short: 'What the projector shows.',
          href: `/projection/${encodeURIComponent(name)}`,
        }),
    ),
    programmeEntry(isCrew),
    ...house.cameras.map(
      (name): Entry =>
        crewEntry(isCrew, {
          kind: 'camera',
          name,
          says: cameraSentence(house),
          short: 'Watches the crowd.',
          href: `/camera?name=${encodeURIComponent(name)}`,
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

/** A page of the crew; whoever is not of it is told what it is, `short`, and how to come in. */
const crewEntry = (
  isCrew: boolean,
  { short, ...entry }: Omit<Entry, 'href'> & { readonly short: string; readonly href: string },
): Entry =>
  isCrew
    ? entry
    : { ...entry, says: `${short} Open the crew link first; the terminal of the server shows it.`, href: null };

const wallsEntry = (isCrew: boolean): Entry =>
  crewEntry(isCrew, {
    kind: 'walls',
    name: 'Walls',
    says: 'Fit every projector, show test patterns, and see how well the walls are in step. On a phone too.',
    short: 'Fit every projector.',
    href: '/walls',
  });

const programmeEntry = (isCrew: boolean): Entry =>
  crewEntry(isCrew, {
    kind: 'programme',
    name: 'Programme',
    says: 'The picture for a live stream: a browser source of 1920 × 1080. Dark while the show is off air.',
    short: 'The picture for a live stream.',
    href: '/programme',
  });

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

const looksEntry = (isCrew: boolean): Entry =>
  crewEntry(isCrew, {
    kind: 'looks',
    name: 'Looks',
    says: 'Every look of the walls alone, with its dials. What you find can be copied into the score.',
    short: 'Every look of the walls alone, with its dials.',
    href: '/looks',
  });

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

const cameraSentence = ({ secure }: HouseReport): string =>
  secure
    ? 'Watches the crowd and reads its gestures. The picture never leaves the tab.'
    : 'Watches the crowd. From this address the browser keeps the camera shut: open it on the server itself, at localhost.';

/** How this browser stands, in a few words. */
export const ROLE_WORDS: Readonly<Record<HouseReport['role'], string>> = {
  director: 'This browser directs the show.',
  crew: 'This browser belongs to the crew.',
  guest: 'This browser is a guest.',
};
