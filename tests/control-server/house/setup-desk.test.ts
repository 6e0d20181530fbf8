import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRoom } from '#control-server/house/open-room.ts';
import type { Asker } from '#control-server/house/setup-refusals.ts';
import { nodeDisk } from '#control-server/journal/disk.ts';
import type { Role } from '#installation/protocol/messages.ts';
import { type Setup, type SetupRequest, siteReportSchema } from '#installation/protocol/setup.ts';
import { outputSchema } from '#installation/site/output.ts';
import { parseSite } from '#installation/site/site.ts';
import { fakeTime } from '#tests/support/fake-time.ts';
import { helloOf } from '#tests/support/loopback-house.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const MINUTE_MS = 60_000;
const ME: Asker = { id: 'a', role: 'technician', name: 'tablet' };
const LATE = outputSchema.parse({ latencyMs: 20 });

async function opened(text = SAMPLE_SITE_TEXT) {
  const site = parseSite(text, 'room.yaml');
  if (!site.ok) throw new Error('the site has a fault');
  const dataFolder = await temporaryFolder();
  const siteFile = join(dataFolder, 'room.yaml');
  await writeFile(siteFile, text);
  const time = fakeTime(0);
  const setups: Setup[] = [];
  const tried: string[] = [];
  const room = await openRoom({
    loaded: { site: site.value, text },
    siteFile,
    dataFolder,
    disk: nodeDisk,
    clock: time.clock,
    wallMs: () => 1_800_000_000_000,
    timers: time.timers,
    log: pino({ level: 'silent' }),
    channels: () => ({
      tellSite: () => undefined,
      tellSetup: (setup) => setups.push(setup),
      tellTried: ({ surface, output }, except) => tried.push(`${surface} ${output.latencyMs} but ${except}`),
    }),
  });
  onTestFinished(() => room.stop());
  const ask = (request: SetupRequest, asker = ME) => room.desk.ask(asker, request, () => undefined);
  const enter = (role: Role, name: string) => room.register.enter(name, role, helloOf(name), time.now());
  return { ...room, time, setups, tried, ask, enter, siteFile };
}

describe('test patterns', () => {
  it('stay as long as somebody is there who could take them away', async () => {
    const { desk, ask, enter, time, register } = await opened();
    enter('director', 'panel');
    await ask({ type: 'pattern', surface: null, pattern: 'grid' });
    await time.pass(2 * 60 * MINUTE_MS);
    expect(Object.keys(desk.setup().patterns)).toHaveLength(3);
    register.leave('panel');
    await time.pass(29 * MINUTE_MS);
    expect(Object.keys(desk.setup().patterns)).toHaveLength(3);
  });

  it('do not stay in a room that was left', async () => {
    const { desk, ask, enter, time, setups } = await opened();
    enter('projection', 'left');
    await ask({ type: 'pattern', surface: 'left', pattern: 'focus' }, { id: 'w', role: 'projection', name: 'left' });
    await time.pass(29 * MINUTE_MS);
    await ask({ type: 'try', surface: 'left', output: LATE }, { id: 'w', role: 'projection', name: 'left' });
    await time.pass(29 * MINUTE_MS);
    expect(desk.setup().patterns).toEqual({ left: 'focus' });
    await time.pass(2 * MINUTE_MS);
    expect(setups.at(-1)?.patterns).toEqual({});
  });
});

