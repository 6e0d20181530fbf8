/** What a file is called in what people read. */

import { relative } from 'node:path';

/** The file as the reader of a message knows it: from where they stand, unless that is farther than the full path. */
export function nearest(file: string): string {
  const near = relative(process.cwd(), file);
  return near.startsWith('..') ? file : near;
}
