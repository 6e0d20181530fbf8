import { describe, expect, it } from 'vitest';
import { surfaceView } from '#control-server/panel/walls/view/surface-view.ts';
import { localMs, serverMs } from '#installation/time/axes.ts';
import { roomOf, setupOf, surfaceStatus, wallPage, wallsMoment } from '../support/walls-moments.ts';

const left = (change: Parameters<typeof wallsMoment>[0] = {}) => surfaceView(wallsMoment(change), 'left');

describe('a surface', () => {
  it('tells what was measured of it, with units', () => {
    const { facts, health, word } = left();
    expect({ health, word }).toEqual({ health: 'live', word: 'Live' });
    expect(facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Size: 4.80 m × 2.00 m',
      'Clock: ± 0.3 ms',
      'Pictures: 60 a second, 17 ms',
      'Cues arrive: after 3.2 ms',
      'Draws: everything',
      'With: webgpu',
      'Throws: 1920 × 1200',
    ]);
    expect(facts.every(({ isWell }) => isWell)).toBe(true);
  });

  it('marks what is not as it should be', () => {
    const surface = surfaceStatus({ frameMs: 41, tier: 'lean', wants: 'least', software: true, isolated: false });
    const page = wallPage('left', { clockBoundMs: null, engine: 'webgl2 (software)', surface });
    const view = left({ room: roomOf(page) });
    const bad = view.facts.filter(({ isWell }) => !isWell).map(({ value }) => value);
    expect(bad).toEqual(['reading it', '60 a second, 41 ms', 'less, wants the least', 'webgl2 (software)']);
    expect(view.says).toEqual([expect.stringContaining('does not isolate')]);
    expect(view.software).toBe('asks');
    expect(left({ room: roomOf(page), setup: setupOf({ software: ['left'] }) }).software).toBe('allowed');
  });

  it('is missing, starting, silent, in trouble or warned of', () => {
    const health = (page: ReturnType<typeof wallPage>) => left({ room: roomOf(page) }).health;
    expect(left({ room: roomOf(wallPage('right')) })).toMatchObject({ health: 'missing', facts: [{ label: 'Size' }] });
    expect(health({ ...wallPage('left'), status: null })).toBe('starting');
    expect(health(wallPage('left', {}, { lastSeenMs: 5000 }))).toBe('silent');
    expect(health(wallPage('left', { trouble: 'It is dark.' }))).toBe('trouble');
    expect(health(wallPage('left', {}, { warning: '2 pages show "left".' }))).toBe('warning');
  });

  it('is not called silent while the server itself is lost', () => {
    const stage = { stage: 'stale', since: localMs(11_000) } as const;
    expect(left({ stage, nowMs: serverMs(60_000) })).toMatchObject({ health: 'unknown', word: 'As last told' });
  });

  it('says once that it shows a test pattern, and whatever else is wrong', () => {
    const told = 'It shows the test pattern "grid" instead of the show.';
    const setup = setupOf({ patterns: { left: 'grid' } });
    const only = left({ setup, room: roomOf(wallPage('left', {}, { warning: told })) });
    expect(only).toMatchObject({ word: 'Shows “Grid”', pattern: 'grid', says: [] });
    const both = left({ setup, room: roomOf(wallPage('left', {}, { warning: `2 pages show "left". ${told}` })) });
    expect(both.says).toEqual(['2 pages show "left".']);
  });

  it('of two pages shows the one heard of last', () => {
    const old = wallPage('left', { fps: 1 }, { lastSeenMs: 9000, page: 'old' });
    expect(left({ room: roomOf(old, wallPage('left')) }).facts[2]?.value).toContain('60');
  });
});
