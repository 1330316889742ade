import { inverseFrequency, type TermTable } from '../index/term-table.ts';
import { cutWords, isStopWord, telling } from '../text/words.ts';

const MOST_TERMS = 16;
const NUMBER = /^[\p{N}.%]+$/u;
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}.+#-]*$/u;

/** The words of a folded text that may be searched for, each once. */
export function queryWords(folded: string): string[] {
  const words = cutWords(folded).filter((word) => word.length > 1 && WORD.test(word) && !isStopWord(word));
  return [...new Set(words)];
}

/** The words that say most about a text, the most telling first, by this collection and by general Chinese. */
export function keyTerms(folded: string, table: TermTable): string[] {
  return queryWords(folded)
    .filter((word) => !NUMBER.test(word))
    .map((word) => ({ word, worth: inverseFrequency(table, word) * telling(word) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_TERMS)
    .map(({ word }) => word);
}
