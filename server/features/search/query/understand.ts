import { engineWords, hasHan, normaliseQuery } from '../text/normalise.ts';
import { cutSyllables, syllables } from '../text/pinyin.ts';

/** Up to this many characters a query is first looked for as a whole. */
const SHORT = 40;

/**
 * `NOTHING`: an empty query, which lists everything; `NO_WORDS`: only signs, which find nothing; `LATIN`: without a
 * Chinese character; `SHORT`, `LONG`: with.
 */
export type Shape = 'NOTHING' | 'NO_WORDS' | 'LATIN' | 'SHORT' | 'LONG';

/** A query as it is understood. */
export interface Understood {
  /** Normalised: what is shown to who asked. */
  text: string;
  /** The same as words with single spaces: what the engine gets. */
  words: string;
  shape: Shape;
  /** As pinyin syllables; Latin runs that are no pinyin stay whole. */
  syllables: readonly string[];
}

/** Understands what somebody typed, or is still typing; `null` and blanks ask for nothing. */
export function understand(raw: string | null | undefined, typing = false): Understood {
  const text = normaliseQuery(raw ?? '');
  const words = engineWords(text);
  const shape = shapeOf(text, words);
  return { text, words, shape, syllables: shape === 'LATIN' ? spelled(words, typing) : syllables(words) };
}

function shapeOf(text: string, words: string): Shape {
  if (text === '') return 'NOTHING';
  if (words === '') return 'NO_WORDS';
  if (!hasHan(words)) return 'LATIN';
  return words.length <= SHORT ? 'SHORT' : 'LONG';
}

function spelled(words: string, typing: boolean): string[] {
  return words.split(' ').flatMap((run) => cutSyllables(run, typing) ?? [run]);
}
