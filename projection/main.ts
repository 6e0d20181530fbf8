/** Where a projection page is put together: link, screen, notes, and the loop that draws. */

import '@fontsource/zen-kaku-gothic-new/400.css';
import '@fontsource/chakra-petch/400.css';
import '@fontsource/chakra-petch/600.css';
import '@fontsource/shippori-mincho/400.css';
import { io } from 'socket.io-client';
import { keepPageId } from '#installation/protocol/page-id.ts';
import { SOCKET_SETTINGS } from '#installation/protocol/socket-settings.ts';
import { openClockProbe } from './clock/clock-probe.ts';
import { everyFrame } from './clock/page-clock.ts';
import { openProjectionLink } from './link/projection-link.ts';
import { createReloadOnce } from './link/reload-once.ts';
import { openFrameLog } from './page/frame-log.ts';
import { openNotes } from './page/notes.ts';
import { openScreen, readWishes } from './page/screen.ts';
import { createWallLoop } from './page/wall-loop.ts';

const wall = document.getElementById('wall');
if (!wall) throw new Error('the page has no wall');

/** The surface of `/projection/<surface>`. */
const surface = decodeURIComponent(location.pathname.split('/')[2] ?? '');
document.title = `${surface} · Reclaim`;

const screen = openScreen(wall, readWishes(new URLSearchParams(location.search)));
const frames = openFrameLog(window);
const notes = openNotes(document);
const reloadOnce = createReloadOnce(sessionStorage, () => location.reload());
const link = openProjectionLink({
  surface,
  pageId: keepPageId(sessionStorage, (bytes) => crypto.getRandomValues(bytes)),
  socket: io('/projection', SOCKET_SETTINGS),
  status: (session) => ({
    fps: Math.min(1000, frames.fps()),
    clockBoundMs: session.clock()?.boundMs ?? null,
    engine: screen.engine(),
    dropped: 0,
    people: null,
    trouble: loop.trouble(),
  }),
  changed: (session) => reloadOnce.look(session.stage()),
});
openClockProbe(link.session.trip);

const loop = createWallLoop({ surface, link, screen, notes, frames });
everyFrame(loop.draw);
