import { describe, expect, it } from 'vitest';
import { type Announcement, announcement } from '#control-server/terminal/announce.ts';
import { parseSite } from '#installation/site/site.ts';
import { SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

const site = parseSite(SAMPLE_SITE_TEXT, 'room.yaml');
if (!site.ok) throw new Error('the sample site has a fault');

const house: Announcement = {
  title: 'A small show',
  run: '2026-11-22T20-15-00.000Z',
  resumed: true,
  port: 8080,
  addresses: ['192.168.1.7', '10.0.0.7'],
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
    const text = announcement(house);
    expect(text.split('once-only')).toHaveLength(2);
    expect(text).not.toContain('192.168.1.7:8080/enter/once-only');
  });

  it('says so where there is no network', () => {
    const text = announcement({ ...house, addresses: [] });
    expect(text).toContain('No network');
    expect(text).not.toContain('for-the-crew');
  });
});
