/**
 * The real server killed in mid-sequence, at moments nobody chose, and started again: no fact that was acknowledged is
 * lost, and the show is where it would be had nothing happened.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readWholeRun } from '#control-server/journal/read-whole-run.ts';
import { runIds } from '#control-server/runs/list-runs.ts';
import type { Fact } from '#installation/log/fact.ts';
import type { Request } from '#installation/rules/command.ts';
import { stateAt } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { type DirectorClient, openDirector } from '#tests/support/director-client.ts';
import { planOfText } from '#tests/support/sample-score.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';

const SHOW = fileURLToPath(new URL('../../config/shows/neo-tokyo-2147.yaml', import.meta.url));
const START_MS = 120_000;

/** Fractions of a second after which the power goes, while commands are on their way. */
const CUTS_MS = [7, 41, 160, 333];

let data: string;
let server: ServerProcess | null = null;

beforeAll(async () => {
  data = await freshData();
});

afterAll(async () => {
  await server?.end('SIGKILL');
  await removeData(data);
});

const health = z.object({
  nowMs: z.number(),
  facts: z.number(),
  mode: z.string(),
  sequence: z.string().nullable(),
  positionMs: z.number(),
  standby: z.string().nullable(),
});

const healthOf = async ({ url }: ServerProcess): Promise<z.infer<typeof health>> =>
  health.parse(await (await fetch(`${url}/healthz`)).json());

/** What the director asks for, over and over: nothing of it is ever refused for long. */
const REQUESTS: readonly Request[] = [
  { type: 'jump', cue: 'installation/2' },
  { type: 'pause' },
  { type: 'resume' },
  { type: 'standby', cue: 'attack/1' },
  { type: 'quorum-hold', cue: 'installation/2' },
  { type: 'quorum-release', cue: 'installation/2' },
  { type: 'jump', cue: 'attack/2' },
  { type: 'standby', cue: 'rally/1' },
];

/** Asks without waiting for more than a few answers at a time; resolves with every number that was acknowledged. */
async function pressOn(director: DirectorClient, isOver: () => boolean): Promise<number[]> {
  const acknowledged: number[] = [];
  const hand = async (first: number): Promise<void> => {
    for (let i = first; !isOver(); i++) {
      const answer = await Promise.race([
        director.ask(REQUESTS[i % REQUESTS.length] ?? { type: 'panic' }).catch(() => null),
        new Promise<null>((resolve) => setTimeout(() => resolve(null), 500)),
      ]);
      if (answer?.ok) acknowledged.push(...answer.seqs);
    }
  };
  await Promise.all([0, 3, 6].map(hand));
  return acknowledged;
}

/** Every fact of the newest run, whichever files they lie in; none where there is no run yet. */
async function factsOnDisk(): Promise<readonly Fact[]> {
  const [newest] = await runIds(join(data, 'runs'));
  if (newest === undefined) return [];
  const { facts, holes } = await readWholeRun(join(data, 'runs', newest));
  expect(holes).toEqual([]);
  return facts;
}

describe('a power cut', () => {
  it.each(CUTS_MS)(
    '%d ms into a flood of commands loses nothing that was acknowledged',
    async (cutMs) => {
      server ??= await startServer(data);
      const director = await openDirector(server.url, server.directorLink);
      const first = await director.ask({ type: 'jump', cue: 'installation/1' });
      if (!first.ok) throw new Error(first.refusal.says);
      let isOver = false;
      const pressing = pressOn(director, () => isOver);
      await new Promise((resolve) => setTimeout(resolve, cutMs));
      await server.end('SIGKILL');
      isOver = true;
      const acknowledged = [...first.seqs, ...(await pressing)];
      director.close();
      if (cutMs > 100) expect(acknowledged.length).toBeGreaterThan(1);

      const left = await factsOnDisk();
      server = await startServer(data);
      const kept = await factsOnDisk();
      const numbers = new Set(kept.map((fact) => fact.seq));
      expect(acknowledged.filter((seq) => !numbers.has(seq))).toEqual([]);
      expect(kept.slice(0, left.length)).toEqual(left);
      expect((await healthOf(server)).facts).toBe(kept.length);
    },
    START_MS,
  );

  it(
    'in a running sequence leaves the show where it would have been without it',
    async () => {
      server ??= await startServer(data);
      const director = await openDirector(server.url, server.directorLink);
      const answer = await director.ask({ type: 'jump', cue: 'attack/1' });
      expect(answer.ok).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 400));
      const before = await healthOf(server);
      const wallBefore = Date.now();
      director.close();
      await server.end('SIGKILL');

      server = await startServer(data);
      const after = await healthOf(server);
      const wallPassedMs = Date.now() - wallBefore;
      const plan = planOfText(await readFile(SHOW, 'utf8'));
      const facts = await factsOnDisk();
      const expected = stateAt(new Map([[plan.scoreHash, plan]]), facts, serverMs(after.nowMs));
      expect(after).toMatchObject({
        mode: expected.mode,
        sequence: 'attack',
        standby: expected.standby,
        positionMs: expected.positionMs,
      });
      // Nothing but time has passed, as much of it as on the wall.
      expect(after.positionMs - before.positionMs).toBeCloseTo(after.nowMs - before.nowMs, 3);
      expect(Math.abs(after.nowMs - before.nowMs - wallPassedMs)).toBeLessThan(250);
    },
    START_MS,
  );

  it(
    'does not have a repeated command done twice',
    async () => {
      server ??= await startServer(data);
      const count = (await factsOnDisk()).length;
      const director = await openDirector(server.url, server.directorLink);
      const jump: Request = { type: 'jump', cue: 'rally/1' };
      const answered = await director.ask(jump, 'the-same-command');
      director.close();
      await server.end('SIGKILL');
      server = await startServer(data);
      const again = await openDirector(server.url, server.directorLink);
      expect(await again.ask(jump, 'the-same-command')).toEqual(answered);
      again.close();
      expect(await factsOnDisk()).toHaveLength(count + 1);
    },
    START_MS,
  );
});
