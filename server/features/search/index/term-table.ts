import { fold } from '../text/normalise.ts';
import { cutWordsFinely } from '../text/words.ts';
import type { CollectionDocument } from './collection.ts';

/** Most terms that are kept; the rarest go first, and what is not kept counts as rare. */
const KEPT_TERMS = 40_000;
/** While counting, terms seen once are dropped when so many are held, so that memory stays bounded. */
const HELD_TERMS = 1_500_000;

/** How often terms occur, as it was when the index was made: what ranking by BM25 needs to know of the collection. */
export interface TermTable {
  documents: number;
  /** Average lengths in characters, of documents that have the part at all. */
  averageLength: { title: number; keywords: number; text: number };
  /** Documents that hold a term (word or pair of Han characters), for the most frequent terms. */
  frequencies: ReadonlyMap<string, number>;
  /** What an unlisted term counts as. */
  rare: number;
}

export const EMPTY_TABLE: TermTable = {
  documents: 0,
  averageLength: { title: 1, keywords: 1, text: 1 },
  frequencies: new Map(),
  rare: 1,
};

/** What ranking reads of a document. */
export type RankedFields = Pick<CollectionDocument, 'title' | 'keywords' | 'summary' | 'text' | 'subjects'>;

/** The three parts of a document that rank differently, in lower case. */
export function rankedParts(document: RankedFields): { title: string; keywords: string; text: string } {
  return {
    title: document.title.toLowerCase(),
    keywords: document.keywords.join('\n').toLowerCase(),
    text: [document.summary, ...document.text, ...document.subjects].join('\n').toLowerCase(),
  };
}

/** The mean of the values that are not 0. */
class Average {
  #sum = 0;
  #count = 0;

  add(value: number): void {
    if (value === 0) return;
    this.#sum += value;
    this.#count += 1;
  }

  value(): number {
    return this.#count === 0 ? 1 : this.#sum / this.#count;
  }
}

/** Counts terms document by document while an index is made. */
export class TermCounter {
  readonly #counts = new Map<string, number>();
  #documents = 0;
  readonly #lengths = { title: new Average(), keywords: new Average(), text: new Average() };

  add(document: RankedFields): void {
    const { title, keywords, text } = rankedParts(document);
    this.#documents += 1;
    this.#lengths.title.add(title.length);
    this.#lengths.keywords.add(keywords.length);
    this.#lengths.text.add(text.length);
    const whole = fold(`${title}\n${keywords}\n${text}`);
    const terms = new Set(hanPairs(whole));
    for (const word of cutWordsFinely(whole)) if (isTerm(word)) terms.add(word);
    for (const term of terms) this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1);
    if (this.#counts.size > HELD_TERMS) this.#dropSingles();
  }

  table(): TermTable {
    const kept = [...this.#counts].sort((a, b) => b[1] - a[1]).slice(0, KEPT_TERMS);
    const least = kept.at(-1)?.[1] ?? 1;
    return {
      documents: this.#documents,
      averageLength: {
        title: this.#lengths.title.value(),
        keywords: this.#lengths.keywords.value(),
        text: this.#lengths.text.value(),
      },
      frequencies: new Map(kept),
      rare: this.#counts.size > KEPT_TERMS ? Math.max(1, least / 2) : 1,
    };
  }

  #dropSingles(): void {
    for (const [term, count] of this.#counts) if (count === 1) this.#counts.delete(term);
  }
}

const TERM = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]+$/u;

function isTerm(word: string): boolean {
  return word.length > 1 && TERM.test(word);
}

/** Every pair of neighbouring Han characters. */
export function hanPairs(folded: string): string[] {
  const pairs: string[] = [];
  for (const run of folded.match(/\p{Script=Han}{2,}/gu) ?? []) {
    for (let i = 0; i + 2 <= run.length; i++) pairs.push(run.slice(i, i + 2));
  }
  return pairs;
}

/** Inverse document frequency of a term, never negative. */
export function inverseFrequency(table: TermTable, term: string): number {
  const holding = table.frequencies.get(term) ?? table.rare;
  return Math.log(1 + (table.documents - Math.min(holding, table.documents) + 0.5) / (holding + 0.5));
}
