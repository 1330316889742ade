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
  /** Basis points of the best text. */
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
/** Shares of a text that a document holds, above and below which it says something, in basis points. */
const MUCH = 4000;
const LITTLE = 1500;
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
      return [
        {
          kind: 'RESULT',
          subjectId: document.id,
          organizationId: document.organizationId,
          score: scoreOf(Math.round((WHOLE * match.score) / best), criteria, weights),
          criteria,
          document,
          completers: about.completers,
        },
      ];
    })
    .sort(byScore);
}

/** How much of a text a document holds, with the telling words that it was looked for and those that it has. */
export function textCriterion<Hit>({ document, coverage }: TextMatch<Hit>, query: TextQuery): MatchCriterion {
  const share = Math.round(WHOLE * coverage);
  const verdict: MatchVerdict = share >= MUCH ? 'FITS' : share < LITTLE ? 'FITS_NOT' : 'UNKNOWN';
  return {
    code: 'TEXT',
    verdict,
    share,
    target: null,
    wanted: query.keys.slice(0, SHOWN_WORDS),
    found: keysIn(document, query).slice(0, SHOWN_WORDS),
  };
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
