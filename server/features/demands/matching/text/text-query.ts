import { inverseFrequency, type TermTable } from '../../../search/index/term-table.ts';
import { engineWords, normaliseQuery } from '../../../search/text/normalise.ts';
import { cutWords, isStopWord, telling } from '../../../search/text/words.ts';
import { isFrameWord } from './frame-words.ts';

/** A term of a text with its worth: how rare it is here, how telling in general, by the weight of its kind. */
export interface TextTerm {
  term: string;
  worth: number;
}

/** A text as candidates are looked for and ranked by it. */
export interface TextQuery {
  /** Words that may be asked of the engine, the most telling first. */
  keys: readonly string[];
  terms: readonly TextTerm[];
  /** The text without spaces and signs. */
  compact: string;
}

const MOST_KEYS = 16;
const NUMBER = /^[\p{N}.%]+$/u;
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}.+#-]*$/u;
const PAIR_WEIGHT = 0.7;
const PHRASE_WEIGHT = 0.25;
const FRAME_WEIGHT = 0.25;

/**
 * Reads a text of any length (the first 1,000 characters count): its words, its pairs of neighbouring Chinese
 * characters, and its pairs of neighbouring words, which find terms that a dictionary cuts in two.
 */
export function readText(raw: string, table: TermTable): TextQuery {
  const text = engineWords(normaliseQuery(raw));
  const cut = cutWords(text);
  const worthOf = (word: string) =>
    inverseFrequency(table, word) * telling(word) * (isFrameWord(word) ? FRAME_WEIGHT : 1);
  const words = [...new Set(cut.filter(isWord))];
  const worth = new Map<string, number>();
  for (const [pair, isFrame] of hanPairs(cut)) {
    const value = PAIR_WEIGHT * inverseFrequency(table, pair) * telling(pair) * (isFrame ? FRAME_WEIGHT : 1);
    worth.set(pair, Math.max(worth.get(pair) ?? 0, value));
  }
  for (const word of words) add(worth, word, worthOf(word));
  for (const [first, second] of phrases(cut))
    add(worth, first + second, PHRASE_WEIGHT * (worthOf(first) + worthOf(second)));
  const terms = [...worth].map(([term, value]): TextTerm => ({ term, worth: value }));
  return {
    keys: words
      .filter((word) => !NUMBER.test(word))
      .sort((a, b) => worthOf(b) - worthOf(a))
      .slice(0, MOST_KEYS),
    terms: terms.filter(({ worth: value }) => value > 0),
    compact: text.replaceAll(' ', ''),
  };
}

function isWord(word: string): boolean {
  return word.length > 1 && WORD.test(word) && !isStopWord(word);
}

function add(worth: Map<string, number>, term: string, value: number): void {
  worth.set(term, (worth.get(term) ?? 0) + value);
}

/** Pairs of neighbouring Chinese characters of a cut text, and whether a word of the frame has part in them. */
function* hanPairs(cut: readonly string[]): Generator<[pair: string, isFrame: boolean]> {
  let before: { character: string; isFrame: boolean } | null = null;
  for (const word of cut) {
    const isFrame = isFrameWord(word);
    for (const character of word) {
      const isHan = /\p{Script=Han}/u.test(character);
      if (isHan && before) yield [before.character + character, isFrame || before.isFrame];
      before = isHan ? { character, isFrame } : null;
    }
  }
}

/** Neighbouring words that may be one term, such as 分布式 and 水文. */
function* phrases(cut: readonly string[]): Generator<[string, string]> {
  for (const [i, second] of cut.entries()) {
    const first = cut[i - 1];
    if (first === undefined || first.length + second.length < 3) continue;
    if ([first, second].every((word) => WORD.test(word) && !isStopWord(word) && !isFrameWord(word)))
      yield [first, second];
  }
}
