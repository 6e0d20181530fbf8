/** Where the page of the programme is put together: a picture for the live stream, to be taken by OBS as a browser source. */

import '@fontsource/chakra-petch/600.css';
import { io, type Socket } from 'socket.io-client';
import { PROGRAMME } from '#installation/frame/programme-frame.ts';
import type { FromProjection, ToProjection } from '#installation/protocol/messages.ts';
import { keepPageId } from '#installation/protocol/page-id.ts';
import { SOCKET_SETTINGS } from '#installation/protocol/socket-settings.ts';
import { openClockProbe } from './clock/clock-probe.ts';
import { everyFrame } from './clock/page-clock.ts';
import { openProjectionLink } from './link/projection-link.ts';
import { createReloadOnce } from './link/reload-once.ts';
import { openFrameLog } from './page/frame-log.ts';
import { createKnownSite } from './page/known-site.ts';
import { pageTrouble } from './page/page-trouble.ts';
import { openScreen } from './page/screen.ts';
import { readWishes } from './page/screen-wishes.ts';
import { createProgrammeLoop } from './programme/programme-loop.ts';

const wall = document.getElementById('wall');
const told = document.getElementById('told');
if (!wall || !told) throw new Error('the page has no picture');

const query = new URLSearchParams(location.search);
const screen = openScreen(wall, readWishes(query));
const frames = openFrameLog(window);
const reloadOnce = createReloadOnce(sessionStorage, () => location.reload());
const socket: Socket<ToProjection, FromProjection> = io('/projection', SOCKET_SETTINGS);
const link = openProjectionLink({
  surface: PROGRAMME,
  pageId: keepPageId(sessionStorage, (bytes) => crypto.getRandomValues(bytes), query.get('page')),
  socket,
  // A stream without its server has nothing to show: nothing is kept for later.
  hears: { welcomed: () => undefined, facts: () => undefined, site: () => undefined },
  status: (session) => ({
    fps: Math.min(1000, frames.fps()),
    clockBoundMs: session.clock()?.boundMs ?? null,
    engine: screen.engine(),
    dropped: 0,
    people: null,
    trouble: pageTrouble({
      screen: screen.trouble(),
      picture: loop.fault(),
      stage: session.stage(),
      barred: link.barred(),
    }),
  }),
  changed: (session) => reloadOnce.look(session.stage()),
});
openClockProbe(link.session);

const loop = createProgrammeLoop({
  link,
  screen,
  frames,
  siteNow: createKnownSite(link.session),
  tell: (word) => {
    if (told.textContent !== word) told.textContent = word;
  },
  warn: console.error,
});
everyFrame(loop.draw);
