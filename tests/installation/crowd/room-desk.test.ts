import { describe, expect, it } from 'vitest';
import { LANDMARK, LANDMARK_STRIDE, type Person } from '#installation/crowd/body.ts';
import { type CameraView, createRoomDesk, type RoomDesk } from '#installation/crowd/room-desk.ts';
import type { Zones } from '#installation/site/zones.ts';
import { syntheticPerson } from '#tests/support/synthetic-crowd.ts';

const ZONES: Zones = {
  stage: {
    points: [
      [0, 0],
      [6, 0],
      [6, 4],
      [0, 4],
    ],
    counts: true,
  },
  bar: {
    points: [
      [7, 0],
      [9, 0],
      [9, 4],
      [7, 4],
    ],
    counts: false,
  },
};

const deskOf = (): RoomDesk => {
  let drawn = 100;
  return createRoomDesk(
    () => ZONES,
    () => drawn++,
  );
};

const standing = (track: number, xM: number, yM: number, does: readonly string[] = []): Person => ({
  ...syntheticPerson({ track, across: 0.5, does }),
  floor: { xM, yM },
});

/** The same body, half hidden. */
function halfHidden(person: Person): Person {
  const landmarks = person.landmarks.slice();
  const hidden = [LANDMARK.leftElbow, LANDMARK.rightElbow, LANDMARK.leftWrist, LANDMARK.rightWrist];
  for (const joint of hidden) landmarks[joint * LANDMARK_STRIDE + 3] = 0.1;
  return { ...person, landmarks };
}

const sample = (capturedAtMs: number, ...people: readonly Person[]) => ({ capturedAtMs, aspect: 16 / 9, people });
const keysOf = (view: CameraView | undefined): string[] => (view?.counted ?? []).map(({ key }) => key);
const shownOf = (view: CameraView | undefined): readonly Person[] => view?.shown?.people ?? [];

describe('a room of several cameras', () => {
  it('counts and shows somebody whom two see with one of them', () => {
    const desk = deskOf();
    const [west] = desk.take('west', sample(1000, standing(1, 3, 2)), null);
    const [east] = desk.take('east', sample(1040, standing(7, 3.1, 2)), null);
    expect(keysOf(west)).toEqual(['100']);
    expect(shownOf(west).map(({ track, floor }) => ({ track, floor }))).toEqual([
      { track: 100, floor: { xM: 3, yM: 2 } },
    ]);
    expect(keysOf(east)).toEqual([]);
    expect(east?.shown?.people).toEqual([]);
  });

  it('lets the one with the better view speak, once it has had it for a while', () => {
    const desk = deskOf();
    const speakers: string[] = [];
    for (let ms = 1000; ms < 3000; ms += 100) {
      const [west] = desk.take('west', sample(ms, halfHidden(standing(1, 3, 2))), null);
      const [east] = desk.take('east', sample(ms + 40, standing(7, 3.1, 2)), null);
      speakers.push(shownOf(west).length > 0 ? 'west' : shownOf(east).length > 0 ? 'east' : 'nobody');
    }
    expect(speakers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'west'));
    expect(speakers.at(-1)).toBe('east');
    expect(speakers.filter((speaker, i) => i > 0 && speaker !== speakers[i - 1])).toHaveLength(1);
  });

  it('tells another camera’s count anew where its person has changed hands', () => {
    const desk = deskOf();
    desk.take('west', sample(1000, standing(1, 3, 2)), null);
    desk.take('east', sample(1040, standing(7, 3.1, 2)), null);
    const views = Array.from({ length: 8 }, (_, i) =>
      desk.take('east', sample(1100 + i * 100, standing(7, 3.1, 2)), null),
    );
    const change = views.find((those) => those.length > 1) ?? [];
    expect(change.map(({ camera }) => camera)).toEqual(['east', 'west']);
    expect(change.map(keysOf)).toEqual([['100'], []]);
    expect(views.flat().filter(({ camera }) => camera === 'west')).toHaveLength(1);
  });

  it('gives a person’s number to the next camera, and the old one forgets them at its end', () => {
    const desk = deskOf();
    desk.take('west', sample(1000, standing(1, 3, 2)), null);
    desk.take('east', sample(1040, standing(7, 3.1, 2)), null);
    const views = desk.forget('west');
    expect(views.map(({ camera }) => camera)).toEqual(['east']);
    expect(views.map(keysOf)).toEqual([['100']]);
  });

  it('holds that somebody does what any camera sees them do', () => {
    const desk = deskOf();
    desk.take('west', sample(1000, standing(1, 3, 2)), null);
    desk.take('east', sample(1040, standing(7, 3.1, 2, ['rise'])), null);
    const [west] = desk.take('west', sample(1100, standing(1, 3, 2)), null);
    expect(west?.counted[0]?.person.gestures).toEqual([{ name: 'rise', score: 1, active: true }]);
    desk.take('east', sample(1140, standing(7, 3.1, 2)), null);
    const [then] = desk.take('west', sample(1200, standing(1, 3, 2)), null);
    expect(then?.counted[0]?.person.gestures).toEqual([]);
  });

  it('leaves people without a place to the camera that sees them, as it numbers them', () => {
    const desk = deskOf();
    const someone = syntheticPerson({ track: 5, across: 0.2 });
    const [plain] = desk.take('plain', sample(1000, someone), null);
    expect(plain?.shown).toBeNull();
    expect(keysOf(plain)).toEqual(['5 plain']);
    const [west] = desk.take('west', sample(1000, someone, standing(1, 3, 2)), null);
    expect(keysOf(west)).toEqual(['100', '5 west']);
    expect(shownOf(west).map(({ track }) => track)).toEqual([100, 5]);
  });

  it('keeps somebody whose feet are lost for a moment where and who they were', () => {
    const desk = deskOf();
    desk.take('west', sample(1000, standing(1, 3, 2)), null);
    const [west] = desk.take('west', sample(1100, syntheticPerson({ track: 1, across: 0.5 })), null);
    expect(keysOf(west)).toEqual(['100']);
    expect(shownOf(west)[0]?.floor).toEqual({ xM: 3, yM: 2 });
  });

  it('counts somebody whom a picture has missed, without a phase that is over', () => {
    const desk = deskOf();
    const waving: Person = {
      ...standing(1, 3, 2),
      gestures: [{ name: 'wave', score: 1, active: true, phase: 2 }],
    };
    desk.take('west', sample(1000, waving), null);
    const [missed] = desk.take('west', sample(1125), null);
    expect(missed?.counted[0]?.person.gestures).toEqual([{ name: 'wave', score: 1, active: true }]);
    expect(missed?.shown).toBeNull();
    const [gone] = desk.take('west', sample(1700), null);
    expect(keysOf(gone)).toEqual([]);
  });

  it('knows the zones people are in, and does not count who is where nobody counts', () => {
    const desk = deskOf();
    const [west] = desk.take('west', sample(1000, standing(1, 3, 2), standing(2, 8, 2), standing(3, 6.5, 5)), null);
    expect(west?.counted.map(({ zones }) => zones)).toEqual([['stage'], []]);
    expect(shownOf(west).map(({ track }) => track)).toEqual([100, 102]);
  });
});
