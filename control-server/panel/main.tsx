/** The director panel's composition root: real clock, real timers, real socket, and the page. */

import '@mantine/core/styles.layer.css';
import '@fontsource/zen-kaku-gothic-new/500.css';
import '@fontsource/zen-kaku-gothic-new/700.css';
import '@fontsource/chakra-petch/latin-500.css';
import '@fontsource/chakra-petch/latin-700.css';
import '@fontsource/shippori-mincho/500.css';
import '../../config/theme/night.css';
import './panel.css';
import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { type DrawBytes, keepPageId } from '#installation/protocol/page-id.ts';
import { SOCKET_SETTINGS } from '#installation/protocol/socket-settings.ts';
import { localNow, wallTime } from './clock/local-clock.ts';
import { startTicker } from './clock/ticker.ts';
import { browserTimers } from './clock/timers.ts';
import { type DirectorSocket, openDirectorLink } from './link/director-link.ts';
import { DirectorPanel } from './parts/director-panel.tsx';
import { createPanelStore } from './store/panel-store.ts';

const draw: DrawBytes = (bytes) => crypto.getRandomValues(bytes);
const socket: DirectorSocket = io('/director', SOCKET_SETTINGS);
const pageId = keepPageId(sessionStorage, draw);
const link = openDirectorLink({ socket, pageId, now: localNow, timers: browserTimers, draw });
const store = createPanelStore({
  link,
  now: localNow,
  wall: wallTime,
  startTicker: (look) => startTicker(browserTimers, look),
});

const place = document.getElementById('panel');
if (!place) throw new Error('director.html has no place for the panel');
createRoot(place).render(<DirectorPanel store={store} timers={browserTimers} />);
store.start();
