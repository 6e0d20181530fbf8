/** What is wrong with a text that is no good YAML, in sentences for people who do not know YAML's grammar. */

import { type Document, isCollection, isScalar, visit, type YAMLError } from 'yaml';

/** A fault of the text itself, at a character counted from its start. */
export interface TextFault {
  readonly offset: number;
  readonly message: string;
}

/** Faults that leave everything else in the document as it was meant. */
const HARMLESS: ReadonlySet<string> = new Set([
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'BAD_DQ_ESCAPE',
  'BAD_PROP_ORDER',
  'BAD_SCALAR_START',
  'DUPLICATE_KEY',
  'KEY_OVER_1024_CHARS',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_DOCS',
  'MULTIPLE_TAGS',
  'NON_STRING_KEY',
  'TAG_RESOLVE_FAILED',
]);

/** Whether what stands behind the fault is still what was meant. */
export const isHarmless = (error: YAMLError): boolean => HARMLESS.has(error.code);

const isOpenQuote = (error: YAMLError): boolean => /closing ["']quote/.test(error.message);
const isOpenBracket = (error: YAMLError): boolean => /flow (map|sequence)/i.test(error.message);

/** `errors` without the brackets that are open only because a quote in them is. */
export const rootCauses = (errors: readonly YAMLError[]): YAMLError[] =>
  errors.filter(
    (error) => !isOpenBracket(error) || !errors.some((other) => isOpenQuote(other) && other.pos[0] <= error.pos[0]),
  );

/** Tells `error`, one of `errors`, at the place a person has to mend, which is often not where reading failed. */
export function tellError(error: YAMLError, errors: readonly YAMLError[], text: string, document: Document): TextFault {
  const offset = error.pos[0];
  switch (error.code) {
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      return tellUnclosed(error, text, document) ?? tellIndent(error, text);
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return tellKey(offset, errors, text);
    case 'DUPLICATE_KEY':
      return { offset, message: `${quoted(wordAt(text, offset))} stands here a second time` };
    case 'UNEXPECTED_TOKEN':
      return tellUnexpected(error, text);
    default:
      return { offset, message: plainWords(error, text) };
  }
}

function plainWords(error: YAMLError, text: string): string {
  const character = quoted(text[error.pos[0]] ?? '');
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'a tab stands where only spaces may: indent with spaces';
    case 'BLOCK_IN_FLOW':
      return 'a second ": " in one entry: put the text into quotes';
    case 'BAD_SCALAR_START':
      return `a text cannot begin with ${character} unless it stands in quotes`;
    case 'BAD_DQ_ESCAPE':
      return `${quoted(text.slice(error.pos[0], error.pos[1] + 1))} means nothing in double quotes: use single ones, or write \\\\ for a \\`;
    case 'MULTIPLE_DOCS':
      return 'a second document begins here, and a file holds only one';
    case 'TAG_RESOLVE_FAILED':
      return `${quoted(wordAt(text, error.pos[0]))} means nothing here: leave it away, or put the text into quotes`;
    default:
      return error.message.replace(/\.$/, '').replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
  }
}

/** A quote or bracket that opens and never closes is told where it opens. */
function tellUnclosed(error: YAMLError, text: string, document: Document): TextFault | null {
  const isQuote = isOpenQuote(error);
  if (!isQuote && !isOpenBracket(error)) return null;
  let opens: number | null = null;
  const consider = (range: readonly number[] | null | undefined): boolean => {
    if (!range || (range[0] ?? 0) >= error.pos[0] || (range[2] ?? 0) < error.pos[0] - 1) return false;
    opens = range[0] ?? 0;
    return true;
  };
  visit(document, {
    Scalar: (_key, node) => {
      if (isQuote && isScalar(node) && /QUOTE/.test(node.type ?? '')) consider(node.range);
    },
    Collection: (_key, node) => {
      // The outermost bracket is what is open for sure; which of those inside was meant to be closed, nobody can tell.
      if (!isQuote && isCollection(node) && node.flow && opens === null) consider(node.range);
    },
  });
  if (opens === null) return null;
  return { offset: opens, message: `the ${text[opens]} that opens here is never closed` };
}

function tellIndent(error: YAMLError, text: string): TextFault {
  const offset = contentAt(text, error.pos[0]);
  if (/directives-end/.test(error.message))
    return { offset: Math.max(0, text.lastIndexOf('%', error.pos[0])), message: 'a line cannot begin with "%"' };
  if (/followed by map values/.test(error.message))
    return { offset: error.pos[0], message: 'a name stands here without ": " and a value behind it' };
  if (error.code === 'BAD_INDENT' || /without - indicator/.test(error.message))
    return { offset, message: 'this line begins at another column than the ones it belongs with' };
  return { offset: error.pos[0], message: plainWords(error, text) };
}

/** A line that reads as part of the one above it, or has one ": " too many. */
function tellKey(offset: number, errors: readonly YAMLError[], text: string): TextFault {
  const across = errors.find((error) => error.code === 'MULTILINE_IMPLICIT_KEY' && error.pos[0] === offset);
  if (!across) return { offset, message: 'a second ": " in one line: put the text into quotes' };
  const lineEnd = text.indexOf('\n', offset);
  const behind = lineBefore(text, offset).trim();
  if (/[:-]$/.test(behind) && lineEnd >= 0 && lineEnd < across.pos[1])
    return {
      offset: contentAt(text, lineEnd + 1),
      message: 'this line is indented further than the one above, which has its value already',
    };
  const line = text.slice(offset, lineEnd < 0 ? text.length : lineEnd);
  if (/^- /.test(line)) return { offset, message: 'an entry of a list stands among names' };
  if (/^[\w-]+:\S/.test(line)) return { offset, message: 'a space is missing behind the colon' };
  return { offset, message: 'expected a name, a colon and a value' };
}

function tellUnexpected(error: YAMLError, text: string): TextFault {
  const offset = error.pos[0];
  const character = text[offset] ?? '';
  if (character === '}' || character === ']') return { offset, message: `a ${character} that nothing opened` };
  if (character === ',') return { offset, message: 'a comma with nothing before it' };
  if (/^-\S/.test(text.slice(offset, offset + 2))) return { offset, message: 'a space is missing behind the dash' };
  if (/node end|Unexpected scalar token/.test(error.message))
    return { offset, message: 'there is more text behind the end of the value: put all of it into quotes' };
  return { offset, message: `${quoted(wordAt(text, offset))} cannot stand here` };
}

const quoted = (text: string): string => `"${text}"`;

const wordAt = (text: string, offset: number): string =>
  /^[^\s:,{}[\]]*/.exec(text.slice(offset, offset + 80))?.[0] ?? '';

const lineBefore = (text: string, offset: number): string => text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);

/** The first character of the line's content, from its start on. */
function contentAt(text: string, offset: number): number {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
