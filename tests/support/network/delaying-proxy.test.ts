import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { seededStream } from '#installation/random/seeded.ts';
import { CLEAN_WAY, delayOn, type Link, openDelayingProxy, type Way } from './delaying-proxy.ts';
import { openPreciseTimers } from './precise-timers.ts';

const draw = (way: Way, count: number): number[] => {
  const random = seededStream(7, 'delays');
  return Array.from({ length: count }, () => delayOn(way, random));
};

describe('the delays of a way', () => {
  it('lie in their range, evenly', () => {
    const delays = draw({ ...CLEAN_WAY, leastMs: 2, jitterMs: 10 }, 2000);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...delays)).toBeLessThan(12);
    expect(delays.reduce((sum, ms) => sum + ms, 0) / 2000).toBeCloseTo(7, 0);
  });

  it('hold what is lost for its time-out, as often as is said', () => {
    const delays = draw({ leastMs: 1, jitterMs: 0, lostShare: 0.02, lostMs: 200 }, 5000);
    expect(new Set(delays)).toEqual(new Set([1, 201]));
    expect(delays.filter((ms) => ms === 201).length / 5000).toBeCloseTo(0.02, 2);
  });
});

describe('precise timers', () => {
  it('call in the order of their moments, also where an earlier one comes in later', async () => {
    const timers = openPreciseTimers();
    onTestFinished(() => timers.close());
    const called: number[] = [];
    const begun = Number(process.hrtime.bigint()) / 1e6;
    await new Promise<void>((resolve) => {
      for (const ms of [40, 5, 20, 5.5, 0]) {
        timers.at(begun + ms, () => {
          called.push(ms);
          if (ms === 40) resolve();
        });
      }
    });
    expect(called).toEqual([0, 5, 5.5, 20, 40]);
    expect(Number(process.hrtime.bigint()) / 1e6 - begun).toBeGreaterThanOrEqual(40);
  });
});

/** A server that sends back what it gets, behind a proxy of this link. */
async function echo(link: Link): Promise<Socket> {
  const server = createServer((socket) => socket.pipe(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const targetPort = address !== null && typeof address === 'object' ? address.port : 0;
  const timers = openPreciseTimers();
  const proxy = await openDelayingProxy({ targetPort, link, random: seededStream(1, 'link'), timers });
  const client = connect({ port: proxy.port, host: '127.0.0.1', noDelay: true });
  onTestFinished(async () => {
    client.destroy();
    await proxy.close();
    await timers.close();
    server.close();
  });
  await new Promise<void>((resolve) => client.once('connect', resolve));
  return client;
}

const heard = (client: Socket, bytes: number): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    client.on('data', (chunk) => {
      text += chunk.toString();
      if (text.length >= bytes) resolve(text);
    });
  });

describe('the delaying proxy', () => {
  it('keeps the order, however uneven and lossy the link', async () => {
    const way = { leastMs: 0, jitterMs: 5, lostShare: 0.1, lostMs: 30 };
    const client = await echo({ up: way, down: way });
    const words = Array.from({ length: 60 }, (_, i) => `${String(i).padStart(3, '0')};`);
    const all = heard(client, words.join('').length);
    for (const word of words) {
      client.write(word);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(await all).toBe(words.join(''));
  });

  it('holds everything at least as long as it says, both ways', async () => {
    const client = await echo({ up: { ...CLEAN_WAY, leastMs: 20 }, down: { ...CLEAN_WAY, leastMs: 2, jitterMs: 3 } });
    const begun = performance.now();
    const all = heard(client, 4);
    client.write('ping');
    await all;
    expect(performance.now() - begun).toBeGreaterThanOrEqual(22);
  });

  it('ends the one side where the other ends', async () => {
    const client = await echo({ up: CLEAN_WAY, down: CLEAN_WAY });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.end();
    await expect(ended).resolves.toBeUndefined();
  });
});
