/** Writes values as YAML the way people write scores: short ones in brackets on a line, long ones in lines of their own. */

/** A value as it travels: what JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Longer lines than this are broken into several. */
export const LINE_WIDTH = 120;

/** Texts that stand without quotes and mean themselves to every reader of YAML, old ones too. */
const PLAIN = /^[A-Za-z0-9\u00C0-\u024F](?:[\w./%+\u00C0-\u024F-]|[,'] ?(?=\w)| (?=[\w\u00C0-\u024F(.]))*[).!?]?$/;
const ANOTHER_MEANING = /^(?:null|true|false|yes|no|on|off|~)$/i;
const IN_BRACKETS = /[,[\]{}]/;

/** A text as one value; `inBrackets` where commas would end it. */
export function writeText(text: string, inBrackets: boolean): string {
  const isNumber = text.trim() !== '' && !Number.isNaN(Number(text.replaceAll('_', '')));
  const isPlain = PLAIN.test(text) && !isNumber && !ANOTHER_MEANING.test(text) && !/^[\d.,-]+$/.test(text);
  return isPlain && !(inBrackets && IN_BRACKETS.test(text)) ? text : inDoubleQuotes(text);
}

/** YAML reads JSON's texts; these it would take for line ends, or refuse. */
const inDoubleQuotes = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * A text in the manner the one it replaces is written: `written` is that, quotes and all. `mayBePlain` where even what
 * looks like a number is taken for a text.
 */
export function writeTextLike(text: string, written: string, inBrackets: boolean, mayBePlain = false): string {
  if (written.startsWith('"')) return inDoubleQuotes(text);
  if (written.startsWith("'") && !/[\p{Cc}\u2028\u2029\uFEFF]/u.test(text)) return `'${text.replaceAll("'", "''")}'`;
  if (mayBePlain && /^[A-Za-z0-9][\w./-]*$/.test(text) && !ANOTHER_MEANING.test(text)) return text;
  return writeText(text, inBrackets);
}

/** A value on one line, lists and maps in brackets. */
export function writeFlow(value: Json): string {
  if (typeof value === 'string') return writeText(value, true);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) return `[${value.map(writeFlow).join(', ')}]`;
  const fields = Object.entries(value).map(([key, inner]) => `${writeText(key, true)}: ${writeFlow(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/**
 * `key: value` at `column`, as lines without their ends; the first has no indent. Values that fit stand in the line;
 * lists of maps and what does not fit stand below.
 */
export function writeEntry(key: string, value: Json, column: number): readonly string[] {
  const name = `${writeText(key, false)}:`;
  const [first = '', ...below] = writeBehindColon(value, column, name.length);
  return [`${name}${first}`, ...below];
}

/** What follows the colon of a name at `column` that is `width` wide: the rest of its line, then the lines below. */
export function writeBehindColon(value: Json, column: number, width: number): readonly string[] {
  if (typeof value === 'string') return [` ${writeText(value, false)}`];
  const line = writeFlow(value);
  if (typeof value !== 'object' || value === null || isShort(value, column + width + 1 + line.length))
    return [` ${line}`];
  return ['', ...blockLines(value, column + 2)];
}

/** An entry of a list at `column`, as lines without their ends; the first has no indent. */
export function writeItem(value: Json, column: number): readonly string[] {
  if (typeof value !== 'object' || value === null || isList(value) || Object.keys(value).length === 0)
    return [`- ${typeof value === 'string' ? writeText(value, false) : writeFlow(value)}`];
  const [first = '', ...rest] = Object.entries(value).flatMap(([key, inner], index) => {
    const [head = '', ...below] = writeEntry(key, inner, column + 2);
    return [index === 0 ? head : indented(head, column + 2), ...below];
  });
  return [`- ${first}`, ...rest];
}

/** The lines of a list or map whose entries stand at `column`, indents and all. */
export const blockLines = (value: object & Json, column: number): readonly string[] =>
  (isList(value)
    ? value.map((item) => writeItem(item, column))
    : Object.entries(value).map(([key, inner]) => writeEntry(key, inner, column))
  ).flatMap(([head = '', ...below]) => [indented(head, column), ...below]);

const indented = (line: string, column: number): string => `${' '.repeat(column)}${line}`;

/** Whether a list or map may stand in brackets: it fits, and holds no list of maps, which nobody could read there. */
const isShort = (value: object & Json, length: number): boolean =>
  (length <= LINE_WIDTH && !holdsListOfMaps(value)) || Object.keys(value).length === 0;

const holdsListOfMaps = (value: Json): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (isList(value)
    ? value.some((item) => (typeof item === 'object' && item !== null && !isList(item)) || holdsListOfMaps(item))
    : Object.values(value).some(holdsListOfMaps));
