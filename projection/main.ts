/** Where a projection page is put together: link, clock, frames and the screen they are drawn on. */

import '@fontsource/zen-kaku-gothic-new/400.css';
import '@fontsource/chakra-petch/400.css';
import { sliceOf, surfaceFrame } from '#installation/frame/build-frame.ts';
import type { WallSlice } from '#installation/frame/surface-frame.ts';
import { parseSite, type Site } from '#installation/site/site.ts';
import { serverMs } from '#installation/time/axes.ts';
import { everyFrame, localNow, machineAt } from './clock/page-clock.ts';
import { openProjectionLink } from './link/projection-link.ts';
import { waitingFrame } from './looks/waiting.ts';
import { openFrameLog } from './page/frame-log.ts';
import { openNotes } from './page/notes.ts';
import { pageIdentity, surfaceOf } from './page/page-identity.ts';
import { openScreen, readWishes } from './page/screen.ts';
import { waitingSentence } from './page/waiting-sentence.ts';

/** The crowd is drawn as it stood this long ago, on every wall alike, so that each has its samples by then; ms. */
const PRESENTATION_DELAY_MS = 200;
/** What a wall is taken for until its site is known. */
const ANY_WALL: WallSlice = { wallWidthM: 4, wallHeightM: 2.25, floorM: 0.12, xM: 0, yM: 0, widthM: 4, heightM: 2.25 };
/** How long a page that mirrors another says so, ms. */
const NOTICE_MS = 8000;

const surface = surfaceOf(location.pathname);
const wall = document.getElementById('wall');
if (!wall) throw new Error('the page has no wall');

const screen = openScreen(wall, readWishes(new URLSearchParams(location.search)));
const frames = openFrameLog(window);
const notes = openNotes(document);
const link = openProjectionLink(surface, pageIdentity(sessionStorage), () => ({
  fps: Math.min(1000, frames.fps()),
  clockBoundMs: session.clock()?.boundMs ?? null,
  engine: screen.engine(),
  dropped: 0,
  people: null,
  trouble: screen.trouble(),
}));
const { session, crowd } = link;

let known: { readonly text: string; readonly site: Site | null } | null = null;
const siteNow = (): Site | null => {
  const text = session.site();
  if (text === null) return null;
  if (known?.text !== text) {
    const parsed = parseSite(text, 'site');
    known = { text, site: parsed.ok ? parsed.value : null };
  }
  return known.site;
};

document.title = `${surface} · Reclaim`;
let people = 0;

everyFrame((frameAt) => {
  const now = session.serverAt(frameAt);
  const site = siteNow();
  const slice = site && sliceOf(site, surface);
  // Told on the page itself, for whoever watches it from outside: a watchdog, a benchmark.
  document.body.dataset.stage = session.stage().stage;
  const sentence = waitingSentence({
    surface,
    site,
    stage: session.stage(),
    turnedAway: link.turnedAway(),
    trouble: screen.trouble(),
  });
  notes.sentence(sentence);
  if (now === null || !site || !slice) {
    screen.draw(waitingFrame(frameAt, slice ?? ANY_WALL));
    return;
  }
  const state = session.replica.timeline.stateAt(now);
  const crowdNow = crowd.peopleAt(now - PRESENTATION_DELAY_MS);
  people = crowdNow.length;
  screen.draw(surfaceFrame(state, crowdNow, site, surface));
  frames.add({
    serverMs: now,
    showMs: state.showMs,
    displayAtMs: machineAt(frameAt),
    drawnAtMs: machineAt(localNow()),
    cues: state.cues.map((cue) => cue.key),
  });
  notes.notice(now - (frames.marks()[0]?.serverMs ?? serverMs(0)) < NOTICE_MS ? session.notice() : null);
  notes.status({
    surface,
    stage: session.stage().stage,
    cue: state.cues.at(-1)?.key ?? 'none',
    showTime: `${(state.showMs / 1000).toFixed(1)} s, ${state.mode}`,
    clock: `± ${session.clock()?.boundMs.toFixed(1) ?? '?'} ms`,
    engine: screen.engine(),
    fps: frames.fps(),
    people,
    trouble: screen.trouble(),
  });
});
