/** The sockets: one namespace per role on the web server's port, and what is told to each. */

import { randomInt } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { type Namespace, Server, type Socket } from 'socket.io';
import type { CrowdSample } from '#installation/crowd/body.ts';
import type { CrowdMeter } from '#installation/crowd/quorum-watch.ts';
import type { Fact } from '#installation/log/fact.ts';
import type {
  FactsMessage,
  FromCamera,
  FromClock,
  FromDirector,
  FromProjection,
  FromTechnician,
  Role,
  Room,
  ScoreOffer,
  ToCamera,
  ToDirector,
  ToProjection,
  ToTechnician,
} from '#installation/protocol/messages.ts';
import type { Setup } from '#installation/protocol/setup.ts';
import { refuse } from '#installation/rules/refusal.ts';
import type { Site } from '#installation/site/site.ts';
import type { Access } from '../access/access.ts';
import { isOurHost, isOurOrigin, standingOf } from '../access/gate.ts';
import { type ServerClock, type Timers, wallMs } from '../clock/server-clock.ts';
import type { Conductor } from '../conductor/conductor.ts';
import type { SetupDesk } from '../house/setup-desk.ts';
import type { SiteKeeper } from '../house/site-keeper.ts';
import type { TellTried } from '../house/tried-fits.ts';
import { answerProbes, listenToPage, type PageContext } from './any-page.ts';
import { listenToCamera } from './camera-channel.ts';
import { createCrowdHall } from './crowd-hall.ts';
import { listenToDirector } from './director-channel.ts';
import { listenForFloors } from './floor-channel.ts';
import type { House } from './greet.ts';
import type { RoomRegister } from './room-register.ts';
import { listenForSetup, type SetUpSocket, withPatterns } from './setup-channel.ts';

export interface ChannelsOptions {
  readonly http: HttpServer;
  readonly access: Access;
  readonly clock: ServerClock;
  readonly timers: Timers;
  readonly conductor: Conductor;
  readonly register: RoomRegister;
  readonly house: () => House;
  /** The site as it is now. */
  readonly site: () => Site;
  /** Writes a camera's floor into the site. */
  readonly setFloor: SiteKeeper['setFloor'];
  readonly desk: SetupDesk;
  readonly scoreOffer: () => ScoreOffer | null;
  /** The version of the gestures there are; null while that is not known. */
  readonly gestures: () => string | null;
  /** What is wrong with the server, in a sentence, or null. */
  readonly trouble: () => string | null;
  /** Hears what every camera of the site sends. */
  readonly heard: (source: string, sample: CrowdSample) => void;
  readonly log: Logger;
  /** Leave upgrade requests of other paths alone: in development the page builder has its own. */
  readonly shareUpgrades: boolean;
}

export interface Channels {
  tellFacts(facts: readonly Fact[]): void;
  tellMeter(meter: CrowdMeter): void;
  /** The gestures have changed: every camera fetches them anew. */
  tellGestures(version: string): void;
  /** The site has changed: its text. */
  tellSite(text: string): void;
  /** What those who set up the room have made of it. */
  tellSetup(setup: Setup): void;
  /** A fit that is being tried out. */
  tellTried: TellTried;
  close(): Promise<void>;
}

const ROOM_EVERY_MS = 1000;

