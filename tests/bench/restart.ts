/** A power cut in mid-sequence: how long until the walls are live again, how true their time is, and what was lost. */

import type { Page } from 'playwright-core';
import { openDirector } from '#tests/support/director-client.ts';
import { factsOnDisk } from '#tests/support/server-process.ts';
import { marksOf, stageIs } from '#tests/support/wall-page.ts';
import { atMost, type Bench, figure, quantile } from './bench.ts';
import { openWalls, plainShow, type Walls } from './walls.ts';

const ROUNDS = 5;

interface Round {
  readonly openMs: number;
  readonly liveMs: number;
  readonly errorMs: number;
  readonly lost: number;
  /** The longest time between two frames while the server was gone, ms. */
  readonly stillMs: number;
}

export const restart: Bench = {
  name: 'restart',
  says: 'kill -9 during a running sequence, start again: until the walls are live, show-time error, facts lost.',
  needsBrowser: true,
  run: async ({ seconds, say }) => {
    const rounds = seconds === null ? ROUNDS : Math.max(1, Math.floor(seconds / 8));
    const house = await openWalls({ show: plainShow(200), count: 2, link: null, isBusy: false });
    try {
      const results: Round[] = [];
      for (let i = 0; i < rounds; i++) {
        results.push(await killAndStart(house));
        say(`${i + 1} of ${rounds} power cuts`);
      }
      return [
        figure('power cuts', rounds, ''),
        figure(
          'server open again, median',
          quantile(
            results.map((r) => r.openMs),
            0.5,
          ),
          'ms',
        ),
        figure(
          'walls live again, median',
          quantile(
            results.map((r) => r.liveMs),
            0.5,
          ),
          'ms',
        ),
        figure('walls live again, worst', Math.max(...results.map((r) => r.liveMs)), 'ms'),
        figure('longest pause of the picture meanwhile', Math.max(...results.map((r) => r.stillMs)), 'ms'),
        figure('show-time error after, worst', Math.max(...results.map((r) => r.errorMs)), 'ms'),
        atMost(
          'acknowledged facts lost',
          results.reduce((sum, r) => sum + r.lost, 0),
          '',
          0,
        ),
      ];
    } finally {
      await house.close();
    }
  },
};

async function killAndStart(house: Walls): Promise<Round> {
  const director = await openDirector(house.server.url, house.server.directorLink);
  const acknowledged: number[] = [];
  for (let go = 0; go < 4; go++) {
    const answer = await director.ask({ type: 'go' });
    if (!answer.ok) throw new Error(answer.refusal.says);
    acknowledged.push(...answer.seqs);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  director.close();
  const before = await Promise.all(house.walls.map(showLine));
  await house.server.end('SIGKILL');
  const killedAtMs = Date.now();
  await Promise.all(house.walls.map((wall) => stageIs(wall, 'stale')));
  const startedAt = performance.now();
  await house.restart();
  const openMs = performance.now() - startedAt;
  await Promise.all(house.walls.map((wall) => stageIs(wall, 'live')));
  const liveMs = performance.now() - startedAt;
  // Long enough for the clocks to have probed the new server and to have slid to it.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const after = await Promise.all(house.walls.map(showLine));
  const kept = new Set((await factsOnDisk(house.dataFolder)).map((fact) => fact.seq));
  const gaps = await Promise.all(house.walls.map((wall) => longestGapMs(wall, killedAtMs)));
  return {
    openMs,
    liveMs,
    errorMs: Math.max(...after.map((line, i) => Math.abs(line - (before[i] ?? Number.NaN)))),
    lost: acknowledged.filter((seq) => !kept.has(seq)).length,
    stillMs: Math.max(...gaps),
  };
}

/** Show time minus machine time over the newest frames: a constant while the show runs true. */
async function showLine(wall: Page): Promise<number> {
  const newest = (await marksOf(wall)).slice(-15);
  return quantile(
    newest.map((mark) => mark.showMs - mark.displayAtMs),
    0.5,
  );
}

async function longestGapMs(wall: Page, sinceMs: number): Promise<number> {
  const marks = (await marksOf(wall)).filter((mark) => mark.drawnAtMs >= sinceMs);
  return Math.max(0, ...marks.slice(1).map((mark, i) => mark.drawnAtMs - (marks[i]?.drawnAtMs ?? mark.drawnAtMs)));
}
