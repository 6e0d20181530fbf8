/** Where a projection page is put together: link, screen, notes, and the loop that draws. */

import '@fontsource/zen-kaku-gothic-new/400.css';
import '@fontsource/chakra-petch/400.css';
import '@fontsource/chakra-petch/600.css';
import '@fontsource/shippori-mincho/400.css';
import { io, type Socket } from 'socket.io-client';
import type { FromProjection, ToProjection } from '#installation/protocol/messages.ts';
import { keepPageId } from '#installation/protocol/page-id.ts';
import { SOCKET_SETTINGS } from '#installation/protocol/socket-settings.ts';
import { openClockProbe } from './clock/clock-probe.ts';
import { after, everyFrame } from './clock/page-clock.ts';
import { createWallEditor } from './editor/wall-editor.ts';
import { keepPage } from './keeper/keep-page.ts';
import { createLateKeeper } from './keeper/late-keeper.ts';
import { openProjectionLink } from './link/projection-link.ts';
import { createReloadOnce } from './link/reload-once.ts';
import { openSetupLink } from './link/setup-link.ts';
import { openFrameLog } from './page/frame-log.ts';
import { createKnownSite } from './page/known-site.ts';
import { openLayers } from './page/layers.ts';
import { openNotes } from './page/notes.ts';
import { createProcessorPermission } from './page/processor-permission.ts';
import { openScreen } from './page/screen.ts';
import { readWishes } from './page/screen-wishes.ts';
import { stayAwake } from './page/stay-awake.ts';
import { createTierKeeper } from './page/tier-keeper.ts';
import { surfaceIn } from './page/wall-address.ts';
import { createWallLoop } from './page/wall-loop.ts';
import { createWhichWall, type WhichWall } from './page/which-wall.ts';

stayAwake(document, navigator.wakeLock);
const whichWall = createWhichWall(document, location);
const surface = surfaceIn(location.pathname);
document.title = `${surface ?? 'Which wall?'} · Reclaim`;
if (surface === null) whichWall.ask();
else openWall(surface, whichWall);

function openWall(surface: string, whichWall: WhichWall): void {
  const wall = document.getElementById('wall');
  if (!wall) throw new Error('the page has no wall');
  const query = new URLSearchParams(location.search);
  const screen = openScreen(wall, readWishes(query));
  const frames = openFrameLog(window);
  const notes = openNotes(document);
  const layers = openLayers(document, window);
  const reloadOnce = createReloadOnce(sessionStorage, () => location.reload());
  const socket: Socket<ToProjection, FromProjection> = io('/projection', SOCKET_SETTINGS);
  const setup = openSetupLink(socket, surface);
  const keeper = createLateKeeper();
  const link = openProjectionLink({
    surface,
    pageId: keepPageId(sessionStorage, (bytes) => crypto.getRandomValues(bytes), query.get('page')),
    socket,
    hears: keeper,
    status: (session) => ({
      fps: Math.min(1000, frames.fps()),
      clockBoundMs: session.clock()?.boundMs ?? null,
      engine: screen.engine(),
      dropped: 0,
      people: null,
      trouble: loop.trouble() ?? editor.trouble() ?? screen.remark(),
      surface: {
        frameMs: tiers.frameMs(),
        tier: screen.tier() ?? tiers.wants(),
        wants: tiers.wants(),
        transitMs: session.transitMs(),
        software: screen.software(),
        isolated: crossOriginIsolated,
        ...screen.size(),
      },
    }),
    changed: (session) => {
      reloadOnce.look(session.stage());
      const site = siteNow();
      const isKnown = site === null || Object.hasOwn(site.surfaces, surface);
      whichWall.amiss(isKnown ? null : `The site has no surface called "${surface}".`);
    },
  });
  openClockProbe(link.session);

  const siteNow = createKnownSite(link.session);
  const tiers = createTierKeeper({
    screen,
    told: () => setup.setup()?.tiers[surface],
    isLive: () => link.session.stage().stage === 'live',
  });
  const processor = createProcessorPermission({
    surface,
    screen,
    setup: setup.setup,
    ask: setup.ask,
    storage: localStorage,
  });
  addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') processor.give();
  });
  const loop = createWallLoop({ surface, link, screen, setup, layers, notes, frames, siteNow });
  const written = () => siteNow()?.surfaces[surface]?.output ?? null;
  const editor = createWallEditor({ page: document, view: window, surface, setup, layers, written, after });
  everyFrame((at) => {
    loop.draw(at);
    processor.look();
    tiers.look(at);
    editor.look();
  });
  whichWall.arrived(surface);
  // In development nothing is built that could be kept.
  if (!import.meta.hot) void keepPage(navigator.serviceWorker, performance);
  void keeper.open(link.session);
}