export function openChannels(options: ChannelsOptions): Channels {
  const { conductor, register, log } = options;
  const io = openSockets(options);
  const director: Namespace<FromDirector, ToDirector> = io.of('/director');
  const projection: Namespace<FromProjection, ToProjection> = io.of('/projection');
  const camera: Namespace<FromCamera, ToCamera> = io.of('/camera');
  const technician: Namespace<FromTechnician, ToTechnician> = io.of('/technician');
  const namespaces = { director, projection, camera, technician };

  const tellRoom = (): void => {
    const { pages, missing } = register.room();
    const room: Room = {
      pages: withPatterns(pages, options.desk.setup()),
      missing,
      trouble: options.trouble(),
      score: options.scoreOffer(),
    };
    director.emit('room', room);
    technician.emit('room', room);
  };

  const hall = createCrowdHall({
    site: options.site,
    conductor,
    tellWalls: (source, sample) => projection.volatile.emit('crowd', source, sample),
    now: options.clock.now,
    drawNumber: () => randomInt(2 ** 32),
  });

  const contextOf = (role: Role): PageContext => ({
    role,
    clock: options.clock,
    register,
    log,
    house: options.house,
    disconnect: (id) => {
      register.leave(id);
      namespaces[role].sockets.get(id)?.disconnect(true);
    },
    roomChanged: tellRoom,
  });

  const guard = (role: Role) => (socket: Pick<Socket, 'request'>, next: (error?: Error) => void) => {
    const standing = standingOf(options.access, socket.request, wallMs());
    const may = standing === 'director' || (standing === 'crew' && role !== 'director');
    next(may ? undefined : turnedAway(role === 'director' ? refuse('forbidden') : NO_CREW));
  };

  /** A page that may set up the room. */
  const listenToSettingUp = (context: PageContext, socket: SetUpSocket): void => {
    listenForSetup(context, options.desk, socket);
    listenToPage(context, socket);
  };

  director.use(guard('director')).on('connection', (socket) => {
    const context = contextOf('director');
    listenToSettingUp(context, socket);
    listenToDirector(context, conductor, socket);
  });
  projection.use(guard('projection')).on('connection', (socket) => listenToSettingUp(contextOf('projection'), socket));
  camera.use(guard('camera')).on('connection', (socket) => {
    const context = contextOf('camera');
    // Before the page's own end is noted, so that its name is still known when it goes.
    listenToCamera(context, hall, socket, options.heard);
    listenForFloors(context, options.setFloor, socket);
    listenToPage(context, socket);
    // One that was away may have missed a change.
    const version = options.gestures();
    if (version !== null) socket.emit('gestures', { version });
  });

  technician.use(guard('technician')).on('connection', (socket) => listenToSettingUp(contextOf('technician'), socket));

  // A projection page's clock has a connection of its own, kept by a worker that no drawing holds up.
  const clock: Namespace<FromClock> = io.of('/clock');
  clock.use(guard('projection')).on('connection', (socket) => answerProbes(contextOf('projection'), socket));

  const cancelRoom = options.timers.every(ROOM_EVERY_MS, tellRoom);

  return {
    tellFacts: (facts) => {
      const adopted = new Set(facts.flatMap(({ event }) => (event.type === 'score-adopted' ? [event.scoreHash] : [])));
      const scores = options.house().scores.filter((score) => adopted.has(score.hash));
      const message: FactsMessage = { scores, facts: [...facts] };
      director.emit('facts', message);
      projection.emit('facts', message);
      camera.emit('facts', message);
      technician.emit('facts', message);
    },
    tellSite: (text) => {
      for (const namespace of [director, projection, camera, technician]) namespace.emit('site', { text });
    },
    tellSetup: (setup) => {
      for (const namespace of [director, projection, technician]) namespace.emit('setup', setup);
    },
    tellTried: (tried, except, sure) => {
      for (const namespace of [director, projection, technician]) {
        const others = except === null ? namespace : namespace.except(except);
        (sure ? others : others.volatile).emit('tried', tried);
      }
    },
    tellMeter: (meter) => {
      director.volatile.emit('meter', meter);
    },
    tellGestures: (version) => {
      camera.emit('gestures', { version });
    },
    close: async () => {
      cancelRoom();
      await io.close();
    },
  };
}

const NO_CREW = {
  says: 'The server does not know this device yet.',
  advice: 'Open the crew link the server prints in its terminal on this device first.',
};

/** The error with which Socket.IO turns a page away: the page is given the sentence and the advice apart. */
const turnedAway = ({ says, advice }: { readonly says: string; readonly advice: string }): Error =>
  Object.assign(new Error(`${says} ${advice}`), { data: { says, advice } });

/** Socket.IO as this project measured it best: websockets only, no compression, quick to notice the dead. */
function openSockets(options: ChannelsOptions): Server {
  return new Server(options.http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    pingInterval: 2000,
    pingTimeout: 4000,
    maxHttpBufferSize: 100_000,
    destroyUpgrade: !options.shareUpgrades,
    allowRequest: ({ headers }, answer) => {
      const ours = isOurHost(headers.host) && isOurOrigin(headers);
      if (!ours) options.log.warn({ origin: headers.origin, host: headers.host }, 'a foreign page was turned away');
      answer(ours ? null : 'this server only talks to its own pages', ours);
    },
  });
}
