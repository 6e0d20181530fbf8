/** The form of a score as a JSON Schema, so that any editor completes names and tells mistakes while one writes. */

import { z } from 'zod';
import { durationMs } from '../document/fields.ts';
import { unwrapped } from '../document/schema-steps.ts';
import { DURATION } from '../time/duration.ts';
import { scoreSchema } from './score-schema.ts';

interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * The JSON Schema (draft 7, which every editor knows) of what may be written. What a name refers to it cannot say; that
 * is what `parseScore` is for.
 */
export function scoreJsonSchema(): JsonSchema {
  const duration: unknown = unwrapped(durationMs);
  const schema = z.toJSONSchema(scoreSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === duration) jsonSchema.pattern = `^(?=.)${DURATION.source.slice(1)}`;
    },
  });
  return { title: 'A show of Reclaim', ...(withRules(schema) as JsonSchema) };
}

/** What objects with these names need besides what is said of each name: rules that a schema of single fields cannot hold. */
const RULES: readonly { readonly names: readonly string[]; readonly rule: JsonSchema }[] = [
  {
    names: ['external', 'ends', 'go'],
    rule: { ...oneOf('at', 'ends', 'quorum', 'house', 'external'), dependencies: { days: ['at'] } },
  },
  { names: ['is', 'not', 'atLeast', 'atMost'], rule: { minProperties: 1 } },
  {
    names: ['reached', 'notReached', 'neverTogether'],
    rule: {
      ...oneOf('reached', 'notReached', 'branch', 'value', 'neverTogether', 'lasts'),
      dependencies: { branch: ['taken'], taken: ['branch'], value: ['at', 'within'] },
    },
  },
  {
    names: ['unmet', 'options', 'timeout'],
    rule: {
      oneOf: [
        { required: ['gesture', 'share', 'dwell', 'met'], not: { required: ['options'] } },
        { required: ['options'], not: anyOf('gesture', 'share', 'dwell', 'met') },
      ],
    },
  },
];

function oneOf(...names: readonly string[]): JsonSchema {
  return { oneOf: names.map((name) => ({ required: [name] })) };
}

function anyOf(...names: readonly string[]): JsonSchema {
  return { anyOf: names.map((name) => ({ required: [name] })) };
}

/** The schema with the rules put wherever an object has their names. */
function withRules(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withRules);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withRules(value)]));
  const names = Object.keys((inner.properties as object | undefined) ?? {});
  const rule = RULES.find((one) => one.names.every((name) => names.includes(name)))?.rule;
  return rule ? { ...inner, ...rule } : inner;
}
