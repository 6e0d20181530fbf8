/** Setting up the room over the wire: what is asked, each answered once, and what a page is told as it comes in. */

import type { RoomEntry } from '#installation/protocol/messages.ts';
import type { Setup, SetupAnswer, Tried } from '#installation/protocol/setup.ts';
import type { SetupDesk } from '../house/setup-desk.ts';
import { badMessage, type PageContext, type PageSocket, reply } from './any-page.ts';

/** A connection that is told how the room is set up. */
export interface SetUpSocket extends PageSocket {
  emit(message: 'setup', setup: Setup): unknown;
  emit(message: 'tried', tried: Tried): unknown;
}

/** Tells the page how things stand, and passes its requests to the desk until its end. */
export function listenForSetup(context: PageContext, desk: SetupDesk, socket: SetUpSocket): void {
  socket.emit('setup', desk.setup());
  for (const tried of desk.tried()) socket.emit('tried', tried);
  socket.on('setup', (payload, answer) => {
    const asker = { id: socket.id, role: context.role, name: context.register.nameOf(socket.id) };
    const answered = desk.ask(asker, payload, (why) => badMessage(context, socket, 'setup', why));
    answered.then(
      (what) => {
        if (!what.ok) context.log.info({ role: asker.role, name: asker.name, says: what.says }, 'a setup was refused');
        reply<SetupAnswer>(answer, what);
      },
      (error: unknown) => {
        context.log.error({ error }, 'a setup failed');
        reply<SetupAnswer>(answer, FAILED);
      },
    );
  });
  socket.on('disconnect', () => desk.left(socket.id));
}

const FAILED: SetupAnswer = {
  ok: false,
  says: 'The server could not do that; its log says why.',
  advice: 'Try again.',
};

/** The pages, with a warning at every wall that shows a test pattern: nobody shall forget one there. */
export const withPatterns = (pages: readonly RoomEntry[], { patterns }: Setup): RoomEntry[] =>
  pages.map((page) => {
    const pattern = page.role === 'projection' && Object.hasOwn(patterns, page.name) ? patterns[page.name] : undefined;
    if (pattern === undefined) return page;
    const says = `It shows the test pattern "${pattern}" instead of the show.`;
    return { ...page, warning: page.warning === null ? says : `${page.warning} ${says}` };
  });
