/**
 * Every version of a score that was ever saved, beside the one in use: `<versions>/<show>/<time>-<hash>.yaml`. A version
 * is on disk before the score's file changes, and is never written over, so that nothing anybody wrote is lost.
 */

import { basename, dirname, join } from 'node:path';
import { hashText } from '#installation/log/chain.ts';
import { hasCode } from '../files/has-code.ts';
import type { Disk } from '../journal/disk.ts';
import { writeWhole } from '../journal/durable-file.ts';

export interface Save {
  /** The score's file. A link is replaced by a file: give the path it leads to. */
  readonly showFile: string;
  readonly text: string;
  /** The hash of the text the edits began with; null where there was no file. */
  readonly expectedHash: string | null;
  /** The folder of the versions of all shows. */
  readonly versionsFolder: string;
  /** The wall clock, ms since 1970: names of versions sort by it. */
  readonly wallMs: number;
}

/** What became of it; `says` is a sentence for the director. */
export type Saved =
  | { readonly ok: true; readonly hash: string; readonly version: string }
  /** The file is not what was edited any more. `found` is the hash of what is there; null where nothing is. */
  | { readonly ok: false; readonly code: 'changed'; readonly found: string | null; readonly says: string }
  /** The disk is full, or may not be written. The file is what it was, or the new text as a whole. */
  | { readonly ok: false; readonly code: 'disk'; readonly says: string; readonly error: unknown };

export interface Version {
  /** The name of its file without the ending. */
  readonly id: string;
  /** When it was kept, ms since 1970. */
  readonly wallMs: number;
  /** The first eight digits of the text's hash. */
  readonly hash8: string;
}

/**
 * Keeps the text that is there and `text`, then puts `text` into the score's file. Whatever fails, and whenever the
 * power goes, the file is either what it was or the new text as a whole.
 */
export async function saveScore(disk: Disk, save: Save): Promise<Saved> {
  const { showFile, text, expectedHash, versionsFolder, wallMs } = save;
  const bytes = Buffer.from(text, 'utf8');
  const hash = hashText(text);
  const folder = join(versionsFolder, showOf(showFile));
  try {
    const there = await disk.read(showFile);
    const found = hashOf(there);
    if (found !== expectedHash) return changed(showFile, found);
    await makeFolderDurably(disk, versionsFolder, folder);
    // A moment earlier, so that what is replaced sorts before what replaces it.
    if (there) await keep(disk, folder, there, wallMs - 1);
    const version = await keep(disk, folder, bytes, wallMs);
    if (found === hash) return { ok: true, hash, version };
    // Keeping takes a while on a slow disk, long enough for an editor to save.
    const now = hashOf(await disk.read(showFile));
    if (now !== expectedHash) return changed(showFile, now);
    await writeWhole(disk, dirname(showFile), basename(showFile), bytes);
    return { ok: true, hash, version };
  } catch (error) {
    return { ok: false, code: 'disk', says: await failedSentence(disk, showFile, hash, error), error };
  }
}

/**
 * Keeps `text` as a version of the show in `showFile`, whoever wrote it there, unless it is the newest already. Answers
 * with its id. Throws what the file system throws.
 */
export async function keepVersion(disk: Disk, kept: Omit<Save, 'expectedHash'>): Promise<string> {
  const folder = join(kept.versionsFolder, showOf(kept.showFile));
  await makeFolderDurably(disk, kept.versionsFolder, folder);
  return keep(disk, folder, Buffer.from(kept.text, 'utf8'), kept.wallMs);
}

const hashOf = (bytes: Buffer | null): string | null => bytes && hashText(bytes.toString('utf8'));

async function makeFolderDurably(disk: Disk, above: string, folder: string): Promise<void> {
  await disk.makeFolder(folder);
  await disk.syncFolder(above);
  await disk.syncFolder(dirname(above));
}

const changed = (showFile: string, found: string | null): Saved => {
  const name = basename(showFile);
  const says =
    found === null
      ? `${name} is gone since it was read. Put it back, or save under another name.`
      : `${name} was changed by somebody else since it was read. Look at their text before saving over it.`;
  return { ok: false, code: 'changed', found, says };
};

/** What to tell when the disk failed, which depends on how far it came. */
async function failedSentence(disk: Disk, showFile: string, hash: string, error: unknown): Promise<string> {
  const why = error instanceof Error ? error.message : String(error);
  const advice = `(${why}). Make room on the disk, see that it may be written, and save again.`;
  const isThere = await disk.read(showFile).then(
    (bytes) => hashOf(bytes) === hash,
    () => false,
  );
  return isThere
    ? `The score was written, but might not survive a power cut ${advice}`
    : `The score could not be saved and is what it was ${advice}`;
}

const showOf = (showFile: string): string => basename(showFile).replace(/\.ya?ml$/, '');

/** Keeps `bytes` as a version, unless the newest is the very same. Answers with its id. */
async function keep(disk: Disk, folder: string, bytes: Buffer, wallMs: number): Promise<string> {
  const kept = await versionsIn(disk, folder);
  const hash8 = hashText(bytes.toString('utf8')).slice(0, 8);
  const newest = kept[0];
  if (newest?.hash8 === hash8 && (await disk.read(join(folder, `${newest.id}.yaml`)))?.equals(bytes)) return newest.id;
  // The clock may have been set back; versions stay in the order they were made.
  const id = idOf(Math.max(wallMs, (newest?.wallMs ?? 0) + 1), hash8);
  await writeWhole(disk, folder, `${id}.yaml`, bytes);
  return id;
}

const idOf = (wallMs: number, hash8: string): string =>
  `${new Date(wallMs).toISOString().replaceAll(':', '-')}-${hash8}`;

const VERSION =
  /^(?<day>\d{4}-\d\d-\d\d)T(?<hours>\d\d)-(?<minutes>\d\d)-(?<seconds>\d\d\.\d{3})Z-(?<hash8>[0-9a-f]{8})$/;

/** All versions kept of the show in `showFile`, the newest first. */
export const listVersions = (disk: Disk, versionsFolder: string, showFile: string): Promise<Version[]> =>
  versionsIn(disk, join(versionsFolder, showOf(showFile)));

async function versionsIn(disk: Disk, folder: string): Promise<Version[]> {
  const names = await namesIn(disk, folder);
  return names
    .flatMap((name) => (name.endsWith('.yaml') ? versionOf(name.slice(0, -'.yaml'.length)) : []))
    .sort((a, b) => b.wallMs - a.wallMs || (a.id < b.id ? 1 : -1));
}

async function namesIn(disk: Disk, folder: string): Promise<readonly string[]> {
  try {
    return await disk.list(folder);
  } catch (error) {
    // Nothing was ever kept.
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function versionOf(id: string): Version[] {
  const parts = VERSION.exec(id)?.groups;
  if (!parts) return [];
  const wallMs = Date.parse(`${parts.day}T${parts.hours}:${parts.minutes}:${parts.seconds}Z`);
  return Number.isNaN(wallMs) ? [] : [{ id, wallMs, hash8: parts.hash8 ?? '' }];
}

/** The text of one version; null where there is none of that id. Throws whatever else the file system throws. */
export async function readVersion(
  disk: Disk,
  versionsFolder: string,
  showFile: string,
  id: string,
): Promise<string | null> {
  // An id comes from a page: it may not lead out of the folder.
  if (versionOf(id).length === 0) return null;
  const bytes = await disk.read(join(versionsFolder, showOf(showFile), `${id}.yaml`));
  return bytes?.toString('utf8') ?? null;
}
