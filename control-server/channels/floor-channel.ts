/**
 * What a camera's page may say of the floor: where some places of its picture lie in the room. Whoever may open a
 * camera's page hangs cameras, so the crew may; and each page only for the camera it stands for.
 */

import { type FloorAnswer, floorRequestSchema } from '#installation/protocol/messages.ts';
import { refuse } from '#installation/rules/refusal.ts';
import type { SiteKeeper } from '../house/site-keeper.ts';
import { badMessage, type PageContext, type PageSocket, reply } from './any-page.ts';

/** Answers every measured floor once: written, or why not. */
export function listenForFloors(context: PageContext, setFloor: SiteKeeper['setFloor'], socket: PageSocket): void {
  const keep = async (payload: unknown): Promise<FloorAnswer> => {
    const camera = context.register.nameOf(socket.id);
    const request = floorRequestSchema.safeParse(payload);
    if (camera === null || !request.success) {
      badMessage(context, socket, 'floor', camera === null ? 'sent before its hello' : (request.error?.message ?? ''));
      const { says, advice } = refuse('bad-message');
      return { ok: false, says, advice };
    }
    const answer = await setFloor(camera, request.data.floor);
    context.log.info({ camera, saved: answer.ok }, 'a floor was measured');
    return answer;
  };
  socket.on('floor', (payload, answer) => {
    keep(payload).then(
      (answered) => reply(answer, answered),
      (error: unknown) => {
        context.log.error({ error }, 'a floor could not be saved');
        reply<FloorAnswer>(answer, FAILED);
      },
    );
  });
}

const FAILED: FloorAnswer = {
  ok: false,
  says: 'The server could not save the floor; its log says why.',
  advice: 'Try again.',
};
