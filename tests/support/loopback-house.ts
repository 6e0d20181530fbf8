/**
 * The server's sockets and conductor on a port of this machine, without pages, and clients for them that may say
 * anything: what a page may not send is what these tests send.
 */

import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { io } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import { type Access, openAccess } from '#control-server/access/access.ts';
import { type Channels, openChannels } from '#control-server/channels/open-channels.ts';
import {
  openServerClock,
  processTimers,
  type ServerClock,
  wallMs,
  wallTime,
} from '#control-server/clock/server-clock.ts';
import { type Conductor, createConductor } from '#control-server/conductor/conductor.ts';
import { openRoom } from '#control-server/house/open-room.ts';
import type { SiteKeeper } from '#control-server/house/site-keeper.ts';
import { nodeDisk } from '#control-server/journal/disk.ts';
import type { CrowdSample } from '#installation/crowd/body.ts';
import { NO_HASH } from '#installation/log/chain.ts';
import { type Hello, PROTOCOL_VERSION, type Role, type Welcome } from '#installation/protocol/messages.ts';
import { parseSite } from '#installation/site/site.ts';
import { BEGINNING } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { type MemoryJournal, memoryJournal } from './memory-journal.ts';
import { rehearse } from './rehearsal.ts';
import { SAMPLE_PLANS, SAMPLE_SCORE, SAMPLE_SITE_TEXT } from './sample-score.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A client of one namespace, its messages untyped. */
export interface Client {
  /** Sends and waits for the answer; rejects when none comes in time. */
  ask(message: string, ...payload: readonly unknown[]): Promise<unknown>;
  send(message: string, ...payload: readonly unknown[]): void;
  /** The next message of this name, as the arguments it came with. */
  next(message: string): Promise<readonly unknown[]>;
  /** Every message of this name so far. */
  heard(message: string): readonly (readonly unknown[])[];
  isConnected(): boolean;
  /** Resolves when the server has ended the connection. */
  ended(): Promise<void>;
  close(): void;
}

export interface LoopbackHouse {
  readonly port: number;
  readonly access: Access;
  readonly clock: ServerClock;
  readonly conductor: Conductor;
  readonly journal: MemoryJournal;
  readonly sites: SiteKeeper;
  /** The site's file, on disk. */
  readonly siteFile: string;
  /** The gestures are of this version from now on. */
  tellGestures(version: string): void;
  /** Warnings the server wrote down, as their messages. */
  readonly warnings: readonly string[];
  /** What cameras of the site sent, by camera. */
  readonly heard: readonly (readonly [string, CrowdSample])[];
  /** Connects, or rejects with why the server did not let it in. */
  connect(role: string, headers?: Readonly<Record<string, string>>): Promise<Client>;
  /** Connects with the director's cookie. */
  connectDirector(): Promise<Client>;
}

/** A hello as a page of this version sends it. */
export const helloOf = (name: string, more: Partial<Hello> = {}): Hello => ({
  protocol: PROTOCOL_VERSION,
  page: `page-of-${name}`,
  name,
  seq: 0,
  hash: NO_HASH,
  ...more,
});

/** Greets and answers with what the server said. */
export const greet = async (client: Client, name: string, more: Partial<Hello> = {}): Promise<Welcome> =>
  (await client.ask('hello', helloOf(name, more))) as Welcome;

/** Opens a house for this test, in the room `siteText` describes; it is closed when the test ends. */
export async function openLoopbackHouse(siteText = SAMPLE_SITE_TEXT): Promise<LoopbackHouse> {
  const site = parseSite(siteText, 'room.yaml');
  if (!site.ok) throw new Error('the sample site has a fault');
  const { facts } = rehearse();
  const warnings: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => warnings.push(String(JSON.parse(line).msg)) });
  const folder = await temporaryFolder();
  const access = await openAccess(folder);
  const siteFile = join(folder, 'room.yaml');
  await writeFile(siteFile, siteText);
  const clock = openServerClock(wallMs() - 1000, serverMs(0));
  const journal = memoryJournal(facts);
  let channels: Channels | null = null;
  const room = await openRoom({
    loaded: { site: site.value, text: siteText },
    siteFile,
    dataFolder: folder,
    disk: nodeDisk,
    clock,
    wallMs,
    timers: processTimers,
    log,
    channels: () => channels,
  });
  const { sites, register, desk } = room;
  let gesturesVersion: string | null = null;
  const conductor = createConductor({
    plans: SAMPLE_PLANS,
    base: BEGINNING,
    facts,
    answered: [],
    scoreHashes: [SAMPLE_SCORE.hash],
    journal,
    clock,
    wall: wallTime,
    timers: processTimers,
    onFacts: (fresh) => channels?.tellFacts(fresh),
    onMeter: (meter) => channels?.tellMeter(meter),
    onTrouble: (error) => warnings.push(String(error)),
    onUnsummed: (error) => warnings.push(String(error)),
  });
  const heard: [string, CrowdSample][] = [];
  const http = createServer();
  channels = openChannels({
    http,
    access,
    clock,
    timers: processTimers,
    conductor,
    register,
    house: () => ({
      base: conductor.base(),
      facts: conductor.facts(),
      scores: [SAMPLE_SCORE],
      siteText: sites.text(),
    }),
    scoreOffer: () => null,
    gestures: () => gesturesVersion,
    site: sites.site,
    setFloor: sites.setFloor,
    desk,
    trouble: () => conductor.trouble() ?? room.trouble(),
    heard: (source, sample) => heard.push([source, sample]),
    log,
    shareUpgrades: false,
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  onTestFinished(async () => {
    room.stop();
    await channels?.close();
    await conductor.stop();
  });

  const connect: LoopbackHouse['connect'] = (role, headers = {}) => connectTo(port, role, headers);
  return {
    port,
    access,
    clock,
    conductor,
    journal,
    sites,
    siteFile,
    tellGestures: (version) => {
      gesturesVersion = version;
      channels?.tellGestures(version);
    },
    warnings,
    heard,
    connect,
    connectDirector: () => connect('director', { cookie: `${access.cookie}=${access.sign('director', wallMs())}` }),
  };
}

const ANSWER_MS = 1500;

async function connectTo(
  port: number,
  role: Role | string,
  headers: Readonly<Record<string, string>>,
): Promise<Client> {
  const socket = io(`http://127.0.0.1:${port}/${role}`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { ...headers },
  });
  onTestFinished(() => {
    socket.disconnect();
  });
  const heard = new Map<string, (readonly unknown[])[]>();
  const waiting = new Map<string, ((args: readonly unknown[]) => void)[]>();
  socket.onAny((message: string, ...args: unknown[]) => {
    heard.set(message, [...(heard.get(message) ?? []), args]);
    for (const resolve of waiting.get(message) ?? []) resolve(args);
    waiting.delete(message);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const ended = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
  return {
    ask: (message, ...payload) => socket.timeout(ANSWER_MS).emitWithAck(message, ...payload),
    send: (message, ...payload) => {
      socket.emit(message, ...payload);
    },
    next: (message) =>
      new Promise((resolve) => {
        waiting.set(message, [...(waiting.get(message) ?? []), resolve]);
      }),
    heard: (message) => heard.get(message) ?? [],
    isConnected: () => socket.connected,
    ended: () => ended,
    close: () => socket.disconnect(),
  };
}
