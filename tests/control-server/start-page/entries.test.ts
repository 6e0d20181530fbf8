import { describe, expect, it } from 'vitest';
import { entriesOf } from '#control-server/start-page/entries.ts';
import type { HouseReport } from '#installation/protocol/house-report.ts';

const house: HouseReport = {
  title: 'A small show',
  show: 'small',
  site: 'A room',
  surfaces: ['left', 'far right'],
  shown: [],
  cameras: ['front'],
  role: 'director',
  secure: true,
  addresses: [],
  trouble: [],
};

const hrefs = (role: HouseReport['role']): (string | null)[] => entriesOf({ ...house, role }).map(({ href }) => href);

describe('the entries of the start page', () => {
  it('are the panel, every wall, the programme, every camera, the teaching of gestures, the looks, and the old evenings', () => {
    expect(entriesOf(house).map(({ kind, name }) => [kind, name])).toEqual([
      ['director', 'Director'],
      ['walls', 'Walls'],
      ['surface', 'left'],
      ['surface', 'far right'],
      ['programme', 'Programme'],
      ['camera', 'front'],
      ['teach', 'Teach a gesture'],
      ['looks', 'Looks'],
      ['evenings', 'Old evenings'],
    ]);
  });

  it('are open to whom they are for', () => {
    const crew = ['/walls', '/projection/left', '/projection/far%20right', '/programme', '/camera?name=front'];
    expect(hrefs('director')).toEqual(['/director', ...crew, '/teach', '/looks', '/runs']);
    expect(hrefs('crew')).toEqual([null, ...crew, null, '/looks', null]);
    expect(hrefs('guest')).toEqual(Array(9).fill(null));
  });

  it('say what to do where they are closed', () => {
    for (const { says } of entriesOf({ ...house, role: 'guest' })) expect(says).toMatch(/link/);
    expect(entriesOf(house).at(-1)?.says).toBe('What was played, by whom and why.');
  });

  it('say where a camera cannot be had', () => {
    expect(entriesOf({ ...house, secure: false })[6]?.says).toContain('at localhost');
    expect(entriesOf({ ...house, secure: false })[5]?.says).toContain('at localhost');
    expect(entriesOf(house)[5]?.says).not.toContain('localhost');
  });
});
