/** A failed start in a sentence: what is wrong, where, and what to do. */

import type { Options } from '../options.ts';

/** The sentence for an error the system threw; the whole error where it is none we know. */
export function explain(error: unknown, options: Options): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : null;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : options.dataFolder;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${options.port} is in use, perhaps by another Reclaim. Stop that, or start with: npm start -- --port ${options.port + 1}`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `This machine has no address ${options.host}. Leave --host away to listen on all it has.`;
    case 'EACCES':
    case 'EPERM':
      return 'syscall' in error && error.syscall === 'listen'
        ? `Ports below 1024 want special rights. Start with: npm start -- --port 8080`
        : `${path} may not be written. Change its rights, or keep the data elsewhere with --data FOLDER.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path} cannot be a folder: a file of that name is in the way. Keep the data elsewhere with --data FOLDER.`;
    case 'EROFS':
      return `${path} lies on a read-only disk. Keep the data elsewhere with --data FOLDER.`;
    case 'ENOSPC':
      return `The disk is full: ${path} could not be written. Free some space and start again; nothing was lost.`;
    default:
      return error.stack ?? error.message;
  }
}
