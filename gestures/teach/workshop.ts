/**
 * The work on one gesture: the draft, the take under way, what the takes came to, and what is known of the others. Holds
 * no element of the page; whoever shows it asks. Time and storage are given.
 */

import type { TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import type { ChoiceStorage } from '../camera/device-choice.ts';
import type { GestureBook } from '../camera/gesture-book.ts';
import type { Cancel, LocalClock } from '../clock/local-clock.ts';
import type { GestureEngine } from '../interpret/gesture-engine.ts';
import { taughtGestures } from '../interpret/taught-gesture.ts';
import { type Comparison, compare } from './comparison.ts';
import {
  changed,
  type Draft,
  type DraftChange,
  draftOf,
  learnable,
  NEW_DRAFT,
  savedAs,
  TAKES_TO_JUDGE,
  UNNAMED,
  withoutTake,
  withTake,
} from './draft.ts';
import { keepDraft, keptDraft } from './draft-storage.ts';
import { makeTake } from './make-take.ts';
import { recordedPoints } from './performer.ts';
import { at, IDLE, pressed, type Recording, saw } from './recording.ts';
import type { Seen } from './teach-eyes.ts';

export interface WorkshopOptions {
  readonly clock: LocalClock;
  readonly storage: ChoiceStorage;
  readonly wallIso: () => string;
  /** Something to be shown has changed. */
  readonly changed: () => void;
  /** These are to be recognised from now on: the draft under `UNNAMED`, if it can be, and all others. */
  readonly enginesChanged: (engines: readonly GestureEngine[], needsHands: boolean) => void;
}

/** Drawing comes between the pieces of a comparison. */
const PAUSE_MS = 10;
/** The draft is learnt as if it had the common threshold: the live meter shows what the learner itself says. */
const PLAIN_THRESHOLD = 0.6;

export class Workshop {
  readonly #options: WorkshopOptions;
  #draft: Draft;
  #recording: Recording = IDLE;
  #book: GestureBook | null = null;
  #comparison: Comparison | null = null;
  #isComparing = false;
  #cancelComparing: Cancel = () => undefined;
  #note = '';
  #undo: Draft | null = null;
  #isKept = true;

  constructor(options: WorkshopOptions) {
    this.#options = options;
    this.#draft = keptDraft(options.storage) ?? NEW_DRAFT;
  }

  get draft(): Draft {
    return this.#draft;
  }
  get recording(): Recording {
    return this.#recording;
  }
  /** What the takes came to; null while there are too few, or it is being worked out. */
  get comparison(): Comparison | null {
    return this.#comparison;
  }
  get isComparing(): boolean {
    return this.#isComparing;
  }
  /** A sentence about what happened last; empty when there is none. */
  get note(): string {
    return this.#note;
  }
  get canUndo(): boolean {
    return this.#undo !== null;
  }
  /** False where the browser has no room to keep unsaved work. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** The gestures of the server, at the start and whenever they are others. */
  setBook(book: GestureBook): void {
    if (book.version === this.#book?.version) return;
    this.#book = book;
    this.#learn();
  }

  /** The button, the key or the clicker: begins a take, or calls off the one under way. */
  press(): void {
    this.#note = '';
    this.#recording = pressed(this.#recording, this.#draft.kind, this.#options.clock.now());
    this.#options.changed();
  }

  cancel(): void {
    if (this.#recording.stage === 'idle') return;
    this.#recording = IDLE;
    this.#say('The take was called off.');
  }

  /** Time has passed; call often. */
  tick(): void {
    this.#enter(at(this.#recording, this.#options.clock.now()));
  }

  see({ atMs, aspect, performer }: Seen): void {
    const frame = { atMs, aspect, points: recordedPoints(this.#draft, performer, aspect) };
    this.#enter(saw(at(this.#recording, this.#options.clock.now()), frame));
  }

  change(change: DraftChange): void {
    const before = this.#draft;
    this.#keep(changed(before, change));
    if (change.layout || change.kind || change.sides) this.#learn();
    else this.#options.changed();
  }

  /** Takes a take away: the one at `index`, or the last. */
  removeTake(index = -1): void {
    const count = this.#draft.takes.length;
    if (count === 0 || this.#recording.stage !== 'idle') return;
    const before = this.#draft;
    this.#keep(withoutTake(before, index));
    this.#say(`Take ${index < 0 ? count : index + 1} is deleted.`);
    this.#undo = before;
    this.#learn();
  }

  undo(): void {
    if (this.#undo === null) return;
    this.#keep(this.#undo);
    this.#say('The take is back.');
    this.#learn();
  }

  /** Puts the work aside for a new gesture, or one that was saved. */
  open(gesture: TaughtGesture | null, version = ''): void {
    this.#recording = IDLE;
    this.#keep(gesture ? draftOf(gesture, version) : NEW_DRAFT);
    this.#say('');
    this.#learn();
  }

  /** The server has it. */
  saved(name: string, version: string): void {
    this.#keep(savedAs(this.#draft, name, version));
    this.#options.changed();
  }

  #enter(recording: Recording): void {
    if (recording === this.#recording) return;
    this.#recording = recording;
    if (recording.stage === 'done') {
      this.#recording = IDLE;
      const { layout, kind, subject } = this.#draft;
      const facts = { layout, kind, subject: subject.trim() || '1', recordedAt: this.#options.wallIso() };
      const made = makeTake(recording.frames, facts);
      if (made.ok) this.#keep(withTake(this.#draft, made.take));
      this.#say(made.ok ? (made.note ?? '') : made.says);
      if (made.ok) this.#learn();
    }
    this.#options.changed();
  }

  #say(note: string): void {
    this.#note = note;
    this.#undo = null;
    this.#options.changed();
  }

  #keep(draft: Draft): void {
    this.#draft = draft;
    this.#isKept = keepDraft(this.#options.storage, draft);
  }

  /** Learns draft and others anew, then compares them piece by piece. */
  #learn(): void {
    const draft = this.#draft;
    const own = { ...learnable(draft), threshold: PLAIN_THRESHOLD };
    const taught = (this.#book?.taught ?? []).filter(({ name }) => name !== draft.origin?.name);
    const names = new Set(this.#book?.taught.map(({ name }) => name));
    const described = (this.#book?.engines ?? []).filter(({ name }) => !names.has(name));
    const learnt = taughtGestures(draft.takes.length > 0 ? [...taught, own] : taught);
    this.#options.enginesChanged([...described, ...learnt], draft.layout === 'hand21');
    this.#cancelComparing();
    this.#comparison = null;
    this.#isComparing = draft.takes.length >= TAKES_TO_JUDGE;
    if (this.#isComparing) this.#compareOn(compare(own, { taught, described }));
    this.#options.changed();
  }

  #compareOn(work: Generator<void, Comparison>): void {
    this.#cancelComparing = this.#options.clock.after(PAUSE_MS, () => {
      const step = work.next();
      if (step.done !== true) return this.#compareOn(work);
      this.#comparison = step.value;
      this.#isComparing = false;
      this.#options.changed();
    });
  }
}

/** What the performer's readings call the draft. */
export const DRAFT_READING = UNNAMED;
