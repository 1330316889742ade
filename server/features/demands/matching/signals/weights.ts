import type { DismissReason, MatchCriterionCode, MatchVerdict } from '../match.enums.ts';

/** A criterion apart from the text, which every match begins with. */
export type SignalCode = Exclude<MatchCriterionCode, 'TEXT'>;

interface Weight {
  /** Added where it fits, in basis points of the best text score. */
  fits: number;
  /** Taken away where it does not fit. */
  fitsNot: number;
}

/**
 * What each criterion counts for. The best text has 10,000; what is unknown counts nothing, so that a match of which
 * only the text is known keeps its place among its like. All targets together count as one criterion.
 */
export const WEIGHTS: Readonly<Record<SignalCode, Weight>> = {
  SECTOR: { fits: 800, fitsNot: 400 },
  STRATEGIC_INDUSTRY: { fits: 400, fitsNot: 0 },
  TARGET: { fits: 2000, fitsNot: 1500 },
  MATURITY: { fits: 500, fitsNot: 1000 },
  REGION: { fits: 300, fitsNot: 0 },
  MODE: { fits: 300, fitsNot: 600 },
  BUDGET: { fits: 300, fitsNot: 800 },
  RIGHT: { fits: 200, fitsNot: 3000 },
  ELIGIBILITY: { fits: 0, fitsNot: 3000 },
  TRACK_RECORD: { fits: 500, fitsNot: 0 },
};

/** The criterion that a reason for putting a match aside is about; null where it is about none. */
export const REASON_CRITERIA: Readonly<Record<DismissReason, SignalCode | null>> = {
  OTHER_FIELD: 'SECTOR',
  TARGETS_NOT_MET: 'TARGET',
  NOT_MATURE: 'MATURITY',
  TOO_FAR: 'REGION',
  TOO_DEAR: 'BUDGET',
  WRONG_MODE: 'MODE',
  RIGHT_TAKEN: 'RIGHT',
  WEAK_RECORD: 'TRACK_RECORD',
  KNOWN_ALREADY: null,
  OTHER: null,
};

/** How much more a criterion counts for each match that was put aside for it, and at most, in basis points. */
const LEARNED_EACH = 2500;
const LEARNED_MOST = 10_000;
/** What a criterion that says nothing against a match by itself counts against it once somebody minded. */
const MINDED = 400;

/** What criteria count for one organisation: the table, and more for what it put matches aside for. */
export function learnedWeights(
  reasons: ReadonlyMap<DismissReason, number>,
): Readonly<Record<SignalCode, Weight>> {
  const learned = { ...WEIGHTS };
  for (const [reason, count] of reasons) {
    const code = REASON_CRITERIA[reason];
    if (code === null || count <= 0) continue;
    const factor = 10_000 + Math.min(LEARNED_MOST, LEARNED_EACH * count);
    const { fits, fitsNot } = WEIGHTS[code];
    learned[code] = {
      fits: Math.round((fits * factor) / 10_000),
      fitsNot: Math.round(((fitsNot || MINDED) * factor) / 10_000),
    };
  }
  return learned;
}

/** A criterion's verdict, as far as the score looks at it. */
export interface Judged {
  code: MatchCriterionCode;
  verdict: MatchVerdict;
  /** Share of the criterion that this verdict stands for, in basis points: targets share theirs by their weights. */
  share: number;
}

/**
 * The score of a match in basis points of the best text: its text's share, more for what fits, less for what does not,
 * never below 0.
 */
export function scoreOf(
  textShare: number,
  judged: readonly Judged[],
  weights: Readonly<Record<SignalCode, Weight>> = WEIGHTS,
): number {
  let score = textShare;
  for (const { code, verdict, share } of judged) score += effectOf(code, verdict, share, weights);
  return Math.max(0, score);
}

/** What a verdict adds to the score, or takes away from it, in basis points of the best text. */
export function effectOf(
  code: MatchCriterionCode,
  verdict: MatchVerdict,
  share: number,
  weights: Readonly<Record<SignalCode, Weight>>,
): number {
  if (code === 'TEXT' || verdict === 'UNKNOWN') return 0;
  const { fits, fitsNot } = weights[code];
  const effect = Math.round(((verdict === 'FITS' ? fits : fitsNot) * share) / 10_000);
  return verdict === 'FITS' ? effect : -effect;
}
