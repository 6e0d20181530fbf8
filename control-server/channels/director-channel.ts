/** What the director may say besides: commands. */

import type { CommandAnswer } from '#installation/protocol/messages.ts';
import { commandSchema } from '#installation/rules/command.ts';
import { refuse } from '#installation/rules/refusal.ts';
import type { Conductor } from '../conductor/conductor.ts';
import { badMessage, type PageContext, type PageSocket, reply } from './any-page.ts';

/** Passes commands to the conductor; each gets exactly one answer. */
export function listenToDirector(context: PageContext, conductor: Conductor, socket: PageSocket): void {
  const carryOut = async (payload: unknown): Promise<CommandAnswer> => {
    const command = commandSchema.safeParse(payload);
    if (command.success) return conductor.command(command.data);
    badMessage(context, socket, 'command', command.error.message);
    return { ok: false, refusal: refuse('bad-message') };
  };
  socket.on('command', (payload, answer) => {
    carryOut(payload).then(
      (answered) => {
        if (!answered.ok) context.log.info({ refused: answered.refusal.code }, 'a command was refused');
        reply(answer, answered);
      },
      (error: unknown) => {
        context.log.error({ error }, 'a command failed');
        reply<CommandAnswer>(answer, { ok: false, refusal: refuse('log-stopped') });
      },
    );
  });
}
