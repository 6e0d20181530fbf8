/** One wall, picture after picture: what the show is at the display's time, drawn; and where there is none, the wait. */

import { sliceOf, surfaceFrame, windowOf } from '#installation/frame/build-frame.ts';
import { latencyOf, presentationDelayMs, seenAt } from '#installation/frame/show-moment.ts';
import type { WallSlice } from '#installation/frame/surface-frame.ts';
import type { Site } from '#installation/site/site.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { type LocalMs, localMs, type ServerMs } from '#installation/time/axes.ts';
import { localNow, machineAt } from '../clock/page-clock.ts';
import type { ProjectionLink } from '../link/projection-link.ts';
import type { SetupLink } from '../link/setup-link.ts';
import { waitingFrame } from '../looks/waiting/waiting-frame.ts';
import { createPatternShow } from '../patterns/pattern-show.ts';
import type { FrameLog } from './frame-log.ts';
import type { Layers } from './layers.ts';
import type { Notes, PageStatus } from './notes.ts';
import { pageTrouble } from './page-trouble.ts';
import { createPictureFaults } from './picture-faults.ts';
import type { Screen } from './screen.ts';
import { waitingSentence } from './waiting-sentence.ts';
import { createWallFit, type Fitted } from './wall-fit.ts';

/** How long a page that mirrors another says so, ms. */
const NOTICE_MS = 8000;
/** What a wall is taken for until its site is known. */
const ANY_WALL: WallSlice = { wallWidthM: 4, wallHeightM: 2.25, floorM: 0.12, xM: 0, yM: 0, widthM: 4, heightM: 2.25 };

export interface WallParts {
  readonly surface: string;
  readonly link: ProjectionLink;
  readonly screen: Pick<Screen, 'draw' | 'drawPattern' | 'map' | 'drawCalls' | 'engine' | 'trouble' | 'remark'>;
  readonly setup: Pick<SetupLink, 'fit' | 'pattern'>;
  readonly layers: Pick<Layers, 'layOut'>;
  readonly notes: Notes;
  readonly frames: FrameLog;
  /** The site as last sent, or null. */
  readonly siteNow: () => Site | null;
}

export interface WallLoop {
  /** To be called before every picture, with the display's time of it. Never throws: a fault leaves the last picture. */
  draw(frameAt: LocalMs): void;
  /** What is wrong with this wall, in a sentence that fits a status, or null. */
  trouble(): string | null;
}

/** The show as a picture was drawn of it. */
interface Shown {
  readonly state: ShowState;
  readonly people: number;
}

export function createWallLoop(parts: WallParts): WallLoop {
  const { surface, screen, notes, frames, siteNow } = parts;
  const { session, crowd, barred } = parts.link;
  const fitNow = createWallFit(parts);
  const patterns = createPatternShow(screen);
  const faults = createPictureFaults(console.error);
  let firstMs: ServerMs | null = null;

  const trouble = (): string | null =>
    pageTrouble({ screen: screen.trouble(), picture: faults.told(), stage: session.stage(), barred: barred() });

  const drawShow = (now: ServerMs, { site, mapping }: Fitted, frameAt: LocalMs): Shown => {
    const pattern = parts.setup.pattern();
    const state = session.replica.timeline.stateAt(now);
    const people = crowd.peopleAt(now - presentationDelayMs(site));
    const frame = surfaceFrame(state, people, site, surface);
    // First, for it is owed to people whether or not anything can be drawn.
    notes.sign(frame.sign);
    const latencyMs = latencyOf(site, surface);
    let isDrawn = true;
    if (pattern) patterns.draw({ name: pattern, site, surface, mapping, now, seenAt: localMs(frameAt + latencyMs) });
    else {
      patterns.rest();
      isDrawn = screen.draw(frame);
    }
    const cues = state.cues.map((cue) => cue.key);
    const [displayAtMs, drawnAtMs] = [machineAt(frameAt), machineAt(localNow())];
    const seenAtMs = displayAtMs + latencyMs;
    if (isDrawn) frames.add({ serverMs: now, showMs: state.showMs, displayAtMs, seenAtMs, drawnAtMs, cues });
    firstMs ??= now;
    notes.notice(now - firstMs < NOTICE_MS && !pattern ? session.notice() : null);
    return { state, people: people.length };
  };

  const drawNow = (frameAt: LocalMs): Shown | null => {
    const now = session.serverAt(frameAt);
    const known = siteNow();
    const fitted = fitNow(known);
    const site = fitted?.site ?? known;
    const slice = site && sliceOf(site, surface);
    const reasons = { surface, site, stage: session.stage(), barred: barred(), trouble: screen.trouble() };
    notes.sentence(waitingSentence(reasons));
    if (now !== null && fitted && slice) return drawShow(seenAt(now, fitted.site, surface), fitted, frameAt);
    patterns.rest();
    screen.draw(waitingFrame(frameAt, slice ?? ANY_WALL, site && windowOf(site, surface)));
    notes.sign(null);
    return null;
  };

  let shown: Shown | null = null;
  return {
    draw: (frameAt) => {
      // Told on the page itself, for whoever watches it from outside: a watchdog, a benchmark.
      document.body.dataset.stage = session.stage().stage;
      try {
        shown = drawNow(frameAt);
        faults.well(frameAt);
      } catch (error) {
        faults.add(error, frameAt);
      }
      notes.status(() => pageStatus(parts, shown, trouble() ?? screen.remark()));
    },
    trouble,
  };
}

function pageStatus(parts: WallParts, shown: Shown | null, trouble: string | null): PageStatus {
  const { surface, link, screen, frames } = parts;
  return {
    surface,
    stage: link.session.stage().stage,
    cue: shown?.state.cues.at(-1)?.key ?? 'none',
    showTime: shown ? `${(shown.state.showMs / 1000).toFixed(1)} s, ${shown.state.mode}` : null,
    clock: `± ${link.session.clock()?.boundMs.toFixed(1) ?? '?'} ms`,
    engine: screen.engine(),
    draws: screen.drawCalls(),
    fps: frames.fps(),
    people: shown?.people ?? 0,
    trouble,
  };
}
