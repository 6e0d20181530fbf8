import { describe, expect, it } from 'vitest';
import { fileName } from '#control-server/runs/file-name.ts';
import { wallClock } from '#control-server/runs/time-words.ts';

const clock = wallClock('Europe/Berlin');
const OPENED = Date.UTC(2026, 10, 22, 23, 58);

describe('what a report is called where it is kept', () => {
  it.each<[string | null, number | null, string]>([
    ['neo-tokyo-2147', OPENED, 'neo-tokyo-2147-2026-11-23-0058'],
    [null, OPENED, 'run-2026-11-23-0058'],
    ['small', null, 'small-no-date'],
    ['../a "show"\r\nset-cookie: x', OPENED, 'a-show-set-cookie-x-2026-11-23-0058'],
    ['見世物', OPENED, 'run-2026-11-23-0058'],
  ])('%j', (show, openedWallMs, name) => {
    expect(fileName(show, openedWallMs, clock)).toBe(name);
  });
});
