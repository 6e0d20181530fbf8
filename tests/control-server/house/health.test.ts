import { describe, expect, it } from 'vitest';
import { healthOf } from '#control-server/house/health.ts';
import { conduct } from '#tests/support/conducted-show.ts';

describe('how the house is', () => {
  it('is not ok while the log cannot be written, says why, and is ok again afterwards', async () => {
    const show = conduct();
    const health = () => healthOf(show.conductor, show.time.clock, 'a-run', 2);
    expect(health()).toMatchObject({ ok: true, run: 'a-run', pages: 2, facts: 2, mode: 'idle' });
    expect(health()).not.toHaveProperty('trouble');
    show.journal.breakWith(new Error('ENOSPC: no space left on device'));
    expect(await show.ask({ type: 'go' })).toMatchObject({ ok: false });
    expect(health()).toMatchObject({ ok: false, trouble: expect.stringContaining('log cannot be written'), facts: 2 });
    show.journal.breakWith(null);
    expect(await show.ask({ type: 'go' })).toMatchObject({ ok: true });
    expect(health()).toMatchObject({ ok: true, facts: 3 });
    await show.conductor.stop();
  });
});
