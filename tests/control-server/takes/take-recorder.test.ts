import { describe, expect, it } from 'vitest';
import { createTakeRecorder, type TakeRecorder } from '#control-server/takes/take-recorder.ts';
import type { CrowdSample } from '#installation/crowd/body.ts';
import { readTake, type TakeRead } from '#installation/crowd/take-read.ts';
import { chain, endOf } from '#installation/log/chain.ts';
import type { Fact, FactEvent } from '#installation/log/fact.ts';
import { NOTICE_MS } from '#installation/state/recording.ts';
import { type FakeTime, fakeTime } from '#tests/support/fake-time.ts';
import { stillPerson } from '../../installation/crowd/support/any-take.ts';
import { type FailingDisk, failingDisk } from './failing-disk.ts';

const FILE = '/takes/a-night-2147-05-06T07-08-09.take.ndjson';
const START: FactEvent = { type: 'take-started', name: 'A night', lastsMs: 10_000 };
const END: FactEvent = { type: 'take-ended', how: 'asked' };

interface Recorded {
  readonly recorder: TakeRecorder;
  readonly time: FakeTime;
  readonly disk: FailingDisk;
  /** How often the end was asked to be told. */
  readonly told: readonly number[];
  declare(event: FactEvent): void;
  sample(capturedAtMs: number, source?: string): void;
  /** Whether the log can be written. */
  logWorks: boolean;
  read(): Extract<TakeRead, { ok: true }>;
}

function recording(): Recorded {
  const time = fakeTime(1000);
  const disk = failingDisk();
  const facts: Fact[] = [];
  const told: number[] = [];
  const recorded: Pick<Recorded, 'logWorks'> = { logWorks: true };
  const declare = (event: FactEvent): void => {
    const fact = chain(endOf(facts), { atMs: time.now(), recordedAtMs: time.now(), cause: { by: 'server' }, event });
    facts.push(fact);
    recorder.facts([fact]);
  };
  const recorder = createTakeRecorder({
    folder: '/takes',
    disk: disk.disk,
    clock: time.clock,
    wallMs: () => Date.UTC(2147, 4, 6, 7, 8, 9),
    timers: time.timers,
    isTold: () => facts.findLast(({ event }) => event.type.startsWith('take-'))?.event.type === 'take-started',
    tellEnd: async () => {
      told.push(time.now());
      if (!recorded.logWorks) throw new Error('the log cannot be written');
      declare({ type: 'take-ended', how: 'failed' });
    },
    warn: () => undefined,
  });
  const sampleOf = (capturedAtMs: number): CrowdSample => ({
    capturedAtMs,
    aspect: 1.5,
    people: [stillPerson(7, ['rise'])],
  });
  return Object.assign(recorded, {
    recorder,
    time,
    disk,
    told,
    declare,
    sample: (capturedAtMs: number, source = 'front') => recorder.sample(source, sampleOf(capturedAtMs)),
    read: () => {
      const read = readTake(disk.text(FILE));
      if (!read.ok) throw new Error(`${read.line}: ${read.says}`);
      return read;
    },
  });
}

