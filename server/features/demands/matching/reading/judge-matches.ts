import type { HitDocument } from '../../../search/index/search-settings.ts';
import type { KnownMatch } from '../facts/known-results.ts';
import type { MatchKind, MatchVerdict } from '../match.enums.ts';
import { judge, type MatchCriterion, type Wish } from '../signals/criteria.ts';
import { type learnedWeights, scoreOf } from '../signals/weights.ts';
import type { TextMatch, TextMatches } from '../text/text-matches.ts';
import type { TextQuery } from '../text/text-query.ts';
import { keysIn } from '../text/text-ranking.ts';

type Weights = ReturnType<typeof learnedWeights>;

/** A result with its place beside a demand. */
export interface ResultMatch {
  kind: 'RESULT';
  subjectId: string;
  organizationId: string;
  /** Both in basis points of the best text: by the text alone, and with what fits or does not. */
  textShare: number;
  score: number;
  criteria: MatchCriterion[];
  document: HitDocument;
  completers: KnownMatch['completers'];
}

/** A unit or an expert, by the results that speak for it. */
export interface DerivedMatch {
  kind: Exclude<MatchKind, 'RESULT'>;
  subjectId: string;
  organizationId: string;
  score: number;
  criteria: MatchCriterion[];
  /** The best first, three at most. */
  results: ResultMatch[];
}

const WHOLE = 10_000;
/** Shares of the telling words, in basis points: from the upper one it fits, below the lower one it does not. */
const MUCH = 5000;
const LITTLE = 2500;
/** Below this share of the best text a document has only a few words in common, in basis points. */
const CUT = 2000;
const SHOWN_WORDS = 8;
/** What the second and the third best result add to a unit or an expert, in parts of their own score. */
const FURTHER = [1, 0.25, 0.1] as const;
/** Criteria that speak of more than one result. */
const OF_UNITS = ['ELIGIBILITY', 'REGION', 'TRACK_RECORD', 'SECTOR'];
const OF_EXPERTS = ['TARGET', 'SECTOR', 'STRATEGIC_INDUSTRY'];

/**
 * Puts results in order for a demand: by their text, and by what fits or does not. Where nothing but the text is known
 * the order is that of the text.
 * @param today day in Asia/Shanghai
 */
export function judgeResults<Document extends HitDocument>(
  wish: Wish,
  { query, matches }: TextMatches<Document>,
  known: ReadonlyMap<string, KnownMatch>,
  weights: Weights,
  today: string,
): ResultMatch[] {
  const best = matches[0]?.score ?? 0;
  return matches
    .flatMap((match): ResultMatch[] => {
      const { document } = match;
      const about = known.get(document.id);
      if (!about) return [];
      const criteria = [textCriterion(match, query), ...judge(wish, about.known, today)];
      const textShare = Math.round((WHOLE * match.score) / best);
      return [
        {
          kind: 'RESULT',
          subjectId: document.id,
          organizationId: document.organizationId,
          textShare,
          score: scoreOf(textShare, criteria, weights),
          criteria,
          document,
          completers: about.completers,
        },
      ];
    })
    .sort(byScore);
}

/** How many of the most telling words of a text a document has, with these words. */
export function textCriterion<Hit>({ document }: TextMatch<Hit>, query: TextQuery): MatchCriterion {
  const wanted = query.keys.slice(0, SHOWN_WORDS);
  const found = keysIn(document, wanted);
  const share = wanted.length === 0 ? 0 : Math.round((WHOLE * found.length) / wanted.length);
  const verdict: MatchVerdict = share >= MUCH ? 'FITS' : share < LITTLE ? 'FITS_NOT' : 'UNKNOWN';
  return { code: 'TEXT', verdict, share, target: null, wanted, found };
}

/**
 * Whether a match is worth suggesting, whatever else fits: its text stands up to the best one; and where that has only
 * a few common words, which it would have by chance, it is at least of the same sector or meets a target.
 */
export function saysEnough({ textShare, criteria }: Pick<ResultMatch, 'textShare' | 'criteria'>): boolean {
  const says = (wanted: MatchCriterion['code'], verdict: MatchVerdict) =>
    criteria.some((each) => each.code === wanted && each.verdict === verdict);
  const byChance = says('TEXT', 'FITS_NOT') && says('SECTOR', 'FITS_NOT') && !says('TARGET', 'FITS');
  return textShare >= CUT && !byChance;
}

/** The units of results, the best first. */
export function unitsOf(results: readonly ResultMatch[]): DerivedMatch[] {
  return derived('UNIT', OF_UNITS, results, ({ organizationId }) => [organizationId]);
}

/** The completers of results who have an account, the best first. */
export function expertsOf(results: readonly ResultMatch[]): DerivedMatch[] {
  return derived('EXPERT', OF_EXPERTS, results, ({ completers }) => completers.map(({ userId }) => userId));
}

/** The best score first; ids decide between equals. */
export function byScore(
  a: { score: number; subjectId: string },
  b: { score: number; subjectId: string },
): number {
  return b.score - a.score || (a.subjectId < b.subjectId ? -1 : Number(a.subjectId > b.subjectId));
}

function derived(
  kind: DerivedMatch['kind'],
  codes: readonly string[],
  results: readonly ResultMatch[],
  subjects: (result: ResultMatch) => readonly string[],
): DerivedMatch[] {
  const groups = new Map<string, ResultMatch[]>();
  for (const result of results) {
    for (const subject of new Set(subjects(result))) {
      const group = groups.get(subject);
      if (group) group.push(result);
      else groups.set(subject, [result]);
    }
  }
  return [...groups]
    .flatMap(([subjectId, all]): DerivedMatch[] => {
      const [first] = all;
      if (!first) return [];
      const score = FURTHER.reduce((sum, part, i) => sum + part * (all[i]?.score ?? 0), 0);
      return [
        {
          kind,
          subjectId,
          organizationId: first.organizationId,
          score: Math.round(score),
          criteria: first.criteria.filter(({ code }) => codes.includes(code)),
          results: all.slice(0, FURTHER.length),
        },
      ];
    })
    .sort(byScore);
}
