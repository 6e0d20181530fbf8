/** Opens the house: conductor, sockets and web server on one port, and the way to close them again. */

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ScoreText } from '#installation/protocol/replica.ts';
import { createLead } from '#installation/rules/lead.ts';
import { serverMs } from '#installation/time/axes.ts';
import { openAccess } from '../access/access.ts';
import { type Bases, basesOf, lanAddresses } from '../access/gate.ts';
import type { House } from '../channels/greet.ts';
import { type Channels, openChannels } from '../channels/open-channels.ts';
import { processTimers, wallMs, wallTime } from '../clock/server-clock.ts';
import { type Conductor, createConductor } from '../conductor/conductor.ts';
import { wallNeeds } from '../conductor/wall-needs.ts';
import { createGestureStore } from '../gestures/gesture-store.ts';
import { watchGestures } from '../gestures/gesture-watch.ts';
import { buildServer } from '../http/build-server.ts';
import { nodeDisk } from '../journal/disk.ts';
import { keepScore } from '../journal/run-store.ts';
import type { Options } from '../options.ts';
import type { DevPages } from '../pages/dev-pages.ts';
import { keepVersion } from '../score/versions.ts';
import { createTakeRecorder, type TakeRecorder } from '../takes/take-recorder.ts';
import { announcement, nextDirectorLink } from '../terminal/announce.ts';
import { openLog } from '../terminal/open-log.ts';
import { healthOf } from './health.ts';
import { type LoadedSite, loadScore } from './load-house.ts';
import { openRoom } from './open-room.ts';
import type { ReadyRun } from './open-run.ts';
import { createScoreWatch, type ScoreWatch } from './score-watch.ts';

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

/** Opens the house and lets people in. Rejects where the port is taken, or the run's first facts cannot be written. */
export async function openHouse(house: HouseOptions): Promise<OpenHouse> {
  const { options, ready, site, say } = house;
  const { log, close: closeLog } = openLog(join(options.dataFolder, 'server.ndjson'), say, processTimers);
  const access = await openAccess(options.dataFolder);
  let channels: Channels | null = null;
  const room = await openRoom({
    loaded: site,
    siteFile: options.siteFile,
    dataFolder: options.dataFolder,
    disk: nodeDisk,
    clock: ready.clock,
    wallMs,
    timers: processTimers,
    log,
    channels: () => channels,
  });
  let recorder: TakeRecorder | null = null;
  const lead = createLead();
  const conductor = createConductor({
    plans: ready.plans,
    base: ready.base,
    facts: ready.facts,
    answered: ready.answered,
    scoreHashes: ready.scores.map(({ hash }) => hash),
    journal: ready.run.journal,
    clock: ready.clock,
    wall: wallTime,
    timers: processTimers,
    leadMs: () => lead.at(ready.clock.now(), wallNeeds(room.register.room().pages, ready.clock.now())),
    onFacts: (facts) => {
      recorder?.facts(facts);
      for (const { seq, atMs, event, cause } of facts) log.info({ seq, atMs, event, cause }, 'fact');
      channels?.tellFacts(facts);
    },
    onMeter: (meter) => channels?.tellMeter(meter),
    onTrouble: (error) => {
      if (error === null) log.warn('the log can be written again');
      else log.error({ error }, 'the log cannot be written, so commands are refused; the walls play on');
    },
    onUnsummed: (error) =>
      log.warn({ error }, 'the log could not be summed up; it goes on growing, and nothing is lost'),
  });
  if (ready.opening.length > 0) await conductor.declare(ready.opening);
  /** With every fact that is written already, though it takes effect in a moment only. */
  const isRecording = (): boolean => {
    const atMs = Math.max(ready.clock.now(), conductor.end().atMs);
    return conductor.stateAt(serverMs(atMs)).recording !== null;
  };
  const takeEnds = (how: 'failed' | 'restarted'): Promise<void> => conductor.declare([{ type: 'take-ended', how }]);
  // Whoever recorded it is gone with the server before; nobody is told of a recording that there is not.
  if (isRecording()) await takeEnds('restarted');
  const takesFolder = join(options.dataFolder, 'takes');
  const takes = createTakeRecorder({
    folder: takesFolder,
    disk: nodeDisk,
    clock: ready.clock,
    wallMs,
    timers: processTimers,
    isTold: isRecording,
    tellEnd: () => takeEnds('failed'),
    warn: (says) => log.warn(says),
  });
  recorder = takes;
  const unkept = (error: unknown): void => log.warn({ error }, 'this version of the score could not be kept aside');
  const playing = ready.scores.find(({ hash }) => hash === ready.plan.scoreHash);
  if (playing) await keepVersion(nodeDisk, versionOf(options, playing)).catch(unkept);
  const scores = [...ready.scores];
  const watch = watchScore(house, conductor, scores, (error) =>
    log.warn({ error }, 'the changed score could not be made ready'),
  );

  const gestures = createGestureStore({
    disk: nodeDisk,
    folder: options.gesturesFolder,
    keptFolder: join(options.dataFolder, 'gestures'),
    wallMs,
  });
  const gestureWatch = watchGestures({
    folder: options.gesturesFolder,
    read: gestures.shelf,
    timers: processTimers,
    changed: ({ version, problems }) => {
      log.info({ version, problems }, 'the gestures have changed');
      channels?.tellGestures(version);
      // A score that asked for a gesture before it was there may be one to play now.
      void watch.look();
    },
    onTrouble: (error) => log.warn({ error }, 'the folder of gestures cannot be read; those known stay in use'),
  });

  let bases = basesOf(options.host, options.port, []);
  let pages: DevPages | null = null;
  const app = await buildServer({
    log,
    access,
    site: room.sites.site,
    siteFile: { versions: room.sites.versions, report: room.report },
    show: { id: ready.plan.score.show, title: ready.plan.score.title },
    score: () => {
      const hash = conductor.stateAt(ready.clock.now()).plan?.scoreHash;
      return (scores.find((score) => score.hash === hash) ?? playing)?.text ?? '';
    },
    modelsFolder: house.modelsFolder,
    trouble: () => [...house.trouble, ...(gestureWatch.shelf()?.problems ?? [])],
    gestures: { store: gestures, changed: gestureWatch.look },
    runs: {
      folder: join(options.dataFolder, 'runs'),
      onNow: () => ({ id: ready.run.id, nowMs: ready.clock.now() }),
    },
    takes: { folder: takesFolder, recorded: takes.file },
    health: () => healthOf(conductor, ready.clock, ready.run.id, room.register.room().pages.length),
    kiosk: { pages: () => room.register.room().pages, nowMs: ready.clock.now },
    directorEntered: () => say(nextDirectorLink(bases, access.issueDirectorToken())),
    devPage: options.dev ? (name, url) => requirePages(pages).page(name, url) : null,
  });
  if (options.dev) pages = await (await import('../pages/dev-pages.ts')).openDevPages(app);
  channels = openChannels({
    http: app.server,
    access,
    clock: ready.clock,
    timers: processTimers,
    conductor,
    register: room.register,
    scoreOffer: watch.offer,
    gestures: () => gestureWatch.shelf()?.version ?? null,
    trouble: () => conductor.trouble() ?? takes.trouble() ?? room.trouble(),
    heard: takes.sample,
    house: (): House => ({
      base: conductor.base(),
      facts: conductor.facts(),
      scores,
      siteText: room.sites.text(),
    }),
    site: room.sites.site,
    setFloor: room.sites.setFloor,
    desk: room.desk,
    log,
    shareUpgrades: options.dev,
  });
  await app.listen({ port: options.port, host: options.host });
  const { address, port } = boundTo(app.server.address());
  bases = basesOf(address, port, lanAddresses());
  announce(house, bases, access.issueDirectorToken(), access.crewToken(), room.oddities());

  return {
    port,
    close: async () => {
      say('Closing: what was acknowledged is on disk.');
      watch.stop();
      gestureWatch.stop();
      room.stop();
      await channels?.close();
      await takes.close();
      if (isRecording())
        await takeEnds('restarted').catch((error: unknown) => log.warn({ error }, 'a take ends untold'));
      await conductor.stop();
      await ready.run.journal.close();
      await pages?.close();
      await app.close();
      await closeLog();
      await house.release();
    },
  };
}

