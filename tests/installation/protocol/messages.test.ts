import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_HASH } from '#installation/log/chain.ts';
import {
  commandAnswerSchema,
  factsSchema,
  helloSchema,
  meterSchema,
  PROTOCOL_VERSION,
  probeAnswerSchema,
  probeSchema,
  roomSchema,
  statusSchema,
  welcomeSchema,
} from '#installation/protocol/messages.ts';
import { refuse } from '#installation/rules/refusal.ts';
import { rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SCORE } from '#tests/support/sample-score.ts';

const facts = rehearse().facts;
const EMPTY_METER = { atMs: 1, present: 3, active: {}, pulses: {}, zones: {}, counted: [] };
const standing = { present: 4, active: 2, share: 0.5, dwellMs: 10, synchrony: null, reached: false };
const scores = [SAMPLE_SCORE];
const hello = { protocol: PROTOCOL_VERSION, page: 'page-0001', name: 'left', seq: 0, hash: NO_HASH };
const status = { fps: 60, clockBoundMs: null, engine: 'webgpu', dropped: 0, people: null, trouble: null };
const entry = {
  role: 'projection',
  name: 'left',
  page: 'page-0001',
  connectedAtMs: 5,
  lastSeenMs: 6,
  status,
  warning: null,
};

/** Every schema of the wire, a message it must take, and messages it must not. */
const wire = {
  hello: {
    schema: helloSchema,
    good: hello,
    bad: [
      { ...hello, page: 'short' },
      { ...hello, name: '' },
      { ...hello, seq: -1 },
      { ...hello, hash: 'abc' },
      { ...hello, extra: 1 },
    ],
  },
  probe: { schema: probeSchema, good: { sentMs: 1.5 }, bad: [{}, { sentMs: '1' }, { sentMs: Number.NaN }] },
  'probe answer': {
    schema: probeAnswerSchema,
    good: { takenMs: 1, answeredMs: 2 },
    bad: [{ takenMs: -1, answeredMs: 2 }, { takenMs: 1 }],
  },
  'catch-up': {
    schema: welcomeSchema,
    good: { kind: 'catch-up', facts, site: 'site', notice: null },
    bad: [
      { kind: 'catch-up', facts: [{}], site: '', notice: null },
      { kind: 'catch-up', facts },
    ],
  },
  snapshot: {
    schema: welcomeSchema,
    good: { kind: 'snapshot', scores, base: null, facts, site: 'site', notice: 'a word' },
    bad: [
      { kind: 'snapshot', facts, site: '', notice: null },
      {
        kind: 'snapshot',
        scores,
        base: { end: { seq: 0, atMs: 0, hash: '' }, core: {} },
        facts,
        site: '',
        notice: null,
      },
      { kind: 'everything' },
    ],
  },
  refusal: {
    schema: welcomeSchema,
    good: { kind: 'refused', says: 'No.', advice: 'Wait.', retry: true },
    bad: [{ kind: 'refused', says: 'No.' }],
  },
  facts: {
    schema: factsSchema,
    good: { scores, facts },
    bad: [{ facts }, { scores, facts: [{ ...facts[0], seq: 0 }] }, { scores: [{ hash: 'x', text: '' }], facts }],
  },
  done: {
    schema: commandAnswerSchema,
    good: { ok: true, seqs: [3], atMs: 5 },
    bad: [{ ok: true }, { ok: true, seqs: [0], atMs: 5 }],
  },
  'not done': {
    schema: commandAnswerSchema,
    good: { ok: false, refusal: refuse('double-go') },
    bad: [{ ok: false }, { ok: false, refusal: { ...refuse('double-go'), code: 'because' } }],
  },
  status: {
    schema: statusSchema,
    good: status,
    bad: [
      { ...status, fps: -1 },
      { ...status, engine: 'x'.repeat(81) },
      { ...status, trouble: 'x'.repeat(301) },
      { ...status, people: 0.5 },
    ],
  },
  room: {
    schema: roomSchema,
    good: {
      pages: [entry],
      missing: [{ role: 'camera', name: 'front' }],
      trouble: null,
      score: { hash: null, problems: ['show.yaml:1:1: no'] },
    },
    bad: [{ pages: [{ ...entry, role: 'guest' }], missing: [], trouble: null, score: null }, { pages: [] }],
  },
  meter: {
    schema: meterSchema,
    good: {
      atMs: 1,
      present: 3,
      active: { rise: 2 },
      pulses: {
        rise: { synchrony: { consistency: 0.4, chance: 0.3, people: 5 }, hz: 1.1, together: null },
        link: { synchrony: null, hz: null, together: { share: 0.6, chance: 0.5, people: 6 } },
      },
      zones: { stage: 2 },
      counted: [
        { kind: 'camera', source: 'front', present: 2 },
        { kind: 'phone', source: '', present: 1 },
      ],
      quorum: { cue: 'one/2', options: [standing] },
      triggers: [{ name: 'wake', armed: true, ...standing }],
    },
    bad: [
      { ...EMPTY_METER, active: { rise: 'two' }, quorum: null, triggers: [] },
      { ...EMPTY_METER, present: -1, quorum: null, triggers: [] },
      { ...EMPTY_METER, quorum: { cue: 'one/2', options: [] }, triggers: [] },
      { ...EMPTY_METER, quorum: null },
      { ...EMPTY_METER, zones: { stage: -1 }, quorum: null, triggers: [] },
      { ...EMPTY_METER, counted: [{ kind: 'operator', source: '', present: 1 }], quorum: null, triggers: [] },
    ],
  },
} as const;

const entries = Object.entries(wire);

describe('every message of the wire', () => {
  it.each(entries)('%s is read where it is whole, and the same after a trip as JSON', (_name, { schema, good }) => {
    expect(schema.parse(good)).toEqual(good);
    expect(schema.parse(JSON.parse(JSON.stringify(good)))).toEqual(good);
  });

  it.each(
    entries.flatMap(([name, { schema, bad }]) =>
      bad.map((message, i) => [`${name} ${i + 1}`, schema, message] as const),
    ),
  )('a broken %s is not read', (_name, schema, message) => {
    expect(schema.safeParse(message).success).toBe(false);
  });

  it.each(entries)('%s answers anything with yes or no, never with an exception', (_name, { schema }) => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(typeof schema.safeParse(anything).success).toBe('boolean');
      }),
      { numRuns: 50 },
    );
  });
});
