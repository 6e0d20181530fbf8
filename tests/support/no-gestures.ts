/** Gestures for a web server whose test is about something else: none, and none can be kept. */

import type { GestureRouteOptions } from '#control-server/http/route-gestures.ts';

export const noGestures = (): GestureRouteOptions => ({
  store: {
    shelf: () => Promise.reject(new Error('no gestures here')),
    save: () => Promise.reject(new Error('no gestures here')),
    remove: () => Promise.reject(new Error('no gestures here')),
  },
  changed: () => Promise.resolve(),
});