describe('a take recorded live', () => {
  it('holds what was captured between the notice and the end, and nothing else', async () => {
    const { recorder, time, declare, sample, read, disk } = recording();
    sample(1000);
    declare(START);
    const fromMs = 1000 + NOTICE_MS;
    sample(1500);
    await time.pass(NOTICE_MS + 200);
    sample(fromMs - 1);
    sample(fromMs + 100);
    sample(fromMs + 150, 'side');
    await time.pass(1000);
    sample(fromMs + 1100);
    declare(END);
    const endMs = time.now();
    sample(endMs);
    sample(endMs + 50);
    sample(endMs - 20);
    expect(recorder.file()).toBe('a-night-2147-05-06T07-08-09.take.ndjson');
    await time.pass(3000);
    expect(recorder.file()).toBeNull();
    sample(time.now());
    const { take, cut } = read();
    expect(cut).toBeNull();
    expect(take.header).toMatchObject({ name: 'A night', made: { how: 'recorded' }, gestures: ['rise'], fps: null });
    expect(take.samples.map(({ source, atMs }) => [source, atMs])).toEqual([
      ['front', 100],
      ['side', 150],
      ['front', 1100],
      ['front', endMs - 20 - fromMs],
    ]);
    expect(take.durationMs).toBeGreaterThanOrEqual(endMs - fromMs);
    expect(disk.openFiles()).toBe(0);
  });

  it('holds points and readings and no pixel: every line is one a take may have', async () => {
    const { time, declare, sample, disk, recorder } = recording();
    declare(START);
    await time.pass(NOTICE_MS + 100);
    sample(time.now());
    await recorder.close();
    const lines = disk
      .text(FILE)
      .trimEnd()
      .split('\n')
      .map((line) => Object.keys(JSON.parse(line) as object));
    expect(lines).toEqual([
      ['format', 'name', 'made', 'gestures', 'fps', 'note'],
      ['t', 'from', 'aspect', 'people'],
      ['ended'],
    ]);
    expect(disk.paths()).toEqual([FILE]);
  });

  it('keeps at most fifteen pictures a second of each camera, however many come', async () => {
    const { time, declare, sample, recorder, read } = recording();
    declare(START);
    await time.pass(NOTICE_MS + 1);
    for (let picture = 0; picture < 60; picture++) {
      sample(time.now());
      await time.pass(1000 / 60);
    }
    await recorder.close();
    const { samples } = read().take;
    expect(samples.length).toBeGreaterThan(12);
    expect(samples.length).toBeLessThanOrEqual(15);
  });

  it('leaves out pictures of a camera whose clock is wrong', async () => {
    const { time, declare, sample, recorder, read } = recording();
    declare(START);
    sample(1000 + NOTICE_MS + 500);
    await time.pass(NOTICE_MS + 500);
    sample(1e12);
    sample(0);
    await recorder.close();
    expect(read().take.samples).toEqual([]);
  });

  it('stops keeping when its time is up, even if nobody says so', async () => {
    const { time, declare, sample, recorder, read } = recording();
    declare(START);
    await time.pass(NOTICE_MS + 9990);
    sample(time.now());
    await time.pass(50);
    sample(time.now());
    await time.pass(5000);
    expect(recorder.file()).toBeNull();
    expect(read().take.samples.length).toBe(1);
  });
});

describe('a take that cannot be written', () => {
  it('is told at once, before anything is lost, where there is no place for it', async () => {
    const { time, disk, declare, told, recorder } = recording();
    disk.fails('EACCES');
    declare(START);
    await time.pass(1);
    expect(told.length).toBe(1);
    expect(recorder.trouble()).toMatch(/its folder may not be written/);
    expect(recorder.file()).toBeNull();
  });

  it('ends when the disk is full; what was written up to there can be read, and the next one may begin', async () => {
    const { time, disk, declare, sample, told, recorder, read } = recording();
    declare(START);
    await time.pass(NOTICE_MS + 100);
    sample(time.now());
    await time.pass(1000);
    disk.fails('ENOSPC');
    sample(time.now());
    await time.pass(600);
    expect(told.length).toBe(1);
    expect(recorder.trouble()).toMatch(/the disk of the server is full/);
    const { take, cut } = read();
    expect(take.samples.length).toBe(1);
    expect(cut).toMatch(/cut off/);
    disk.fails(null);
    declare(START);
    expect(recorder.trouble()).toBeNull();
    await recorder.close();
    expect(read().cut).toBeNull();
  });

  it('is told again until the log can be written: the sign never stays', async () => {
    const recorded = recording();
    const { time, disk, declare, told } = recorded;
    recorded.logWorks = false;
    disk.fails('ENOSPC');
    declare(START);
    await time.pass(4500);
    expect(told.length).toBeGreaterThanOrEqual(2);
    recorded.logWorks = true;
    await time.pass(3000);
    const upTo = told.length;
    await time.pass(10_000);
    expect(told.length).toBe(upTo);
  });
});

it('a recorder that heard of no take keeps nothing', async () => {
  const { sample, time, disk, recorder } = recording();
  for (let picture = 0; picture < 10; picture++) {
    sample(time.now());
    await time.pass(100);
  }
  await recorder.close();
  expect(disk.paths()).toEqual([]);
});
