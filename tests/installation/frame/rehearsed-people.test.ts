import { describe, expect, it } from 'vitest';
import { type GestureReading, LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { PersonAt } from '#installation/crowd/crowd-stream.ts';
import { type RehearsedPerson, rehearsedPeople } from '#installation/frame/rehearsed-people.ts';

const doing = (name: string, fromMs = 0): RehearsedPerson['doing'] => {
  const reading: GestureReading = { name, score: 1, active: true };
  return (atMs) => (atMs >= fromMs ? [reading] : []);
};
const idle: RehearsedPerson['doing'] = () => [];

const crowdOf = (count: number, each: RehearsedPerson['doing']): RehearsedPerson[] =>
  Array.from({ length: count }, (_, person) => ({ person, doing: each }));

const at = ({ landmarks }: PersonAt, landmark: number): { x: number; y: number } => ({
  x: landmarks[landmark * LANDMARK_STRIDE] ?? Number.NaN,
  y: landmarks[landmark * LANDMARK_STRIDE + 1] ?? Number.NaN,
});

describe('the people of a rehearsal', () => {
  it('are bodies of numbers, inside the picture, each with a number of their own', () => {
    const people = rehearsedPeople(crowdOf(24, doing('wave')), 24, ['front'], 7, 5000);
    expect(people).toHaveLength(24);
    expect(new Set(people.map(({ track }) => track)).size).toBe(24);
    for (const person of people) {
      expect(person.landmarks).toHaveLength(132);
      expect([...person.landmarks].every(Number.isFinite)).toBe(true);
      const hip = at(person, LANDMARK.leftHip).x;
      expect(hip > 0 && hip < person.aspect).toBe(true);
    }
  });

  it('stand in the same way whenever they are asked, and never quite still', () => {
    const people = crowdOf(6, idle);
    expect(rehearsedPeople(people, 6, ['front'], 7, 5000)).toEqual(rehearsedPeople(people, 6, ['front'], 7, 5000));
    const [before] = rehearsedPeople(people, 6, ['front'], 7, 5000);
    const [after] = rehearsedPeople(people, 6, ['front'], 7, 6200);
    expect(after?.landmarks).not.toEqual(before?.landmarks);
  });

  it('stretch their arms above their heads to rise, and out to link', () => {
    for (const person of rehearsedPeople(crowdOf(9, doing('rise')), 9, ['front'], 3, 9000)) {
      expect(at(person, LANDMARK.leftWrist).y).toBeLessThan(at(person, LANDMARK.nose).y);
      expect(at(person, LANDMARK.rightWrist).y).toBeLessThan(at(person, LANDMARK.nose).y);
    }
    for (const person of rehearsedPeople(crowdOf(9, doing('link')), 9, ['front'], 3, 9000)) {
      const shoulders = at(person, LANDMARK.leftShoulder).x - at(person, LANDMARK.rightShoulder).x;
      const hands = at(person, LANDMARK.leftWrist).x - at(person, LANDMARK.rightWrist).x;
      expect(hands).toBeGreaterThan(2.2 * shoulders);
    }
  });

  it('take a while to get there', () => {
    const people = crowdOf(1, doing('rise', 10_000));
    const heightAt = (ms: number): number => {
      const [person] = rehearsedPeople(people, 1, ['front'], 3, ms);
      return person ? at(person, LANDMARK.leftWrist).y : Number.NaN;
    };
    expect(heightAt(10_350)).toBeLessThan(heightAt(10_000));
    expect(heightAt(10_350)).toBeGreaterThan(heightAt(10_900));
  });

  it('are shared out among the cameras, and nobody is seen where there is none', () => {
    const people = rehearsedPeople(crowdOf(10, idle), 10, ['a', 'b'], 1, 0);
    expect(people.filter(({ source }) => source === 'a')).toHaveLength(5);
    expect(rehearsedPeople(crowdOf(10, idle), 10, [], 1, 0)).toEqual([]);
  });
});
