import {
  inverseFrequency,
  type RankedFields,
  rankedParts,
  type TermTable,
} from '../../../search/index/term-table.ts';
import { foldQuickly } from '../../../search/text/folded-text.ts';
import { engineWords } from '../../../search/text/normalise.ts';
import type { TextQuery } from './text-query.ts';

const TITLE_WEIGHT = 3;
const KEYWORD_WEIGHT = 3;
const K1 = 1.2;
const B = 0.4;
/** A keyword that stands whole in the text counts as much as a word once more. */
const WHOLE_KEYWORD = 1;

/**
 * Ranks a document by a long text: BM25F over the text's terms, counted as pieces of the raw text, title and keywords
 * three times, each part's count damped by its own length.
 * @returns 0 and more; comparable within one text only
 */
export function textScore(document: RankedFields, query: TextQuery, table: TermTable): number {
  const { title, keywords, text } = rankedParts(document);
  const average = table.averageLength;
  const inTitle = TITLE_WEIGHT / damping(title.length, average.title);
  const inKeywords = KEYWORD_WEIGHT / damping(keywords.length, average.keywords);
  const inText = 1 / damping(text.length, average.text);
  let score = 0;
  for (const { term, worth } of query.terms) {
    const count =
      inTitle * occurrences(title, term) +
      inKeywords * occurrences(keywords, term) +
      inText * occurrences(text, term);
    if (count === 0) continue;
    score += (worth * count * (K1 + 1)) / (count + K1);
  }
  for (const keyword of document.keywords) {
    const whole = engineWords(foldQuickly(keyword)).replaceAll(' ', '');
    if (whole.length > 1 && query.compact.includes(whole))
      score += WHOLE_KEYWORD * inverseFrequency(table, whole);
  }
  return score;
}

/** Those of the words that stand in a document. */
export function keysIn(document: RankedFields, keys: readonly string[]): string[] {
  const { title, keywords, text } = rankedParts(document);
  return keys.filter((key) => [title, keywords, text].some((part) => part.includes(key)));
}

function damping(length: number, average: number): number {
  return 1 - B + (B * length) / average;
}

function occurrences(text: string, term: string): number {
  let count = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) count += 1;
  return count;
}
