/** The server's own log: everything as JSON lines in a file, warnings and worse readably in the terminal. */

import { destination, type Logger, multistream, pino } from 'pino';
import pretty from 'pino-pretty';

/** Opens a log that appends to `file`. Lines never hold landmarks: they are nobody's business once they are drawn. */
export function openLog(file: string): Logger {
  const terminal = pretty({ colorize: true, ignore: 'pid,hostname,reqId', translateTime: 'HH:MM:ss', sync: true });
  return pino(
    { level: 'info', serializers: { error: pino.stdSerializers.err } },
    multistream([
      { level: 'info', stream: destination({ dest: file, sync: false, mkdir: true }) },
      { level: 'warn', stream: terminal },
    ]),
  );
}
