/** The programme, picture after picture: on air the cut of the first wall, off air nothing but a word. */

import { framed, programmeFrame } from '#installation/frame/programme-frame.ts';
import { presentationDelayMs } from '#installation/frame/show-moment.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { Site } from '#installation/site/site.ts';
import type { LocalMs, ServerMs } from '#installation/time/axes.ts';
import { localNow, machineAt } from '../clock/page-clock.ts';
import type { ProjectionLink } from '../link/projection-link.ts';
import type { FrameLog } from '../page/frame-log.ts';
import { createPictureFaults } from '../page/picture-faults.ts';
import type { Screen } from '../page/screen.ts';

export interface ProgrammeParts {
  readonly link: Pick<ProjectionLink, 'session' | 'crowd' | 'barred'>;
  readonly screen: Pick<Screen, 'draw' | 'trouble'>;
  readonly frames: Pick<FrameLog, 'add'>;
  /** The site as last sent, or null. */
  readonly siteNow: () => Site | null;
  /** Shows a word at the edge of the picture; an empty one: none. */
  readonly tell: (word: string) => void;
  readonly warn: (text: string, error: unknown) => void;
}

export interface ProgrammeLoop {
  /** To be called before every picture. Never throws: a fault leaves the last picture. */
  draw(frameAt: LocalMs): void;
  /** Why the last pictures could not be drawn, or null. */
  fault(): string | null;
}

const OFF_AIR = 'off air';

export function createProgrammeLoop(parts: ProgrammeParts): ProgrammeLoop {
  const { link, screen, siteNow, tell, warn } = parts;
  const faults = createPictureFaults(warn);
  const drawNow = (frameAt: LocalMs): void => {
    const now = link.session.serverAt(frameAt);
    const frame = now === null ? null : frameNow(link, siteNow(), now);
    tell(wordFor(frame, parts));
    if (frame === null || now === null || !screen.draw(frame)) return;
    const displayAtMs = machineAt(frameAt);
    const times = { displayAtMs, seenAtMs: displayAtMs, drawnAtMs: machineAt(localNow()) };
    parts.frames.add({ serverMs: now, showMs: frame.showMs, ...times, cues: [] });
  };
  return {
    draw: (frameAt) => {
      try {
        drawNow(frameAt);
        faults.well(frameAt);
      } catch (error) {
        faults.add(error, frameAt);
      }
    },
    fault: faults.told,
  };
}

/** The programme at `now`, as light as it is on air; null before the show is known. */
function frameNow({ session, crowd }: ProgrammeParts['link'], site: Site | null, now: ServerMs): SurfaceFrame | null {
  if (!site || session.stage().stage !== 'live') return null;
  const people = crowd.peopleAt(now - presentationDelayMs(site));
  return programmeFrame(session.replica.timeline.stateAt(now), people, site);
}

function wordFor(frame: SurfaceFrame | null, { screen, link }: ProgrammeParts): string {
  const trouble = screen.trouble();
  if (trouble) return `${trouble.says} ${trouble.advice}`;
  const barred = link.barred();
  if (!frame) return barred ? `${barred.says} ${barred.advice}` : 'waiting for the server';
  return framed(frame.world.broadcast) > 0 ? '' : OFF_AIR;
}
