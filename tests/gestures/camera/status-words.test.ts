import { describe, expect, it } from 'vitest';
import { EMPTY_BOOK } from '#gestures/camera/gesture-book.ts';
import { gestureWords, linkWords, recogniserWords, sourceWords } from '#gestures/camera/status-words.ts';
import { type TroubleCode, trouble } from '#gestures/camera/trouble.ts';
import { RecogniserProblem } from '#gestures/recognise/recogniser-messages.ts';

const OTHER_CODES: readonly TroubleCode[] = [
  'page-insecure',
  'page-hidden',
  'permission-denied',
  'no-device',
  'chosen-gone',
  'device-busy',
  'device-unplugged',
  'device-muted',
  'no-new-pictures',
  'same-picture',
  'camera-failed',
  'recogniser-crashed',
  'recogniser-hung',
  'server-lost',
  'gestures-unreached',
  'gestures-unreadable',
];

describe('words about trouble', () => {
  it.each([...RecogniserProblem.options, ...OTHER_CODES])('%s: one sentence, and what to do', (code) => {
    const { says, advice } = trouble(code, 'the cause.');
    expect(says).toMatch(/^[A-Z].*[.)]$/);
    expect(advice).toMatch(/^[A-Z].*\.$/);
    expect(says + advice).not.toContain('%');
  });
});

const UNTRIED = { verdict: 'untried' } as const;

describe('words about stages', () => {
  it('tell how much of the model has arrived', () => {
    const progress = { type: 'progress', step: 'model', receivedBytes: 3_100_000, totalBytes: 5_786_244 } as const;
    expect(recogniserWords({ stage: 'loading', progress }, UNTRIED, 0)).toMatchObject({
      state: 'busy',
      says: 'Loading the model, 3.1 of 5.8 MB.',
      progress: expect.closeTo(0.536, 3),
    });
  });

  it('tell how fast a ready recogniser is, and why a failed one is not', () => {
    const ready = { type: 'ready', delegate: 'CPU', loadMs: 400, pictureMs: 51.6, selfTestOff: 0.03 } as const;
    const stage = { stage: 'ready', ready } as const;
    expect(recogniserWords(stage, UNTRIED, 1)).toMatchObject({ state: 'good', value: 'CPU 52 ms' });
    const slower = { verdict: 'slower', gpuMs: 900.2, cpuMs: 51.6 } as const;
    expect(recogniserWords(stage, slower, 3)).toMatchObject({
      value: 'CPU × 3 52 ms',
      says: expect.stringContaining('the graphics card took 900 ms'),
    });
    expect(recogniserWords({ stage: 'failed', problem: 'model-missing', detail: '404' }, UNTRIED, 0)).toMatchObject({
      state: 'bad',
      says: expect.stringContaining('404'),
      advice: expect.stringContaining('npm ci'),
    });
  });

  it('put the camera’s trouble before its name', () => {
    expect(sourceWords({ stage: 'opening' }, null, 0, 0).state).toBe('busy');
    expect(sourceWords({ stage: 'opening' }, trouble('no-device'), 0, 0)).toMatchObject({
      state: 'bad',
      says: 'No camera is connected.',
    });
  });

  it('tell which gestures are looked for, which were left out, and why there are none', () => {
    const engines = ['claim', 'rise'].map((name) => ({
      name,
      invitation: '',
      needsHands: false,
      follow: () => ({ read: () => ({ score: 0 }) }),
    }));
    const stage = { book: { ...EMPTY_BOOK, engines }, isLoaded: true, trouble: null };
    expect(gestureWords({ ...stage, isLoaded: false }).state).toBe('busy');
    expect(gestureWords(stage)).toMatchObject({ state: 'good', says: 'claim, rise', value: '2' });
    const broken = { ...stage, book: { ...stage.book, problems: ['wave.json: this is no JSON.'] } };
    expect(gestureWords(broken)).toMatchObject({ state: 'bad', says: expect.stringContaining('wave.json') });
    expect(gestureWords({ ...stage, trouble: trouble('gestures-unreached', 'answered with 403') }).says).toContain(
      '403',
    );
  });

  it('call the link good only once the server’s clock is known', () => {
    expect(linkWords({ stage: 'live', clockBoundMs: null, notice: null }).state).toBe('busy');
    expect(linkWords({ stage: 'live', clockBoundMs: 1.26, notice: null })).toMatchObject({
      state: 'good',
      value: 'clock ± 1.3 ms',
    });
    expect(linkWords({ stage: 'live', clockBoundMs: 1, notice: 'The site has no camera "fron".' })).toMatchObject({
      state: 'bad',
      says: 'The site has no camera "fron".',
    });
    expect(linkWords({ stage: 'lost', sinceMs: 0 }).state).toBe('bad');
    expect(linkWords({ stage: 'refused', says: 'Taken.', advice: 'Close it.' })).toMatchObject({
      says: 'Taken.',
      advice: 'Close it.',
    });
  });
});
