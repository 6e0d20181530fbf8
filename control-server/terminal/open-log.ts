/** The server's own log: everything as JSON lines in a file, warnings and worse readably in the terminal. */

import { type Logger, multistream, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { Timers } from '../clock/server-clock.ts';
import { limitLines } from './limit-lines.ts';
import { openLogFile } from './log-file.ts';

export interface ServerLog {
  readonly log: Logger;
  /** Resolves when everything is written, or cannot be. */
  close(): Promise<void>;
}

/** How many warnings of one reason the file gets in ten seconds. The terminal gets one. */
const MOST_IN_FILE = 100;

/**
 * Opens a log that appends to `file` and shows warnings through `say`. Lines never hold landmarks: they are nobody's
 * business once they are drawn.
 */
export function openLog(file: string, say: (text: string) => void, timers: Timers): ServerLog {
  const pretty = prettyFactory({ colorize: true, ignore: 'pid,hostname,reqId', translateTime: 'HH:MM:ss' });
  const written = openLogFile(file, say);
  const kept = limitLines(written, MOST_IN_FILE, timers);
  const shown = limitLines({ write: (line) => say(pretty(line).trimEnd()) }, 1, timers);
  const log = pino(
    { level: 'info', serializers: { error: pino.stdSerializers.err } },
    multistream([
      { level: 'info', stream: kept },
      { level: 'warn', stream: shown },
    ]),
  );
  return {
    log,
    close: async () => {
      shown.close();
      kept.close();
      await written.close();
    },
  };
}
