/** Where a projection page is put together: link, screen, notes, and the loop that draws. */

import '@fontsource/zen-kaku-gothic-new/400.css';
import '@fontsource/chakra-petch/400.css';
import { everyFrame } from './clock/page-clock.ts';
import { openProjectionLink } from './link/projection-link.ts';
import { openFrameLog } from './page/frame-log.ts';
import { openNotes } from './page/notes.ts';
import { pageIdentity, surfaceOf } from './page/page-identity.ts';
import { openScreen, readWishes } from './page/screen.ts';
import { createWallLoop } from './page/wall-loop.ts';

const wall = document.getElementById('wall');
if (!wall) throw new Error('the page has no wall');

const surface = surfaceOf(location.pathname);
document.title = `${surface} · Reclaim`;

const screen = openScreen(wall, readWishes(new URLSearchParams(location.search)));
const frames = openFrameLog(window);
const notes = openNotes(document);
const link = openProjectionLink(surface, pageIdentity(sessionStorage), (session) => ({
  fps: Math.min(1000, frames.fps()),
  clockBoundMs: session.clock()?.boundMs ?? null,
  engine: screen.engine(),
  dropped: 0,
  people: null,
  trouble: screen.trouble(),
}));

everyFrame(createWallLoop({ surface, link, screen, notes, frames }));
