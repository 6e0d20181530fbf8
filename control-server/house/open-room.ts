/** The room of a house: its site as it is now, who is in it, and the desk where it is set up. */

import { join } from 'node:path';
import type { Logger } from 'pino';
import type { SiteReport } from '#installation/protocol/setup.ts';
import { adviceSentence, adviseSite } from '#installation/site/advise-site.ts';
import type { Channels } from '../channels/open-channels.ts';
import { createRoomRegister, type RoomRegister } from '../channels/room-register.ts';
import type { Cancel, ServerClock, Timers } from '../clock/server-clock.ts';
import { nearest } from '../files/nearest.ts';
import type { Disk } from '../journal/disk.ts';
import { keepVersion } from '../score/versions.ts';
import type { LoadedSite } from './load-house.ts';
import { openSetupDesk, type SetupDesk } from './setup-desk.ts';
import { keepSite, type SiteKeeper } from './site-keeper.ts';

export interface RoomOptions {
  readonly loaded: LoadedSite;
  readonly siteFile: string;
  /** Earlier texts of sites are kept in it. */
  readonly dataFolder: string;
  readonly disk: Disk;
  readonly clock: ServerClock;
  readonly wallMs: () => number;
  readonly timers: Timers;
  readonly log: Logger;
  /** Where pages are told; null before it is open. */
  readonly channels: () => Pick<Channels, 'tellSite' | 'tellSetup' | 'tellTried'> | null;
}

export interface OpenRoom {
  readonly sites: SiteKeeper;
  readonly register: RoomRegister;
  readonly desk: SetupDesk;
  report(): SiteReport;
  /** What will be seen on the walls and was hardly meant, in sentences with their place in the site's file. */
  oddities(): readonly string[];
  /** What is wrong with the file of the site, in a sentence, or null. */
  trouble(): string | null;
  stop: Cancel;
}

/** Opens the room, and keeps the text it begins with so that one can go back to it. */
export async function openRoom(options: RoomOptions): Promise<OpenRoom> {
  const { loaded, siteFile, disk, wallMs, timers, log, channels } = options;
  const versionsFolder = join(options.dataFolder, 'sites');
  const unkept = (error: unknown): void => log.warn({ error }, 'this version of the site could not be kept aside');
  await keepVersion(disk, { showFile: siteFile, text: loaded.text, versionsFolder, wallMs: wallMs() }).catch(unkept);

  let desk: SetupDesk | null = null;
  const sites = keepSite({
    loaded,
    siteFile,
    versionsFolder,
    disk,
    wallMs,
    timers,
    onChange: (change) => {
      log.info({ byHand: change.isByHand }, 'the site has changed');
      channels()?.tellSite(change.text);
      desk?.siteChanged(change);
    },
    onTrouble: (error) => log.warn({ error }, 'the site’s file could not be read or written'),
  });
  const register = createRoomRegister(sites.site);
  const setup = openSetupDesk({
    keeper: sites,
    pages: () => register.room().pages,
    now: options.clock.now,
    timers,
    tellSetup: (what) => channels()?.tellSetup(what),
    tellTried: (tried, except, sure) => channels()?.tellTried(tried, except, sure),
  });
  desk = setup;

  const report = (): SiteReport => {
    const file = nearest(siteFile);
    const advice = adviseSite(sites.text(), file, sites.site());
    return {
      file,
      problems: sites.problems(),
      advice: advice.map((one) => ({
        severity: one.severity,
        says: adviceSentence(one),
        line: one.line,
        column: one.column,
      })),
    };
  };

  return {
    sites,
    register,
    desk: setup,
    report,
    oddities: () => {
      const { file, advice } = report();
      return advice.flatMap(({ severity, says, line }) =>
        severity === 'warning' ? [`${says} (${file}, line ${line})`] : [],
      );
    },
    trouble: () => troubleOf(sites.problems()),
    stop: () => {
      sites.stop();
      setup.stop();
    },
  };
}

function troubleOf([first, ...more]: readonly string[]): string | null {
  if (first === undefined) return null;
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return `The site’s file has a mistake since it was changed, so the site of before stays: ${first}${others}`;
}
