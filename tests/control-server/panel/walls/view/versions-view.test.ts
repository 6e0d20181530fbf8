import { describe, expect, it } from 'vitest';
import { versionsView } from '#control-server/panel/walls/view/versions-view.ts';

const NOW = new Date(2147, 4, 2, 21, 30).getTime();

describe('the kept texts of the site’s file', () => {
  it('are told by the clock of this place', () => {
    const versions = [
      { id: 'b', wallMs: new Date(2147, 4, 2, 21, 4, 10).getTime(), isNow: true },
      { id: 'a', wallMs: new Date(2147, 2, 3, 9, 12, 5).getTime(), isNow: false },
    ];
    expect(versionsView({ versions }, NOW)).toEqual([
      { id: 'b', when: 'Today, 21:04:10', isNow: true },
      { id: 'a', when: '3 March 2147, 09:12:05', isNow: false },
    ]);
  });
});