describe('what walls are told', () => {
  it('is to draw as little as the weakest wall beside them can, as long as that one is there', async () => {
    const { enter, register, time, setups } = await opened();
    enter('projection', 'left');
    enter('projection', 'other');
    const drawing = {
      frameMs: 40,
      tier: 'full',
      transitMs: 2,
      software: false,
      isolated: true,
      widthPx: 1920,
      heightPx: 1080,
    } as const;
    const says = { fps: 25, clockBoundMs: 0.2, engine: 'webgpu', dropped: 0, people: null, trouble: null };
    for (let s = 0; s < 4; s++) {
      register.report('left', { ...says, surface: { ...drawing, wants: 'lean' } }, time.now());
      register.report('other', { ...says, surface: { ...drawing, wants: 'full' } }, time.now());
      await time.pass(1000);
    }
    expect(setups.map(({ tiers }) => tiers)).toEqual([{ left: 'lean', right: 'lean', other: 'full' }]);
    expect(register.room().pages[0]?.status?.surface?.wants).toBe('lean');
  });

  it('is told when it changes, and only then', async () => {
    const { ask, time, setups } = await opened();
    await time.pass(MINUTE_MS);
    expect(setups).toEqual([]);
    await ask({ type: 'software', surface: 'left', allowed: true });
    await ask({ type: 'software', surface: 'left', allowed: true });
    await ask({ type: 'keep', surface: 'left', output: LATE, does: 'Latency' });
    await ask({ type: 'keep', surface: 'left', output: LATE, does: 'Latency' });
    expect(setups.map(({ software, history }) => [software, history.left?.undo])).toEqual([
      [['left'], null],
      [['left'], 'Latency'],
    ]);
  });

  it('is the kept fit again where a trial came to nothing', async () => {
    const { ask, tried } = await opened();
    await ask({ type: 'try', surface: 'left', output: LATE });
    await ask({ type: 'undo', surface: 'left' });
    await ask({ type: 'try', surface: 'right', output: LATE });
    await ask({ type: 'keep', surface: 'right', output: outputSchema.parse({}), does: 'Nothing' });
    expect(tried).toEqual(['left 20 but a', 'left 0 but null', 'right 20 but a', 'right 0 but null']);
  });

  it('goes on being what is tried on one surface while another is kept', async () => {
    const { ask, tried, desk } = await opened();
    await ask({ type: 'try', surface: 'left', output: LATE });
    await ask({ type: 'keep', surface: 'right', output: LATE, does: 'Latency' });
    expect(tried).toEqual(['left 20 but a', 'left 20 but null']);
    await ask({ type: 'keep', surface: 'left', output: LATE, does: 'Latency' });
    expect(desk.tried()).toEqual([]);
  });
});

describe('gentler pictures', () => {
  const GENTLE = { type: 'comfort', reducedMotion: true, highContrast: false } as const;

  it('stand in the site’s file, and are in force at once', async () => {
    const { ask, sites, siteFile } = await opened();
    expect(await ask(GENTLE)).toEqual({ ok: true });
    expect(sites.site().comfort).toEqual({ reducedMotion: true, highContrast: false });
    expect(await readFile(siteFile, 'utf8')).toContain('reducedMotion: true');
    expect(await ask({ ...GENTLE, reducedMotion: false })).toEqual({ ok: true });
    expect(await readFile(siteFile, 'utf8')).toBe(SAMPLE_SITE_TEXT);
  });

  it('are nothing a wall’s own page may ask for', async () => {
    const { ask, sites } = await opened();
    const answer = await ask(GENTLE, { id: 'w', role: 'projection', name: 'left' });
    expect(answer).toMatchObject({ ok: false, says: 'A wall’s own page sets up that wall alone.' });
    expect(sites.site().comfort.reducedMotion).toBe(false);
  });
});

describe('a step back', () => {
  it('to a number finer than any that is written is one all the same', async () => {
    const fine = SAMPLE_SITE_TEXT.replace(
      'other: { wall: side }',
      'other: { wall: side, output: { gamma: 2.1999999 } }',
    );
    const { ask, desk, siteFile } = await opened(fine);
    const nearly = outputSchema.parse({ gamma: 2.2 });
    expect(await ask({ type: 'keep', surface: 'other', output: nearly, does: 'Gamma' })).toEqual({ ok: true });
    expect(await readFile(siteFile, 'utf8')).toContain('gamma: 2.2 ');
    expect(await ask({ type: 'undo', surface: 'other' })).toEqual({ ok: true });
    expect(desk.setup().history.other).toEqual({ undo: null, redo: 'Gamma' });
  });
});

describe('the report on the site', () => {
  it('tells what is odd, with its line', async () => {
    const { report, oddities } = await opened(
      SAMPLE_SITE_TEXT.replace('x: 0.5, y: 0, width: 0.5', 'x: 0.6, y: 0, width: 0.4'),
    );
    expect(siteReportSchema.parse(report())).toMatchObject({
      problems: [],
      advice: [
        {
          severity: 'warning',
          says: 'The wall "main" is not shown from 4 m to 4.8 m (no surface).',
          line: 4,
          column: 3,
        },
      ],
    });
    expect(oddities()).toEqual([
      expect.stringMatching(
        /^The wall "main" is not shown from 4 m to 4\.8 m \(no surface\)\. \(.*room\.yaml, line 4\)$/,
      ),
    ]);
  });
});
