import type { CollectionDocument } from '../index/collection.ts';
import {
  hanPairs,
  inverseFrequency,
  type RankedFields,
  rankedParts,
  type TermTable,
} from '../index/term-table.ts';
import { foldQuickly } from '../text/folded-text.ts';
import { engineWords } from '../text/normalise.ts';
import { telling } from '../text/words.ts';
import { queryWords } from './key-terms.ts';
import type { Understood } from './understand.ts';

/** What the ranking reads of a document. */
export type Ranked = Pick<CollectionDocument, 'id' | 'pys'> & RankedFields;
export const RANKED_FIELDS = ['id', 'title', 'keywords', 'summary', 'text', 'subjects', 'pys'] as const;

/** A term of a query with its worth: inverse document frequency times its kind's weight. */
interface RankingTerm {
  term: string;
  worth: number;
}

const TITLE_WEIGHT = 3;
const KEYWORD_WEIGHT = 3;
const PAIR_WEIGHT = 0.7;
const K1 = 1.2;
const B = 0.4;
/** A keyword that stands whole in the query counts as much as a word once more. */
const WHOLE_KEYWORD = 1;
const SPOKEN_KEYWORD = 0.9;
/** Share of the worth of the whole query that is added where the title holds it, or begins with it, in one piece. */
const IN_TITLE = 0.1;
const AT_START = 0.1;
/** Least worth of a query for that, so that it also orders pinyin queries, which have no words. */
const LEAST_WORTH = 10;

/** Ranks documents for one query. */
export class Ranking {
  readonly #table: TermTable;
  readonly #terms: readonly RankingTerm[];
  readonly #worth: number;
  readonly #compact: string;
  readonly #spoken: string;
  readonly #latin: boolean;
  readonly #pairs: readonly string[];

  constructor(query: Understood, table: TermTable) {
    this.#table = table;
    this.#terms = rankingTerms(query.words, table);
    this.#worth = Math.max(
      LEAST_WORTH,
      this.#terms.reduce((sum, { worth }) => sum + worth, 0),
    );
    this.#compact = compact(query.words);
    this.#spoken = spoken(query.syllables.join(' '));
    this.#latin = query.shape === 'LATIN';
    this.#pairs = query.syllables.slice(1).map((next, i) => spoken(`${query.syllables[i]} ${next}`));
  }

  /** The score of a document, 0 and more; comparable within one query only. */
  score(document: Ranked): number {
    const written = this.#bm25(document) + this.#keywords(document) + this.#title(document);
    return this.#latin ? written + this.#spokenPairs(document) : written;
  }

  /**
   * BM25F: terms counted as pieces of the raw text, title and keywords three times, each part's count damped by its
   * own length.
   */
  #bm25(document: Ranked): number {
    const { title, keywords, text } = rankedParts(document);
    const average = this.#table.averageLength;
    const inTitle = TITLE_WEIGHT / damping(title.length, average.title);
    const inKeywords = KEYWORD_WEIGHT / damping(keywords.length, average.keywords);
    const inText = 1 / damping(text.length, average.text);
    let score = 0;
    for (const { term, worth } of this.#terms) {
      const count =
        inTitle * occurrences(title, term) +
        inKeywords * occurrences(keywords, term) +
        inText * occurrences(text, term);
      if (count > 0) score += (worth * count * (K1 + 1)) / (count + K1);
    }
    return score;
  }

  /** For keywords that stand whole in the query, as they are written or as they are spoken. */
  #keywords({ keywords, pys }: Ranked): number {
    let score = 0;
    keywords.forEach((keyword, i) => {
      const whole = compact(foldQuickly(keyword));
      if (whole.length < 2) return;
      if (!this.#latin && this.#compact.includes(whole)) {
        score += WHOLE_KEYWORD * inverseFrequency(this.#table, whole);
      } else if (this.#spoken.includes(spoken(pys[i + 1] ?? '-'))) {
        score += SPOKEN_KEYWORD * inverseFrequency(this.#table, whole);
      }
    });
    return score;
  }

  /** For neighbouring syllables that are neighbours in a title or keyword too: what ranks pinyin that is not quite right. */
  #spokenPairs({ pys }: Ranked): number {
    if (this.#pairs.length === 0) return 0;
    const text = pys.map(spoken).join('');
    return (LEAST_WORTH * this.#pairs.filter((pair) => text.includes(pair)).length) / this.#pairs.length;
  }

  /** For a title that holds the query in one piece. */
  #title({ title, pys }: Ranked): number {
    const [text, piece] = this.#latin
      ? [spoken(pys[0] ?? ''), this.#spoken]
      : [compact(foldQuickly(title)), this.#compact];
    const at = text.indexOf(piece);
    if (at < 0) return 0;
    return this.#worth * (at === 0 ? IN_TITLE + AT_START : IN_TITLE);
  }
}

function rankingTerms(words: string, table: TermTable): RankingTerm[] {
  const worth = new Map<string, number>();
  for (const pair of hanPairs(words)) worth.set(pair, PAIR_WEIGHT * inverseFrequency(table, pair));
  for (const word of queryWords(words))
    worth.set(word, (worth.get(word) ?? 0) + inverseFrequency(table, word));
  return [...worth].map(([term, value]) => ({ term, worth: value * telling(term) }));
}

function damping(length: number, average: number): number {
  return 1 - B + (B * length) / average;
}

function occurrences(text: string, term: string): number {
  let count = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) count += 1;
  return count;
}

/** Without spaces and signs. */
function compact(folded: string): string {
  return engineWords(folded).replaceAll(' ', '');
}

/** Syllables between spaces, so that whole ones are compared. */
function spoken(syllables: string): string {
  return ` ${syllables} `;
}
