import { describe, expect, it } from 'vitest';
import { GestureBinder } from '#gestures/camera/gesture-book.ts';
import { GestureLibrary, type LibraryStage } from '#gestures/camera/gesture-library.ts';
import type { TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import { hashText } from '#installation/log/chain.ts';
import type { GestureShelf, ShelvedGesture } from '#installation/protocol/gesture-shelf.ts';
import { fakeClock } from '#tests/gestures/support/fake-clock.ts';
import { POSES } from '#tests/gestures/support/poses.ts';
import { settled } from '#tests/support/fake-time.ts';
import { SHELTER, taughtPose } from '#tests/support/taught.ts';

const PAIR_TERMS = [{ measure: 'wristsCrossed', atLeast: 0.1, fade: 0.1 }];
const described = (name: string, invitation = 'Like this.'): ShelvedGesture => ({
  name,
  format: 'reclaim-gesture/1',
  version: hashText(name + invitation),
  content: { format: 'reclaim-gesture/1', name, invitation, arms: 'either', armTerms: [], pairTerms: PAIR_TERMS },
});
const taught = (gesture: TaughtGesture): ShelvedGesture => ({
  name: gesture.name,
  format: gesture.format,
  version: hashText(JSON.stringify(gesture)),
  content: gesture,
});
const shelf = (...gestures: ShelvedGesture[]): GestureShelf => ({
  version: hashText(gestures.map(({ version }) => version).join()),
  gestures,
  problems: [],
});
const SURRENDER = taughtPose('surrender', POSES.riseBoth);

describe('the gestures of the server', () => {
  it('become an engine each, described or taught, by name', () => {
    const { engines, taught: gestures } = new GestureBinder().bind(shelf(taught(SHELTER), described('cross')));
    expect(engines.map(({ name }) => name)).toEqual(['cross', 'shelter']);
    expect(engines.map(({ invitation }) => invitation)).toEqual(['Like this.', SHELTER.invitation]);
    expect(gestures).toEqual([SHELTER]);
  });

  it('are left out one by one where they cannot be read', () => {
    const unreadable = { ...described('odd'), content: { format: 'reclaim-gesture/9', name: 'odd' } };
    const empty = { ...taught(SHELTER), content: { ...SHELTER, takes: [] } };
    const { engines, problems } = new GestureBinder().bind(shelf(described('cross'), unreadable, empty));
    expect(engines.map(({ name }) => name)).toEqual(['cross']);
    expect(problems.join('\n')).toMatch(/odd\.json/);
    expect(problems.join('\n')).toMatch(/shelter\.json: takes: a taught gesture needs at least one take/);
  });

  it('keep their engine while their file is the same; taught ones are learnt anew together', () => {
    const binder = new GestureBinder();
    const named = (book: ReturnType<GestureBinder['bind']>, name: string) =>
      book.engines.find((engine) => engine.name === name);
    const first = binder.bind(shelf(described('cross'), taught(SHELTER)));
    const same = binder.bind(shelf(described('cross'), described('other'), taught(SHELTER)));
    expect(named(same, 'cross')).toBe(named(first, 'cross'));
    expect(named(same, 'shelter')).toBe(named(first, 'shelter'));
    const more = binder.bind(shelf(described('cross', 'Otherwise.'), taught(SHELTER), taught(SURRENDER)));
    expect(named(more, 'cross')).not.toBe(named(first, 'cross'));
    expect(named(more, 'cross')?.invitation).toBe('Otherwise.');
    expect(named(more, 'shelter')).not.toBe(named(first, 'shelter'));
  });
});

interface Reading {
  readonly library: GestureLibrary;
  readonly stages: LibraryStage[];
  readonly clock: ReturnType<typeof fakeClock>;
  asked(): number;
  answer: GestureShelf | Error;
}

function reading(answer: GestureShelf | Error): Reading {
  const clock = fakeClock();
  const stages: LibraryStage[] = [];
  let asked = 0;
  const made: Reading = {
    clock,
    stages,
    answer,
    asked: () => asked,
    library: new GestureLibrary({
      fetchShelf: async () => {
        asked += 1;
        const { answer: now } = made;
        if (now instanceof Error) throw now;
        return now;
      },
      clock,
      changed: (stage) => stages.push(stage),
    }),
  };
  return made;
}

describe('the library of a camera page', () => {
  it('reads the gestures, and again only when they are others', async () => {
    const made = reading(shelf(described('cross')));
    made.library.start();
    await settled();
    expect(made.stages.at(-1)).toMatchObject({ isLoaded: true, trouble: null });
    made.library.told(made.library.stage.book.version);
    await settled();
    expect(made.asked()).toBe(1);
    made.answer = shelf(described('cross'), taught(SHELTER));
    made.library.told(made.answer.version);
    await settled();
    expect(made.library.stage.book.engines.map(({ name }) => name)).toEqual(['cross', 'shelter']);
  });

  it('says why there are none, tries on by itself, and keeps those it has', async () => {
    const made = reading(new Error('answered with 502'));
    const stop = made.library.start();
    await settled();
    expect(made.library.stage).toMatchObject({ isLoaded: false, trouble: { code: 'gestures-unreached' } });
    made.answer = shelf(described('cross'));
    made.clock.pass(600);
    await settled();
    expect(made.library.stage).toMatchObject({ isLoaded: true, trouble: null });
    made.answer = new Error('gone');
    made.library.told('f'.repeat(64));
    await settled();
    expect(made.library.stage.trouble?.says).toContain('gone');
    expect(made.library.stage.book.engines.map(({ name }) => name)).toEqual(['cross']);
    stop();
    const asked = made.asked();
    made.clock.pass(60_000);
    await settled();
    expect(made.asked()).toBe(asked);
  });

  it('reads once more when it is told while it reads', async () => {
    const made = reading(shelf(described('cross')));
    made.library.start();
    made.answer = shelf(described('other'));
    made.library.told('f'.repeat(64));
    made.library.told('e'.repeat(64));
    await settled();
    expect(made.asked()).toBe(2);
    expect(made.library.stage.book.engines.map(({ name }) => name)).toEqual(['other']);
  });
});
