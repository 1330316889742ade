import { type FoldedText, foldedText } from '../text/folded-text.ts';
import { hasHan } from '../text/normalise.ts';
import { cutSyllables, syllableByCharacter, syllables } from '../text/pinyin.ts';
import { isStopWord } from '../text/words.ts';
import { queryWords } from './key-terms.ts';
import type { Understood } from './understand.ts';

/** A piece of a text; the matched ones are what the query found. */
export interface Piece {
  text: string;
  matched: boolean;
}

export interface Highlights {
  title: Piece[];
  /** The whole summary, or its part that answers most of the query. */
  summary: Piece[];
  /** One piece for each keyword. */
  keywords: Piece[];
}

/** Its place among the texts of a hit. */
const SUMMARY = 1;
const EXCERPT = 160;
const BEFORE_MATCH = 24;

interface Run {
  /** What stands between spaces in the query, and its words. */
  needles: readonly string[];
  /** Its syllables, if it can be spoken. */
  syllables: readonly string[];
}

/** Marks in texts why they match a query: what is written the same, else what is spoken the same. */
export class Highlighter {
  readonly #runs: readonly Run[];

  constructor(query: Understood) {
    this.#runs = query.words.split(' ').flatMap((run) => (run === '' || isStopWord(run) ? [] : [runOf(run)]));
  }

  highlights({
    title,
    summary,
    keywords,
  }: {
    title: string;
    summary: string;
    keywords: readonly string[];
  }): Highlights {
    const texts = [title, summary, ...keywords].map(foldedText);
    const spoken = this.#runs.filter((run) => !isWritten(run, texts)).map((run) => run.syllables);
    // The index knows how titles and keywords sound, so only they can have been found by it.
    const marks = texts.map((text, i) => this.#marks(text, i === SUMMARY ? [] : spoken));
    return {
      title: pieces(title, marks[0] ?? []),
      summary: excerpt(summary, marks[SUMMARY] ?? []),
      keywords: keywords.map((text, i) => ({ text, matched: marks[i + 2]?.includes(true) ?? false })),
    };
  }

  /** The pieces of one text. */
  pieces(text: string): Piece[] {
    const folded = foldedText(text);
    const spoken = this.#runs.filter((run) => !isWritten(run, [folded])).map((run) => run.syllables);
    return pieces(text, this.#marks(folded, spoken));
  }

  #marks(text: FoldedText, spoken: readonly (readonly string[])[]): boolean[] {
    const marks = Array.from({ length: text.raw.length }, () => false);
    for (const { needles } of this.#runs) for (const needle of needles) markWritten(text, needle, marks);
    if (spoken.length > 0) {
      const sounds = syllableByCharacter(text.folded);
      for (const run of spoken) markSpoken(text, sounds, run, marks);
    }
    return marks;
  }
}

function runOf(run: string): Run {
  const spoken = hasHan(run) ? syllables(run) : (cutSyllables(run, true) ?? []);
  return { needles: [...new Set([run, ...queryWords(run)])], syllables: spoken.length > 1 ? spoken : [] };
}

/** Whether a run needs no looking for by its sound: it stands written in one of the texts, or it has no sound. */
function isWritten({ needles, syllables: spoken }: Run, texts: readonly FoldedText[]): boolean {
  if (spoken.length === 0) return true;
  const [whole = '', ...words] = needles;
  const stands = (needle: string) => texts.some(({ folded }) => folded.includes(needle));
  return stands(whole) || (words.length > 0 && words.join('').length >= whole.length && words.every(stands));
}

const LATIN = /[\p{L}\p{N}]/u;

function markWritten({ folded, origins }: FoldedText, needle: string, marks: boolean[]): void {
  const latin = !hasHan(needle);
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    const before = folded[at - 1] ?? ' ';
    // Latin letters match at the beginning of a word only, as in the engine.
    if (latin && LATIN.test(before) && !hasHan(before)) continue;
    mark(origins, at, at + needle.length, marks);
  }
}

/** Marks the longest pieces, of two syllables or more, that a text has in common with a spoken run. */
function markSpoken(
  text: FoldedText,
  sounds: readonly (string | null)[],
  run: readonly string[],
  marks: boolean[],
): void {
  for (let from = 0; from + 1 < run.length; ) {
    const { length, places } = longestCommon(sounds, run, from);
    for (const at of places) mark(text.origins, at, at + length, marks);
    from += Math.max(1, length - 1);
  }
}

function longestCommon(sounds: readonly (string | null)[], run: readonly string[], from: number) {
  let length = 2;
  let places: number[] = [];
  for (let at = 0; at < sounds.length; at++) {
    let common = 0;
    while (from + common < run.length && fits(sounds[at + common], run, from + common)) common += 1;
    if (common > length) places = [];
    if (common >= length) {
      length = common;
      places.push(at);
    }
  }
  return { length: places.length > 0 ? length : 0, places };
}

/** The last syllable of what is being typed may be unfinished. */
function fits(sound: string | null | undefined, run: readonly string[], i: number): boolean {
  const wanted = run[i] ?? '';
  if (!sound) return false;
  return sound === wanted || (i === run.length - 1 && sound.startsWith(wanted));
}

function mark(origins: readonly number[], from: number, to: number, marks: boolean[]): void {
  for (let i = origins[from] ?? 0; i < (origins[to] ?? 0); i++) marks[i] = true;
}

/** A text cut where its marks begin and end. */
function pieces(text: string, marks: readonly boolean[]): Piece[] {
  const cut: Piece[] = [];
  for (let from = 0; from < text.length; ) {
    const matched = marks[from] ?? false;
    let to = from + 1;
    while (to < text.length && (marks[to] ?? false) === matched) to += 1;
    cut.push({ text: text.slice(from, to), matched });
    from = to;
  }
  return cut;
}

/** A long text shortened to where most of it is marked. */
function excerpt(text: string, marks: readonly boolean[]): Piece[] {
  if (text.length <= EXCERPT) return pieces(text, marks);
  const from = Math.max(0, Math.min(bestStart(marks) - BEFORE_MATCH, text.length - EXCERPT));
  const to = from + EXCERPT;
  const inner = pieces(text.slice(from, to), marks.slice(from, to));
  const gap = { text: '…', matched: false };
  return [...(from > 0 ? [gap] : []), ...inner, ...(to < text.length ? [gap] : [])];
}

/** The marked place behind which, within an excerpt, most is marked. */
function bestStart(marks: readonly boolean[]): number {
  const reach = EXCERPT - BEFORE_MATCH;
  let inside = 0;
  let best = 0;
  let start = 0;
  for (let end = marks.length - 1; end >= 0; end--) {
    if (marks[end]) inside += 1;
    if (marks[end + reach]) inside -= 1;
    if (marks[end] && inside >= best) {
      best = inside;
      start = end;
    }
  }
  return start;
}
