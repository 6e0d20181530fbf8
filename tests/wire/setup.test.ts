/** Setting up the room over real sockets: who may ask what, what is told to whom, and what then stands in the file. */

import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wallMs } from '#control-server/clock/server-clock.ts';
import { type Setup, setupSchema } from '#installation/protocol/setup.ts';
import { type Output, outputSchema, type WrittenOutput } from '#installation/site/output.ts';
import { type Client, greet, type LoopbackHouse, openLoopbackHouse } from '#tests/support/loopback-house.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

const COMMENTED = SAMPLE_SITE_TEXT.replace('  right: {', '  # the one by the bar\n  right: {').replace(
  'height: 1 } }\n  # the',
  'height: 1 } } # hangs low\n  # the',
);
const fitted = (written: WrittenOutput): Output => outputSchema.parse(written);
const KEYSTONE = fitted({ corners: { topLeft: [0.05, 0.02], topRight: [0.95, 0.01] } });
const LATER = fitted({ ...KEYSTONE, latencyMs: 12 });

async function crew(house: LoopbackHouse, role: string, name: string): Promise<Client> {
  const cookie = `${house.access.cookie}=${house.access.sign('crew', wallMs())}`;
  const client = await house.connect(role, { cookie });
  await greet(client, name);
  return client;
}

const keep = (surface: string, output: Output, does = 'Corners') => ({ type: 'keep', surface, output, does });
const lastSetup = (client: Client): Setup => setupSchema.parse(client.heard('setup').at(-1)?.[0]);
const outputIn = (house: LoopbackHouse, surface: string): Output | undefined =>
  house.sites.site().surfaces[surface]?.output;

async function opened() {
  const house = await openLoopbackHouse(COMMENTED);
  const technician = await crew(house, 'technician', 'tablet');
  const wall = await crew(house, 'projection', 'left');
  return { house, technician, wall };
}

