import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readShow } from '#installation/score/read-show.ts';
import { LOOKS } from '#projection/looks/catalogue.ts';
import { createFrameMaker } from '#projection/showroom/showroom-frame.ts';
import { openingOf, type ShowroomState } from '#projection/showroom/showroom-state.ts';
import { presetFor, WORLD_PRESETS } from '#projection/showroom/world-presets.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';

const SHOWS = ['neo-tokyo-2147', 'still-life-with-visitors'];
const planOf = (name: string) => {
  const text = readFileSync(join(PROJECT_ROOT, 'config', 'shows', `${name}.yaml`), 'utf8');
  const show = readShow(text, name, 'a'.repeat(64));
  if (!show.ok) throw new Error(`${name} cannot be read`);
  return show.plan;
};
const frames = createFrameMaker(planOf('neo-tokyo-2147'));
const [first] = LOOKS;
if (!first) throw new Error('there are no looks');
const seen = (part: Partial<ShowroomState>) => frames.frameOf({ ...openingOf(first), values: {}, ...part });

describe('the wall of the showroom', () => {
  it.each(SHOWS)('shows every world with the names of %s', (name) => {
    const maker = createFrameMaker(planOf(name));
    for (const { name: world } of WORLD_PRESETS) {
      const frame = maker.frameOf({ ...openingOf(first), world, atMs: 20_000 });
      expect(frame.slice.widthM / frame.slice.heightM).toBeCloseTo(16 / 9, 6);
    }
  });

  it('has in each world what it says', () => {
    const world = (name: string, atMs = 20_000) => seen({ world: name, atMs }).world;
    expect(world('market open').market.ledger.length).toBeGreaterThan(5);
    expect(world('ledger exposed').market).toMatchObject({ betrayal: 1, exposure: 1 });
    expect(world('sweeps').guardians.sweep).not.toBeNull();
    expect(world('slabs cracked').guardians.protocols.some(({ fall }) => fall > 0)).toBe(true);
    expect(world('swarm').drones.swarm.length).toBe(120 * 4);
    expect(world('eye approaching', 14_000).drones.countdownMs).toBe(4000);
    expect(world('network').network.links.length).toBeGreaterThan(40);
    expect(world('network apart').network).toMatchObject({ parts: 3, apart: 1 });
    expect(world('factions').factions.rivalry).toBe(1);
    expect(world('communities').communities.condense).toBe(1);
    expect(world('manifesto').manifesto.lines.length).toBeGreaterThan(4);
    expect(world('manifesto woven').manifesto.weave).toBe(1);
    expect(world('on air').broadcast.caption).not.toBeNull();
    expect(world('hand-back').handBack).toBe(1);
    expect(seen({ world: 'a line of text' }).caption?.line).not.toBe(undefined);
  });

  it('has a world in which each look shows something', () => {
    expect(presetFor('market').name).toBe('market open');
    expect(presetFor('eye').name).toBe('eye approaching');
    expect(presetFor('something new').name).toBe('quiet');
  });

  it('has as many people as were asked for, the cast or not, and what was done to them', () => {
    expect(seen({ crowd: 0, hasCast: false }).figures).toEqual([]);
    expect(seen({ crowd: 7, hasCast: false }).figures).toHaveLength(7);
    expect(seen({ crowd: 256, hasCast: true }).figures).toHaveLength(256);
    const erased = seen({ crowd: 3, hasCast: true, identity: 'erased' }).figures;
    expect(erased.every(({ identity }) => identity.outline === 1 || identity.gone === 1)).toBe(true);
  });

  it('has hands where they were asked for, and dials where they were put', () => {
    const atTheirMost = seen({ crowd: 9, gesture: 'rise', atMs: 7000 }).figures;
    expect(atTheirMost.some(({ gesture }) => gesture > 0)).toBe(true);
    expect(seen({ values: { city: 0.25 } }).parameters.city).toBe(0.25);
  });

  it('is the same whenever it is asked for', () => {
    const state = { crowd: 5, gesture: 'wave' as const, world: 'swarm broken', atMs: 31_400 };
    expect(seen(state)).toEqual(seen(state));
  });
});
