/**
 * The site as it is now: as its file says, with what was measured and fitted since, and with what somebody wrote into the
 * file meanwhile. Changes come one after the other, each on top of whatever the file says by then.
 */

import { hashText } from '#installation/log/chain.ts';
import type { FloorAnswer } from '#installation/protocol/messages.ts';
import type { SetupAnswer, SiteVersions } from '#installation/protocol/setup.ts';
import type { FloorPlaces } from '#installation/site/floor-map.ts';
import { setFloor } from '#installation/site/set-floor.ts';
import type { Site } from '#installation/site/site.ts';
import type { Written } from '#installation/site/written.ts';
import type { Cancel, Timers } from '../clock/server-clock.ts';
import { fileMark } from '../files/file-mark.ts';
import type { Disk } from '../journal/disk.ts';
import { oneAfterAnother } from '../journal/in-turn.ts';
import { keepVersion, listVersions, readVersion, saveScore } from '../score/versions.ts';
import { type LoadedSite, loadSite } from './load-house.ts';

/** A change of the site that is in force and on disk. */
export interface SiteChange {
  readonly text: string;
  readonly before: Site;
  readonly after: Site;
  /** Whether somebody wrote it into the file. */
  readonly isByHand: boolean;
}

/** Makes a new text of the one that is in force by then, or says why not. */
export type Rewrite = (now: LoadedSite) => Written | Promise<Written>;

export interface SiteKeeper {
  site(): Site;
  text(): string;
  /** What is wrong with the file since somebody changed it, a line each; then the site of before stays in force. */
  problems(): readonly string[];
  /**
   * Writes a change into the site's file and keeps the text that was there before. `advice` is for who asked for one
   * that cannot be made; `done` is called as soon as it is in force, before anybody else
   * hears of it, and also where it comes to what stood there.
   */
  change(rewrite: Rewrite, advice: string, done?: (before: Site, after: Site) => void): Promise<SetupAnswer>;
  /** Writes a camera's floor (null: takes it away). */
  setFloor(camera: string, floor: FloorPlaces | null): Promise<FloorAnswer>;
  /** The texts that were kept, the newest first. */
  versions(): Promise<SiteVersions>;
  /** One of them, or null. */
  version(id: string): Promise<string | null>;
  /** Looks now whether the file says something else. */
  look(): Promise<void>;
  stop: Cancel;
}

export interface SiteKeeperOptions {
  readonly loaded: LoadedSite;
  readonly siteFile: string;
  /** Where earlier texts of all sites are kept. */
  readonly versionsFolder: string;
  readonly disk: Disk;
  readonly wallMs: () => number;
  readonly timers: Timers;
  readonly onChange: (change: SiteChange) => void;
  /** The file could not be looked at, or a text not be kept aside. */
  readonly onTrouble: (error: unknown) => void;
}

const EVERY_MS = 1000;
/** A room that was fitted for years has many: older ones lie in their folder. */
const MOST_VERSIONS = 500;

/** Keeps the site until it is stopped. */
export function keepSite(options: SiteKeeperOptions): SiteKeeper {
  const { siteFile, versionsFolder, disk, onTrouble } = options;
  let { site, text } = options.loaded;
  let problems: readonly string[] = [];
  let seen: string | null = null;
  let isLooking = false;
  const inTurn = oneAfterAnother();

  const takeUp = (now: LoadedSite, isByHand: boolean, done?: (before: Site, after: Site) => void): void => {
    const before = site;
    ({ site, text } = now);
    problems = [];
    done?.(before, site);
    options.onChange({ text, before, after: site, isByHand });
  };

  /** Takes up what somebody else wrote into the file, where it is a site. */
  const readAnew = async (): Promise<void> => {
    const loaded = await loadSite(siteFile);
    problems = loaded.ok ? [] : loaded.problems;
    if (!loaded.ok || loaded.value.text === text) return;
    const kept = { showFile: siteFile, versionsFolder };
    const wallMs = options.wallMs();
    await keepVersion(disk, { ...kept, text, wallMs: wallMs - 1 }).catch(onTrouble);
    await keepVersion(disk, { ...kept, text: loaded.value.text, wallMs }).catch(onTrouble);
    takeUp(loaded.value, true);
  };

  type Attempt = SetupAnswer | 'changed by hand';
  const attempt = async (rewrite: Rewrite, advice: string, done?: (b: Site, a: Site) => void): Promise<Attempt> => {
    const wanted = await rewrite({ site, text });
    if (!wanted.ok) return { ok: false, says: sentence(wanted.says), advice };
    if (wanted.text === text) {
      done?.(site, site);
      return { ok: true };
    }
    const saved = await saveScore(disk, {
      showFile: siteFile,
      text: wanted.text,
      expectedHash: hashText(text),
      versionsFolder,
      wallMs: options.wallMs(),
    });
    if (!saved.ok && saved.code === 'disk') onTrouble(saved.error);
    if (!saved.ok) return saved.code === 'changed' ? 'changed by hand' : UNWRITTEN;
    takeUp(wanted, false, done);
    return { ok: true };
  };

  const change: SiteKeeper['change'] = (rewrite, advice, done) =>
    inTurn(async () => {
      const answer = await attempt(rewrite, advice, done);
      if (answer !== 'changed by hand') return answer;
      await readAnew();
      if (problems.length > 0) return brokenByHand(problems);
      const again = await attempt(rewrite, advice, done);
      return again === 'changed by hand' ? CHANGED : again;
    });

  const lookOnce = async (isForced: boolean): Promise<void> => {
    try {
      const mark = await fileMark(siteFile);
      if (isForced || (seen !== null && mark !== seen)) await readAnew();
      seen = mark;
    } catch (error) {
      onTrouble(error);
    }
  };

  /** A disk that is slow to answer is not asked again before it has. */
  const lookSteadily = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    await inTurn(() => lookOnce(false));
    isLooking = false;
  };

  void lookSteadily();
  return {
    site: () => site,
    text: () => text,
    problems: () => problems,
    change,
    setFloor: (camera, floor) => change((now) => setFloor(now.text, camera, floor), 'Move the places and try again.'),
    versions: async () => {
      const kept = (await listVersions(disk, versionsFolder, siteFile)).slice(0, MOST_VERSIONS);
      const hash8 = hashText(text).slice(0, 8);
      const now = kept.find((version) => version.hash8 === hash8);
      return { versions: kept.map((version) => ({ id: version.id, wallMs: version.wallMs, isNow: version === now })) };
    },
    version: (id) => readVersion(disk, versionsFolder, siteFile, id),
    look: () => inTurn(() => lookOnce(true)),
    stop: options.timers.every(EVERY_MS, () => void lookSteadily()),
  };
}

const brokenByHand = ([first = '']: readonly string[]): SetupAnswer => ({
  ok: false,
  says: `Somebody has changed the site’s file, and it has a mistake now, so nothing was saved: ${first}`,
  advice: 'Mend the file first; what was changed here is not lost until the page is closed.',
});

const CHANGED: SetupAnswer = {
  ok: false,
  says: 'Somebody else is writing the site’s file at this moment, so nothing was saved.',
  advice: 'Try again.',
};

const UNWRITTEN: SetupAnswer = {
  ok: false,
  says: 'The site’s file could not be written, so nothing was saved.',
  advice: 'Make room on the server’s disk, see that config/sites may be written, and try again.',
};

const sentence = (says: string): string => `${says.charAt(0).toUpperCase()}${says.slice(1)}.`;
