/** Telling what the file system refused: its errors carry a code. */

/** Whether `error` is one of the system with this `code`, as ENOENT. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
