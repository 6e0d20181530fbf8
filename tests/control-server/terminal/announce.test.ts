import { describe, expect, it } from 'vitest';
import { type Announcement, announcement, nextDirectorLink } from '#control-server/terminal/announce.ts';
import { parseSite } from '#installation/site/site.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

const site = parseSite(SAMPLE_SITE_TEXT, 'room.yaml');
if (!site.ok) throw new Error('the sample site has a fault');

const house: Announcement = {
  title: 'A small show',
  run: '2026-11-22T20-15-00.000Z',
  resumed: true,
  bases: { own: 'http://localhost:8080', others: ['http://192.168.1.7:8080', 'http://10.0.0.7:8080'] },
  site: site.value,
  directorToken: 'once-only',
  crewToken: 'for-the-crew',
  trouble: ['The models are missing.'],
};

describe('the announcement', () => {
  it('says where everything is', () => {
    const text = announcement(house);
    for (const part of [
      'A small show',
      'resumed where it was',
      'http://localhost:8080/enter/once-only',
      'http://192.168.1.7:8080/enter/once-only',
      'http://10.0.0.7:8080/enter/once-only',
      'http://localhost:8080/projection/left',
      'http://localhost:8080/projection/right',
      'http://localhost:8080/camera?name=front',
      'http://192.168.1.7:8080/enter/for-the-crew',
      'http://10.0.0.7:8080/enter/for-the-crew',
      '! The models are missing.',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('never shows the director’s link to the room as a code', () => {
    // The one code there is, is the crew's: it is there just as well for a director's link of another length.
    const codeOf = (text: string): string => text.replaceAll(/[^█▀▄ ]/g, '').trim();
    expect(codeOf(announcement({ ...house, directorToken: 'another-token' }))).toBe(codeOf(announcement(house)));
    expect(codeOf(announcement({ ...house, crewToken: 'another-token' }))).not.toBe(codeOf(announcement(house)));
  });

  it('shows the next link of the director for this machine and for others', () => {
    const text = nextDirectorLink(house.bases, 'next-one');
    for (const base of [house.bases.own, ...house.bases.others]) expect(text).toContain(`${base}/enter/next-one`);
  });

  it('names only addresses that answer where the server listens on one', () => {
    const own = 'http://192.168.1.7:8080';
    const text = announcement({ ...house, bases: { own, others: [own] } });
    expect(text).not.toContain('localhost');
    expect(text.split(`${own}/enter/once-only`)).toHaveLength(2);
    expect(text).toContain(`${own}/enter/for-the-crew`);
  });

  it('says so where there is no network', () => {
    const text = announcement({ ...house, bases: { own: 'http://localhost:8080', others: [] } });
    expect(text).toContain('Other devices cannot reach this server');
    expect(text).not.toContain('for-the-crew');
  });
});
