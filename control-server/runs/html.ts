/** HTML in pieces, in which nothing from outside can be anything but text. */

export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Html[];

/** A piece of HTML. Strings and numbers put into it are escaped, also between quotes; pieces and lists of them are not. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const texts = parts.map(textOf);
  return { markup: strings.map((string, i) => string + (texts[i] ?? '')).join('') };
}

/** Markup of our own making: a style sheet. */
export const trusted = (markup: string): Html => ({ markup });

/** Words in which a number and its sign are not parted at the end of a line. */
export const kept = (words: string): string => words.replaceAll(/(\d) (%|s|ms)(?!\w)/g, '$1\u00a0$2');

export const nothing: Html = { markup: '' };

function textOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => NAMES[sign] ?? sign);