describe('setting up the room', () => {
  it('tells everyone how things stand as they come in', async () => {
    const { house, technician, wall } = await opened();
    const director = await house.connectDirector();
    await greet(director, 'panel');
    for (const client of [technician, wall, director]) {
      expect(lastSetup(client)).toEqual({
        patterns: {},
        tiers: { left: 'full', right: 'full', other: 'full' },
        software: [],
        history: Object.fromEntries(['left', 'right', 'other'].map((name) => [name, { undo: null, redo: null }])),
      });
    }
  });

  it('keeps a fit: in the file with its comments, for every page, and to be taken back by name', async () => {
    const { house, technician, wall } = await opened();
    const site = wall.next('site');
    expect(await technician.ask('setup', keep('left', KEYSTONE))).toEqual({ ok: true });
    expect((await site)[0]).toEqual({ text: house.sites.text() });
    const text = await readFile(house.siteFile, 'utf8');
    expect(text).toBe(house.sites.text());
    expect(text).toContain('# hangs low');
    expect(text).toContain('  # the one by the bar\n  right: {');
    expect(outputIn(house, 'left')).toEqual(KEYSTONE);
    await expect.poll(() => lastSetup(wall).history.left).toEqual({ undo: 'Corners', redo: null });

    expect(await wall.ask('setup', keep('left', LATER, 'Latency'))).toEqual({ ok: true });
    expect(await technician.ask('setup', { type: 'undo', surface: 'left' })).toEqual({ ok: true });
    expect(outputIn(house, 'left')).toEqual(KEYSTONE);
    await expect.poll(() => lastSetup(technician).history.left).toEqual({ undo: 'Corners', redo: 'Latency' });
    expect(await technician.ask('setup', { type: 'redo', surface: 'left' })).toEqual({ ok: true });
    expect(outputIn(house, 'left')).toEqual(LATER);
    for (const _ of [1, 2])
      expect(await technician.ask('setup', { type: 'undo', surface: 'left' })).toEqual({ ok: true });
    expect(await readFile(house.siteFile, 'utf8')).toBe(COMMENTED);
    expect(await technician.ask('setup', { type: 'undo', surface: 'left' })).toMatchObject({
      ok: false,
      says: expect.stringContaining('nothing to take back'),
    });
  });

  it('answers many who ask at once one after the other, and loses none', async () => {
    const { house, technician, wall } = await opened();
    const answers = await Promise.all([
      technician.ask('setup', keep('left', KEYSTONE)),
      technician.ask('setup', keep('right', LATER)),
      wall.ask('setup', keep('left', LATER)),
      technician.ask('setup', { type: 'undo', surface: 'right' }),
    ]);
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }, { ok: true }]);
    expect([outputIn(house, 'left'), outputIn(house, 'right')]).toEqual([LATER, fitted({})]);
  });

  it('shows a fit that is tried to all others, and to who comes in meanwhile, until it is kept', async () => {
    const { house, technician, wall } = await opened();
    const tried = { surface: 'left', output: KEYSTONE };
    const seen = wall.next('tried');
    expect(await technician.ask('setup', { type: 'try', ...tried })).toEqual({ ok: true });
    expect(await seen).toEqual([tried]);
    expect(technician.heard('tried')).toEqual([]);
    expect(await readFile(house.siteFile, 'utf8')).toBe(COMMENTED);
    const reloaded = await crew(house, 'projection', 'left');
    expect(reloaded.heard('tried')).toEqual([[tried]]);
    expect(await technician.ask('setup', keep('left', KEYSTONE))).toEqual({ ok: true });
    const later = await crew(house, 'projection', 'left');
    expect(later.heard('tried')).toEqual([]);
  });

  it('goes back to what the file says when who tries it is gone', async () => {
    const { technician, wall } = await opened();
    await technician.ask('setup', { type: 'try', surface: 'left', output: KEYSTONE });
    technician.close();
    await expect.poll(() => wall.heard('tried').at(-1)).toEqual([{ surface: 'left', output: fitted({}) }]);
  });

  it('lets a wall ask for itself alone', async () => {
    const { house, wall } = await opened();
    const others = [
      keep('right', KEYSTONE),
      { type: 'try', surface: 'right', output: KEYSTONE },
      { type: 'undo', surface: 'right' },
      { type: 'restore', version: 'x' },
      { type: 'pattern', surface: 'right', pattern: 'grid' },
      { type: 'pattern', surface: null, pattern: 'grid' },
      { type: 'software', surface: 'right', allowed: true },
    ];
    for (const request of others) {
      expect(await wall.ask('setup', request)).toMatchObject({ ok: false, says: expect.stringContaining('own') });
    }
    expect(await readFile(house.siteFile, 'utf8')).toBe(COMMENTED);
    const stranger = await house.connect('projection', {
      cookie: `${house.access.cookie}=${house.access.sign('crew', wallMs())}`,
    });
    // Before its hello nobody knows which surface it is.
    expect(await stranger.ask('setup', keep('left', KEYSTONE))).toMatchObject({ ok: false });
    expect(await wall.ask('setup', { type: 'pattern', surface: 'left', pattern: 'grid' })).toEqual({ ok: true });
    await expect.poll(() => lastSetup(wall).patterns).toEqual({ left: 'grid' });
  });

  it('shows patterns on one or on all, and says so at each wall for whoever runs the show', async () => {
    const { house, technician } = await opened();
    const director = await house.connectDirector();
    await greet(director, 'panel');
    expect(await technician.ask('setup', { type: 'pattern', surface: null, pattern: 'identify' })).toEqual({
      ok: true,
    });
    expect(await technician.ask('setup', { type: 'pattern', surface: 'other', pattern: null })).toEqual({ ok: true });
    await expect.poll(() => lastSetup(director).patterns).toEqual({ left: 'identify', right: 'identify' });
    const warned = (await director.next('room'))[0] as { readonly pages: { name: string; warning: string | null }[] };
    expect(warned.pages.find(({ name }) => name === 'left')?.warning).toContain('test pattern "identify"');
    // Whoever set it may be gone: the director takes it away.
    technician.close();
    expect(await director.ask('setup', { type: 'pattern', surface: null, pattern: null })).toEqual({ ok: true });
    await expect.poll(() => lastSetup(director).patterns).toEqual({});
  });

  it('lets a processor draw where somebody says so', async () => {
    const { technician, wall } = await opened();
    expect(await technician.ask('setup', { type: 'software', surface: 'left', allowed: true })).toEqual({ ok: true });
    await expect.poll(() => lastSetup(wall).software).toEqual(['left']);
    expect(await technician.ask('setup', { type: 'software', surface: 'left', allowed: false })).toEqual({ ok: true });
    await expect.poll(() => lastSetup(wall).software).toEqual([]);
  });

  it.each<[string, unknown, RegExp, RegExp]>([
    ['nothing', undefined, /could not read/, /./],
    ['no request', { type: 'explode' }, /could not read/, /./],
    ['a fit that is none', { ...keep('left', KEYSTONE), output: { corners: 3 } }, /could not read/, /./],
    ['a surface that is not there', keep('lefft', KEYSTONE), /no surface called "lefft"/, /Did you mean "left"/],
    [
      'crossed corners',
      keep('left', fitted({ corners: { topLeft: [1, 0], topRight: [0, 0] } })),
      /sides of the picture cross/,
      /again/,
    ],
    [
      'to try crossed corners',
      { type: 'try', surface: 'left', output: fitted({ corners: { topLeft: [1, 0], topRight: [0, 0] } }) },
      /sides of the picture cross/,
      /again/,
    ],
    ['a version that is not there', { type: 'restore', version: '../../room' }, /no such version/, /list/],
    ['to do again what nobody took back', { type: 'redo', surface: 'left' }, /nothing to do again/, /./],
  ])('answers %s once, with a sentence and what to do', async (_what, request, says, advice) => {
    const { house, technician } = await opened();
    expect(await technician.ask('setup', request)).toEqual({
      ok: false,
      says: expect.stringMatching(says),
      advice: expect.stringMatching(advice),
    });
    expect(await readFile(house.siteFile, 'utf8')).toBe(COMMENTED);
  });
});