/** Watches the show's file. What it makes ready joins the `scores` that pages are given, and the plans of the run. */
const watchScore = (
  { options, ready }: HouseOptions,
  conductor: Conductor,
  scores: ScoreText[],
  onTrouble: (error: unknown) => void,
): ScoreWatch =>
  createScoreWatch({
    file: options.showFile,
    load: (file) => loadScore(file, options.gesturesFolder),
    playing: () => conductor.stateAt(ready.clock.now()).plan,
    makeReady: async ({ score, plan }) => {
      if (ready.plans.has(score.hash)) return;
      await keepScore(ready.run, score);
      await keepVersion(nodeDisk, versionOf(options, score));
      ready.plans.set(score.hash, plan);
      scores.push(score);
    },
    timers: processTimers,
    onTrouble,
  });

/** A score as the versions beside the runs keep it. */
const versionOf = ({ showFile, dataFolder }: Options, { text }: ScoreText) => ({
  showFile,
  text,
  versionsFolder: join(dataFolder, 'scores'),
  wallMs: wallMs(),
});

/** Where the web server listens. It always says, once it does. */
function boundTo(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the web server listens nowhere');
  return address;
}

function requirePages(pages: DevPages | null): DevPages {
  if (!pages) throw new Error('a page was asked for before the page builder was there');
  return pages;
}

function announce(
  house: HouseOptions,
  bases: Bases,
  directorToken: string,
  crewToken: string,
  odd: readonly string[],
): void {
  const { ready, site } = house;
  const text = announcement({
    title: ready.plan.score.title,
    run: ready.run.id,
    resumed: ready.resumed,
    bases,
    site: site.site,
    directorToken,
    crewToken,
    trouble: [...house.trouble, ...odd],
  });
  house.say(text);
}
