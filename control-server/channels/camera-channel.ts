/** What a camera may say besides: what it sees, as numbers. */

import type { CrowdSample } from '#installation/crowd/body.ts';
import { decodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import { badMessage, type PageContext, type PageSocket } from './any-page.ts';
import type { CrowdHall } from './crowd-hall.ts';

/** A camera may send this many pictures a second; more are left out. */
const MAX_PER_SECOND = 60;

/** Hands every sample that can be read to the hall, which counts it and shows it on the walls, and to `heard`. */
export function listenToCamera(
  context: PageContext,
  hall: CrowdHall,
  socket: PageSocket,
  heard: (source: string, sample: CrowdSample) => void,
): void {
  let second = 0;
  let taken = 0;
  socket.on('sample', (payload) => {
    const source = context.register.nameOf(socket.id);
    if (source === null || !(payload instanceof Uint8Array)) {
      return badMessage(context, socket, 'sample', source === null ? 'sent before its hello' : 'not bytes');
    }
    const now = Math.floor(context.clock.now() / 1000);
    taken = now === second ? taken + 1 : 1;
    second = now;
    if (taken > MAX_PER_SECOND) return;
    const decoded = decodeCrowdSample(payload);
    if (!decoded.ok) return badMessage(context, socket, 'sample', decoded.problem);
    context.register.seen(socket.id, context.clock.now());
    // People of a camera that has no place in the room would be counted and never shown.
    if (!context.register.isKnown('camera', source)) return;
    heard(source, decoded.sample);
    hall.take(source, decoded.sample, payload);
  });
  socket.on('disconnect', () => {
    const source = context.register.nameOf(socket.id);
    if (source !== null) hall.forget(source);
  });
}