describe('the site’s file', () => {
  it('that somebody edits is taken up, told, and can be taken back', async () => {
    const { house, technician, wall } = await opened();
    await technician.ask('setup', keep('left', KEYSTONE));
    const edited = house.sites
      .text()
      .replace('topLeft: [0.05, 0.02]', 'topLeft: [0.07, 0.02]')
      .replace('  other:', '  fourth: { wall: side }\n  other:');
    await writeFile(house.siteFile, edited);
    await house.sites.look();
    await expect.poll(() => wall.heard('site').at(-1)).toEqual([{ text: edited }]);
    await expect.poll(() => lastSetup(technician).history.left?.undo).toBe('Edited in the site’s file');
    expect(Object.keys(lastSetup(technician).tiers)).toContain('fourth');
    const fourth = await crew(house, 'projection', 'fourth');
    expect(await fourth.ask('setup', keep('fourth', LATER))).toEqual({ ok: true });
    expect(await technician.ask('setup', { type: 'undo', surface: 'left' })).toEqual({ ok: true });
    expect(outputIn(house, 'left')).toEqual(KEYSTONE);
  });

  it('that has a mistake since it was edited is told, and the site of before stays', async () => {
    const { house, technician } = await opened();
    await writeFile(house.siteFile, COMMENTED.replace('widthM: 8', 'widthM: wide'));
    await house.sites.look();
    const [room] = (await technician.next('room')) as [{ readonly trouble: string | null }];
    expect(room.trouble).toMatch(/The site’s file has a mistake since it was changed.*room\.yaml:4:/);
    expect(await technician.ask('setup', keep('left', KEYSTONE))).toMatchObject({
      ok: false,
      says: expect.stringContaining('has a mistake now'),
    });
    expect(technician.heard('site')).toEqual([]);
    await writeFile(house.siteFile, COMMENTED);
    await house.sites.look();
    expect(await technician.ask('setup', keep('left', KEYSTONE))).toEqual({ ok: true });
  });

  it('does not go back to a version that cannot be used any more, and says what is wrong with it', async () => {
    const { house, technician } = await opened();
    await technician.ask('setup', keep('left', KEYSTONE));
    const first = (await house.sites.versions()).versions.at(-1)?.id ?? '';
    const folder = join(dirname(house.siteFile), 'sites', 'room');
    await writeFile(join(folder, `${first}.yaml`), COMMENTED.replace('widthM: 8', 'widthN: 8'));
    const text = house.sites.text();
    expect(await technician.ask('setup', { type: 'restore', version: first })).toEqual({
      ok: false,
      says: 'Line 4 of the site: nothing here is called "widthN" (did you mean "widthM"?).',
      advice: expect.stringContaining('another version'),
    });
    expect(await readFile(house.siteFile, 'utf8')).toBe(text);
  });

  it('goes back to an earlier version, as a new one, and a surface steps back out of that', async () => {
    const { house, technician } = await opened();
    await technician.ask('setup', keep('left', KEYSTONE));
    await technician.ask('setup', keep('left', LATER));
    const { versions } = await house.sites.versions();
    expect(versions.map(({ isNow }) => isNow)).toEqual([true, false, false]);
    const first = versions.at(-1);
    expect(await technician.ask('setup', { type: 'restore', version: first?.id })).toEqual({ ok: true });
    expect(await readFile(house.siteFile, 'utf8')).toBe(COMMENTED);
    expect((await house.sites.versions()).versions).toHaveLength(4);
    expect(await technician.ask('setup', { type: 'undo', surface: 'left' })).toEqual({ ok: true });
    expect(outputIn(house, 'left')).toEqual(LATER);
    expect(await technician.ask('setup', { type: 'undo', surface: 'left' })).toEqual({ ok: true });
    expect(outputIn(house, 'left')).toEqual(KEYSTONE);
  });
});
