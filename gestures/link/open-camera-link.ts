/** The camera's end of the wire: sends samples stamped with server time, and says how the connection stands. */

import type { Socket } from 'socket.io-client';
import { openConnection } from '#installation/protocol/connection.ts';
import { encodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import {
  type FloorAnswer,
  type FromCamera,
  floorAnswerSchema,
  gesturesSchema,
  type ToCamera,
} from '#installation/protocol/messages.ts';
import type { PageId } from '#installation/protocol/page-id.ts';
import type { LocalClock } from '../clock/local-clock.ts';
import type { CameraLink, FloorLink, LinkStatus } from './camera-link.ts';

/** What a link needs from its surroundings. */
export interface CameraLinkOptions {
  /** Which camera of the site this page is. */
  readonly name: string;
  readonly pageId: PageId;
  /** The gestures whose readings are sent now, in this order. */
  readonly gestures: () => readonly string[];
  /** The server has other gestures, of this version. */
  readonly gesturesChanged: (version: string) => void;
  readonly clock: LocalClock;
  /** Called after every change of status. */
  readonly changed: () => void;
  /** A socket of the camera's namespace, not yet connected. */
  readonly socket: Socket<ToCamera, FromCamera>;
}

/** A disk may be slow, ms. */
const SAVE_MS = 5000;
const UNHEARD: FloorAnswer = {
  ok: false,
  says: 'The server has not answered, so it is not known whether the floor was saved.',
  advice: 'Wait until the page is connected again, then save once more.',
};

/** Connects and keeps connected until stopped. */
export function openCameraLink(options: CameraLinkOptions): CameraLink & FloorLink {
  const { socket, clock, name, pageId, changed } = options;
  const { session, barred, unreachableSince, stop } = openConnection({
    socket,
    pageId,
    name,
    now: clock.now,
    after: clock.after,
    probes: true,
    changed,
    warn: console.warn,
  });

  socket.on('gestures', (payload) => {
    const message = gesturesSchema.safeParse(payload);
    if (message.success) options.gesturesChanged(message.data.version);
    else console.warn('a message about gestures could not be read', message.error.message);
  });

  const status = (): LinkStatus => {
    const refusal = barred();
    if (refusal) return { stage: 'refused', ...refusal };
    const stage = session.stage();
    switch (stage.stage) {
      case 'greeting':
      case 'syncing': {
        const sinceMs = unreachableSince();
        return sinceMs === null ? { stage: 'connecting' } : { stage: 'lost', sinceMs };
      }
      case 'live':
        return { stage: 'live', clockBoundMs: session.clock()?.boundMs ?? null, notice: session.notice() };
      case 'stale':
        return { stage: 'lost', sinceMs: stage.since };
      case 'refused':
        return { stage: 'refused', says: stage.says, advice: stage.advice };
    }
  };

  return {
    send: (sample) => {
      if (socket.connected && status().stage === 'live') {
        socket.volatile.emit('sample', encodeCrowdSample(sample, options.gestures()));
      }
    },
    report: ({ fps, dropped, people, engine, trouble }) => {
      const clockBoundMs = session.clock()?.boundMs ?? null;
      if (socket.connected) socket.emit('status', { fps, dropped, people, engine, trouble, clockBoundMs });
    },
    siteText: session.site,
    saveFloor: async (floor) => {
      try {
        const request = { floor: floor && { picture: [...floor.picture], room: [...floor.room] } };
        return floorAnswerSchema.parse(await socket.timeout(SAVE_MS).emitWithAck('floor', request));
      } catch (error) {
        console.warn('the floor was not saved', error);
        return UNHEARD;
      }
    },
    status,
    now: session.serverNow,
    recording: () => {
      const now = session.serverNow();
      const { timeline } = session.replica;
      if (now === null || timeline.end().seq === 0) return null;
      const { recording } = timeline.stateAt(now);
      return recording && now < recording.untilMs ? recording : null;
    },
    stop,
  };
}
