/** The site as it is now: as it was read, and with the floors that cameras have measured since. */

import { hashText } from '#installation/log/chain.ts';
import type { FloorAnswer } from '#installation/protocol/messages.ts';
import type { FloorPlaces } from '#installation/site/floor-map.ts';
import { setFloor } from '#installation/site/set-floor.ts';
import { parseSite, type Site } from '#installation/site/site.ts';
import type { Disk } from '../journal/disk.ts';
import { saveScore } from '../score/versions.ts';
import type { LoadedSite } from './load-house.ts';

export interface SiteKeeper {
  site(): Site;
  text(): string;
  /** Writes a camera's floor into the site's file (null: takes it away) and keeps the text that was there before. */
  setFloor(camera: string, floor: FloorPlaces | null): Promise<FloorAnswer>;
}

export interface SiteKeeperOptions {
  readonly loaded: LoadedSite;
  readonly siteFile: string;
  /** Where earlier texts of all sites are kept. */
  readonly versionsFolder: string;
  readonly disk: Disk;
  readonly wallMs: () => number;
  /** The site has changed and is on disk. */
  readonly onChange: (text: string) => void;
}

export function keepSite(options: SiteKeeperOptions): SiteKeeper {
  let { site, text } = options.loaded;
  /** One after the other: two cameras may be measured at once. */
  let saving: Promise<unknown> = Promise.resolve();

  const save = async (camera: string, floor: FloorPlaces | null): Promise<FloorAnswer> => {
    const written = setFloor(text, camera, floor);
    if (!written.ok) return { ok: false, says: sentence(written.says), advice: 'Move the places and try again.' };
    const parsed = parseSite(written.text, options.siteFile);
    if (!parsed.ok) throw new Error('a site that was read cannot be read again');
    const saved = await saveScore(options.disk, {
      showFile: options.siteFile,
      text: written.text,
      expectedHash: hashText(text),
      versionsFolder: options.versionsFolder,
      wallMs: options.wallMs(),
    });
    if (!saved.ok) return saved.code === 'changed' ? CHANGED : UNWRITTEN;
    ({ text } = written);
    site = parsed.value;
    options.onChange(text);
    return { ok: true };
  };

  return {
    site: () => site,
    text: () => text,
    setFloor: (camera, floor) => {
      const done = saving.then(() => save(camera, floor));
      saving = done.catch(() => undefined);
      return done;
    },
  };
}

const CHANGED: FloorAnswer = {
  ok: false,
  says: 'Somebody has changed the site’s file since the server read it, so the floor was not saved.',
  advice: 'Start the server anew with the changed file, then save the floor again.',
};

const UNWRITTEN: FloorAnswer = {
  ok: false,
  says: 'The site’s file could not be written, so the floor was not saved.',
  advice: 'Make room on the server’s disk, see that config/sites may be written, and save again.',
};

const sentence = (says: string): string => `${says.charAt(0).toUpperCase()}${says.slice(1)}.`;
