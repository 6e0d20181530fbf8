/** The composition root of the page on which projectors are fitted: real clock, real timers, real socket. */

import '@mantine/core/styles.layer.css';
import '@fontsource/zen-kaku-gothic-new/500.css';
import '@fontsource/zen-kaku-gothic-new/700.css';
import '@fontsource/chakra-petch/latin-500.css';
import '@fontsource/chakra-petch/latin-700.css';
import '../../../config/theme/night.css';
import '../panel.css';
import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { keepPageId } from '#installation/protocol/page-id.ts';
import { SOCKET_SETTINGS } from '#installation/protocol/socket-settings.ts';
import { localNow } from '../clock/local-clock.ts';
import { startTicker } from '../clock/ticker.ts';
import { browserTimers } from '../clock/timers.ts';
import { openWallsLink, type TechnicianSocket } from './link/walls-link.ts';
import { WallsPage } from './parts/walls-page.tsx';
import { createWallsStore } from './store/walls-store.ts';

const socket: TechnicianSocket = io('/technician', SOCKET_SETTINGS);
const link = openWallsLink({
  socket,
  pageId: keepPageId(sessionStorage, (bytes) => crypto.getRandomValues(bytes)),
  now: localNow,
  timers: browserTimers,
});
const store = createWallsStore({
  link,
  now: localNow,
  timers: browserTimers,
  startTicker: (look) => startTicker(browserTimers, look),
});

// Whoever puts the phone away means what they did last.
addEventListener('pagehide', store.settleAll);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') store.settleAll();
});

const place = document.getElementById('walls');
if (!place) throw new Error('walls.html has no place for the page');
createRoot(place).render(<WallsPage store={store} timers={browserTimers} />);
store.start();
