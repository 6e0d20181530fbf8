/** Opens the house: conductor, sockets and web server on one port, and the way to close them again. */

import { join } from 'node:path';
import { openAccess } from '../access/access.ts';
import { lanAddresses } from '../access/gate.ts';
import type { House } from '../channels/greet.ts';
import { type Channels, openChannels } from '../channels/open-channels.ts';
import { createRoomRegister } from '../channels/room-register.ts';
import { processTimers } from '../clock/server-clock.ts';
import { type Conductor, createConductor } from '../conductor/conductor.ts';
import { buildServer } from '../http/build-server.ts';
import type { Options } from '../options.ts';
import type { DevPages } from '../pages/dev-pages.ts';
import { announcement, nextDirectorLink } from '../terminal/announce.ts';
import { openLog } from '../terminal/open-log.ts';
import type { LoadedSite } from './load-house.ts';
import type { ReadyRun } from './open-run.ts';

export interface HouseOptions {
  readonly options: Options;
  readonly site: LoadedSite;
  readonly ready: ReadyRun;
  readonly modelsFolder: string;
  readonly trouble: readonly string[];
  readonly say: (text: string) => void;
  /** Called last, when everything is closed. */
  readonly release: () => Promise<void>;
}

export interface OpenHouse {
  readonly port: number;
  close(): Promise<void>;
}

export async function openHouse(house: HouseOptions): Promise<OpenHouse> {
  const { options, ready, site, say } = house;
  const { log, close: closeLog } = openLog(join(options.dataFolder, 'server.ndjson'), say, processTimers);
  const access = await openAccess(options.dataFolder);
  const register = createRoomRegister(site.site);
  let channels: Channels | null = null;
  const conductor = createConductor({
    plans: ready.plans,
    facts: ready.run.facts,
    journal: ready.run.journal,
    clock: ready.clock,
    timers: processTimers,
    onFacts: (facts) => {
      for (const { seq, atMs, event, cause } of facts) log.info({ seq, atMs, event, cause }, 'fact');
      channels?.tellFacts(facts);
    },
    onMeter: (meter) => channels?.tellMeter(meter),
    onTrouble: (error) => {
      if (error === null) log.warn('the log can be written again');
      else log.error({ error }, 'the log cannot be written, so commands are refused; the walls play on');
    },
  });
  if (ready.opening.length > 0) await conductor.declare(ready.opening);

  const links = { port: options.port };
  let pages: DevPages | null = null;
  const app = await buildServer({
    log,
    access,
    site: site.site,
    show: { id: ready.plan.score.show, title: ready.plan.score.title },
    modelsFolder: house.modelsFolder,
    trouble: () => house.trouble,
    health: () => healthOf(conductor, ready, register.room().pages.length),
    directorEntered: () => say(nextDirectorLink(links.port, access.issueDirectorToken())),
    devPage: options.dev ? (name, url) => requirePages(pages).page(name, url) : null,
  });
  if (options.dev) pages = await (await import('../pages/dev-pages.ts')).openDevPages(app);
  channels = openChannels({
    http: app.server,
    access,
    clock: ready.clock,
    timers: processTimers,
    conductor,
    register,
    house: (): House => ({ facts: conductor.facts(), scores: ready.scores, siteText: site.text }),
    log,
    shareUpgrades: options.dev,
  });
  await app.listen({ port: options.port, host: options.host });
  const address = app.server.address();
  if (address !== null && typeof address === 'object') links.port = address.port;
  announce(house, links.port, access.issueDirectorToken(), access.crewToken());

  return {
    port: links.port,
    close: async () => {
      say('Closing: what was acknowledged is on disk.');
      await channels?.close();
      await conductor.stop();
      await ready.run.journal.close();
      await pages?.close();
      await app.close();
      await closeLog();
      await house.release();
    },
  };
}

function requirePages(pages: DevPages | null): DevPages {
  if (!pages) throw new Error('a page was asked for before the page builder was there');
  return pages;
}

const healthOf = (conductor: Conductor, ready: ReadyRun, pages: number): Readonly<Record<string, unknown>> => {
  const nowMs = ready.clock.now();
  const { mode, sequence, positionMs, standby } = conductor.stateAt(nowMs);
  return {
    ok: true,
    run: ready.run.id,
    nowMs,
    facts: conductor.facts().length,
    pages,
    mode,
    sequence,
    positionMs,
    standby,
  };
};

function announce(house: HouseOptions, port: number, directorToken: string, crewToken: string): void {
  const { ready, site } = house;
  const text = announcement({
    title: ready.plan.score.title,
    run: ready.run.id,
    resumed: ready.resumed,
    port,
    addresses: house.options.host === '0.0.0.0' ? lanAddresses() : [],
    site: site.site,
    directorToken,
    crewToken,
    trouble: house.trouble,
  });
  house.say(text);
}
