import { describe, expect, it } from 'vitest';
import { LivelinessMemory } from '#installation/crowd/liveliness.ts';
import { RISEN, STANDING, syntheticPerson } from '#tests/support/synthetic-crowd.ts';

const person = (pose = STANDING, does: readonly string[] = []) =>
  syntheticPerson({ track: 1, across: 0.5, pose, does });

describe('what pictures show one after the other', () => {
  it('is when somebody began what they do, until they stop', () => {
    const memory = new LivelinessMemory();
    const began = (atMs: number, ...does: readonly string[]) =>
      memory.read('a', 'west', person(STANDING, does), atMs).began;
    expect(began(1000)).toEqual({});
    expect(began(1100, 'rise')).toEqual({ rise: 1100 });
    expect(began(1200, 'rise', 'wave')).toEqual({ rise: 1100, wave: 1200 });
    expect(began(1300)).toEqual({});
    expect(began(1400, 'rise')).toEqual({ rise: 1400 });
  });

  it('is how much the hands move, in body lengths whatever the picture’s size, and nothing while they rest', () => {
    const memory = new LivelinessMemory();
    memory.read('a', 'west', person(STANDING), 0);
    const moved = memory.read('a', 'west', person(RISEN), 100).energy;
    expect(moved).toBeGreaterThan(0.5);
    let rest = moved;
    for (let ms = 200; ms < 3000; ms += 100) rest = memory.read('a', 'west', person(RISEN), ms).energy;
    expect(rest).toBeLessThan(0.01);
  });

  it('takes no change of camera for a movement, nor a long gap', () => {
    const memory = new LivelinessMemory();
    memory.read('a', 'west', person(STANDING), 0);
    expect(memory.read('a', 'east', person(RISEN), 100).energy).toBe(0);
    memory.read('b', 'west', person(STANDING), 0);
    expect(memory.read('b', 'west', person(RISEN), 700).energy).toBe(0);
  });

  it('forgets who has gone', () => {
    const memory = new LivelinessMemory();
    memory.read('a', 'west', person(STANDING, ['rise']), 0);
    memory.tidy(6000);
    expect(memory.read('a', 'west', person(STANDING, ['rise']), 6000).began).toEqual({ rise: 6000 });
  });
});
