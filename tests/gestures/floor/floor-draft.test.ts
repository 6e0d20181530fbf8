import { describe, expect, it } from 'vitest';
import {
  addPlace,
  draftOf,
  dragPlace,
  type FloorDraft,
  holdPlace,
  nudgePlace,
  removePlace,
  standingOf,
  typeMetres,
  undo,
} from '#gestures/floor/floor-draft.ts';
import type { FloorPlaces } from '#installation/site/floor-map.ts';

const FLOOR: FloorPlaces = {
  picture: [
    [0.06, 0.92],
    [0.94, 0.92],
    [0.74, 0.42],
    [0.26, 0.42],
  ],
  room: [
    [5, 1.5],
    [1, 1.5],
    [0.5, 5.5],
    [5.5, 5.5],
  ],
};
const clicked = (count: number): FloorDraft =>
  FLOOR.picture.slice(0, count).reduce((draft, place) => addPlace(draft, place), draftOf(null));

describe('a floor being measured', () => {
  it('says what comes next until it is one', () => {
    const says = [0, 1, 2, 3].map((count) => standingOf(clicked(count)));
    expect(says.map((standing) => standing.kind === 'open' && standing.says.split(' ').slice(0, 4).join(' '))).toEqual([
      'Click the first of',
      'Click the second place.',
      'Click the third place.',
      'Click the fourth place.',
    ]);
    expect(standingOf(clicked(4))).toEqual({
      kind: 'open',
      isWrong: false,
      says: 'Type where place 1 lies in the room, in metres.',
    });
    expect(standingOf(draftOf(FLOOR))).toMatchObject({ kind: 'floor', floor: FLOOR });
  });

  it('takes metres as people write them, and says which are none', () => {
    const comma = typeMetres(draftOf(FLOOR), 0, 'x', ' 5,25 ');
    expect(standingOf(comma)).toMatchObject({ kind: 'floor', floor: { room: [[5.25, 1.5], {}, {}, {}] } });
    expect(standingOf(typeMetres(comma, 2, 'y', 'far'))).toMatchObject({
      isWrong: true,
      says: 'The metres of place 3 are no number from -200 to 200.',
    });
  });

  it('says what is wrong with places that are no floor', () => {
    const flat = dragPlace(draftOf(FLOOR), 2, [0.5, 0.92]);
    expect(standingOf(flat)).toMatchObject({
      kind: 'open',
      isWrong: true,
      says: expect.stringMatching(/^Places 1, 2 and 3 lie on one line in the picture/),
    });
  });

  it('goes back step by step, and a drag is one step', () => {
    const begun = clicked(2);
    const dragged = [0.2, 0.3, 0.4].reduce((draft, x) => dragPlace(draft, 0, [x, 0.5]), holdPlace(begun));
    expect(dragged.places[0]?.picture).toEqual([0.4, 0.5]);
    expect(undo(dragged).places).toEqual(begun.places);
    expect(undo(undo(dragged)).places).toEqual(clicked(1).places);
    expect(undo(draftOf(null)).places).toEqual([]);
    expect(undo(removePlace(begun, 0)).places).toEqual(begun.places);
  });

  it('keeps places within the picture, and has room for sixteen', () => {
    expect(nudgePlace(clicked(1), 0, -1, 2).places[0]?.picture).toEqual([0, 1]);
    expect(nudgePlace(clicked(1), 0, 0.01, 0).places[0]?.picture[0]).toBeCloseTo(0.07, 9);
    const many = Array.from({ length: 20 }, (_, i) => i).reduce<FloorDraft>(
      (draft, i) => addPlace(draft, [i / 20, 0.5]),
      draftOf(null),
    );
    expect(many.places).toHaveLength(16);
  });
});
