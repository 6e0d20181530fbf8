/** A projection page's connection, with the crowd stream beside it. */

import type { Socket } from 'socket.io-client';
import { type CrowdStream, createCrowdStream } from '#installation/crowd/crowd-stream.ts';
import { type Barred, openConnection } from '#installation/protocol/connection.ts';
import { decodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import type { FromProjection, Status, ToProjection } from '#installation/protocol/messages.ts';
import type { PageId } from '#installation/protocol/page-id.ts';
import type { Session } from '#installation/protocol/session.ts';
import { after, every, localGrain, localNow } from '../clock/page-clock.ts';

export interface ProjectionLink {
  readonly session: Session;
  readonly crowd: CrowdStream;
  /** Why the server does not let this page in, or null. */
  barred(): Barred | null;
}

export interface ProjectionLinkOptions {
  readonly surface: string;
  readonly pageId: PageId;
  readonly socket: Socket<ToProjection, FromProjection>;
  /** What the page says of itself; asked once a second. */
  readonly status: (session: Session) => Status;
  /** Called after every change of the session. */
  readonly changed: (session: Session) => void;
}

const STATUS_MS = 1000;

/** Connects as a surface and keeps at it for good. */
export function openProjectionLink(options: ProjectionLinkOptions): ProjectionLink {
  const { socket, surface, pageId, status } = options;
  const crowd = createCrowdStream();
  const { session, barred } = openConnection({
    socket,
    pageId,
    name: surface,
    now: localNow,
    grainMs: localGrain(),
    after,
    // A worker reads the clock, away from the drawing.
    probes: false,
    changed: () => options.changed(session),
    warn: console.warn,
  });
  socket.on('crowd', (source: unknown, bytes: unknown) => {
    if (typeof source !== 'string' || !(bytes instanceof ArrayBuffer)) return;
    const decoded = decodeCrowdSample(new Uint8Array(bytes));
    if (decoded.ok) crowd.add(source, decoded.sample);
    else console.warn(`a sample of ${source} could not be read: ${decoded.problem}`);
  });
  every(STATUS_MS, () => {
    if (socket.connected) socket.volatile.emit('status', status(session));
  });
  return { session, crowd, barred };
}
