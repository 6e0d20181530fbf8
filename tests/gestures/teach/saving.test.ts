import { describe, expect, it } from 'vitest';
import { EMPTY_BOOK } from '#gestures/camera/gesture-book.ts';
import { type Draft, draftOf, NEW_DRAFT, savedAs } from '#gestures/teach/draft.ts';
import type { Outcome } from '#gestures/teach/gesture-client.ts';
import { Saving } from '#gestures/teach/saving.ts';
import { SHELTER } from '#tests/support/taught.ts';

const FULL: Draft = { ...draftOf(SHELTER, ''), origin: null, isChanged: true };
const REFUSED: Outcome = { ok: false, code: 'exists', says: 'There is one already.', advice: 'Choose another name.' };

interface Desk {
  readonly saving: Saving;
  readonly asked: string[];
  draft: Draft;
  saveAnswer: Outcome;
  removeAnswer: Outcome;
}

function desk(draft: Draft): Desk {
  const asked: string[] = [];
  const made: Desk = {
    asked,
    draft,
    saveAnswer: { ok: true, version: 'v2' },
    removeAnswer: { ok: true, version: null },
    saving: new Saving({
      save: async ({ name }, replaces) => {
        asked.push(`save ${name} over ${replaces}`);
        return made.saveAnswer;
      },
      remove: async (name, replaces) => {
        asked.push(`remove ${name} at ${replaces}`);
        return made.removeAnswer;
      },
      draft: () => made.draft,
      book: () => ({ ...EMPTY_BOOK, versions: new Map([['shelter', 'v1']]) }),
      saved: (name, version) => {
        made.draft = savedAs(made.draft, name, version);
      },
      removed: () => {
        made.draft = NEW_DRAFT;
      },
      changed: () => undefined,
    }),
  };
  return made;
}

describe('saving', () => {
  it('makes a new gesture and remembers which version it is', async () => {
    const made = desk(FULL);
    await made.saving.save(false);
    expect(made.asked).toEqual(['save shelter over null']);
    expect(made.saving.stage).toEqual({ stage: 'saved', name: 'shelter' });
    expect(made.draft).toMatchObject({ origin: { name: 'shelter', version: 'v2' }, isChanged: false });
    await made.saving.save(false);
    expect(made.asked.at(-1)).toBe('save shelter over v2');
  });

  it('does not replace another one until it is told to', async () => {
    const made = desk(FULL);
    made.saveAnswer = REFUSED;
    await made.saving.save(false);
    expect(made.saving.stage).toEqual({ stage: 'refused', outcome: REFUSED });
    expect(made.draft.origin).toBeNull();
    made.saveAnswer = { ok: true, version: 'v3' };
    await made.saving.save(true);
    expect(made.asked.at(-1)).toBe('save shelter over v1');
    expect(made.saving.stage.stage).toBe('saved');
  });

  it('under a new name takes the old one away, and only once the new one is there', async () => {
    const made = desk({ ...draftOf(SHELTER, 'v1'), name: 'refuge', isChanged: true });
    made.saveAnswer = REFUSED;
    await made.saving.save(false);
    expect(made.asked).toEqual(['save refuge over null']);
    made.saveAnswer = { ok: true, version: 'v9' };
    await made.saving.save(false);
    expect(made.asked.slice(1)).toEqual(['save refuge over null', 'remove shelter at v1']);
    expect(made.draft.origin).toEqual({ name: 'refuge', version: 'v9' });
  });

  it('asks nothing while something is missing', async () => {
    const made = desk({ ...FULL, invitation: '' });
    await made.saving.save(false);
    expect(made.asked).toEqual([]);
    await made.saving.remove();
    expect(made.asked).toEqual([]);
  });

  it('takes a gesture away, or says why not and keeps the work', async () => {
    const made = desk(draftOf(SHELTER, 'v1'));
    made.removeAnswer = { ok: false, code: 'away', says: 'The server does not answer.', advice: 'Check the network.' };
    await made.saving.remove();
    expect(made.draft.takes).toHaveLength(SHELTER.takes.length);
    expect(made.saving.stage.stage).toBe('refused');
    made.removeAnswer = { ok: true, version: null };
    await made.saving.remove();
    expect(made.saving.stage).toEqual({ stage: 'removed', name: 'shelter' });
    made.saving.calm();
    expect(made.saving.stage).toEqual({ stage: 'calm' });
  });
});
