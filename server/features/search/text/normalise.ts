import { Converter } from 'opencc-js';

/** Longest query that is looked at, in characters; the rest is cut off. */
export const QUERY_LENGTH = 1000;

// Made at the first use: it takes 20 ms.
let convert = (text: string): string => {
  convert = Converter({ from: 't', to: 'cn' });
  return convert(text);
};

/** Traditional to simplified characters; anything else stays. */
export function simplify(text: string): string {
  return convert(text);
}

/** The form in which texts are compared: NFKC, simplified, lower case. Its length can differ from the raw text's. */
export function fold(text: string): string {
  return simplify(text.normalize('NFKC')).toLowerCase();
}

/** Whether a text says the same to the engine after folding as before: no traditional and no full-width letters. */
export function isPlain(raw: string): boolean {
  return raw.toLowerCase() === fold(raw);
}

// Control, format (zero width, direction), surrogate and private-use characters say nothing and can upset the engine.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]+/gu;
const SPACES = /\s+/g;

/** A query as it is understood: cut to `QUERY_LENGTH`, folded, without unseen characters and needless spaces. */
export function normaliseQuery(raw: string): string {
  const cut = raw.length > QUERY_LENGTH ? raw.slice(0, QUERY_LENGTH) : raw;
  return fold(cut.replace(UNSEEN, ' ')).replace(UNSEEN, ' ').replace(SPACES, ' ').trim();
}

const NOT_A_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * A query as it is sent to the engine: letters, digits and marks with single spaces. Without quotes and minus signs
 * there is no phrase and no negation, so what a person typed is only ever words.
 */
export function engineWords(text: string): string {
  return text.replace(NOT_A_WORD, ' ').trim();
}

const HAN = /\p{Script=Han}/u;

/** Whether a text has a Chinese character. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/** The Chinese characters of a folded text one by one, and its runs of other letters and digits whole. */
export function singleCharacters(folded: string): string[] {
  return folded.match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];
}
