/** One wall, picture after picture: what the show is at the display's time, drawn; and where there is none, the wait. */

import { sliceOf, surfaceFrame } from '#installation/frame/build-frame.ts';
import type { WallSlice } from '#installation/frame/surface-frame.ts';
import type { Site } from '#installation/site/site.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import type { LocalMs, ServerMs } from '#installation/time/axes.ts';
import { localNow, machineAt } from '../clock/page-clock.ts';
import type { ProjectionLink } from '../link/projection-link.ts';
import { waitingFrame } from '../looks/waiting.ts';
import type { FrameLog } from './frame-log.ts';
import { createKnownSite } from './known-site.ts';
import type { Notes, PageStatus } from './notes.ts';
import type { Screen } from './screen.ts';
import { waitingSentence } from './waiting-sentence.ts';

/** The crowd is drawn as it stood this long ago, on every wall alike, so that each has its samples by then; ms. */
const PRESENTATION_DELAY_MS = 200;
/** How long a page that mirrors another says so, ms. */
const NOTICE_MS = 8000;
/** What a wall is taken for until its site is known. */
const ANY_WALL: WallSlice = { wallWidthM: 4, wallHeightM: 2.25, floorM: 0.12, xM: 0, yM: 0, widthM: 4, heightM: 2.25 };

export interface WallParts {
  readonly surface: string;
  readonly link: ProjectionLink;
  readonly screen: Screen;
  readonly notes: Notes;
  readonly frames: FrameLog;
}

/** What to call before every picture, with the display's time of it. */
export function createWallLoop(parts: WallParts): (frameAt: LocalMs) => void {
  const { surface, screen, notes, frames } = parts;
  const { session, crowd, turnedAway } = parts.link;
  const siteNow = createKnownSite(session);
  let firstMs: ServerMs | null = null;

  const drawShow = (now: ServerMs, site: Site, frameAt: LocalMs): void => {
    const state = session.replica.timeline.stateAt(now);
    const people = crowd.peopleAt(now - PRESENTATION_DELAY_MS);
    screen.draw(surfaceFrame(state, people, site, surface));
    const cues = state.cues.map((cue) => cue.key);
    const [displayAtMs, drawnAtMs] = [machineAt(frameAt), machineAt(localNow())];
    frames.add({ serverMs: now, showMs: state.showMs, displayAtMs, drawnAtMs, cues });
    firstMs ??= now;
    notes.notice(now - firstMs < NOTICE_MS ? session.notice() : null);
    notes.status(pageStatus(parts, state, people.length));
  };

  return (frameAt) => {
    const now = session.serverAt(frameAt);
    const site = siteNow();
    const slice = site && sliceOf(site, surface);
    // Told on the page itself, for whoever watches it from outside: a watchdog, a benchmark.
    document.body.dataset.stage = session.stage().stage;
    const reasons = { surface, site, stage: session.stage(), turnedAway: turnedAway(), trouble: screen.trouble() };
    notes.sentence(waitingSentence(reasons));
    if (now !== null && site && slice) drawShow(now, site, frameAt);
    else screen.draw(waitingFrame(frameAt, slice ?? ANY_WALL));
  };
}

function pageStatus({ surface, link, screen, frames }: WallParts, state: ShowState, people: number): PageStatus {
  return {
    surface,
    stage: link.session.stage().stage,
    cue: state.cues.at(-1)?.key ?? 'none',
    showTime: `${(state.showMs / 1000).toFixed(1)} s, ${state.mode}`,
    clock: `± ${link.session.clock()?.boundMs.toFixed(1) ?? '?'} ms`,
    engine: screen.engine(),
    fps: frames.fps(),
    people,
    trouble: screen.trouble(),
  };
}
