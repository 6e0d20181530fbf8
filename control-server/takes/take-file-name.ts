/** How the files of takes are called: what the director called the take, and when it began. */

const ENDING = '.take.ndjson';

/** A name that is one of a take in the folder of takes, and of nothing else anywhere. */
export const isTakeFile = (name: string): boolean => /^[A-Za-z0-9][\w.-]{0,150}\.take\.ndjson$/.test(name);

/** The file of a take called `name`, begun at `wallMs`: what of the name fits a file on any disk, and the time (UTC). */
export function takeFileName(name: string, wallMs: number): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .toLowerCase();
  const when = new Date(wallMs).toISOString().slice(0, 19).replaceAll(':', '-');
  return `${plain === '' ? 'take' : plain}-${when}${ENDING}`;
}
