import { formatYuan } from '../../../../platform/money.ts';
import type { OrganizationKind } from '../../../accounts/accounts.enums.ts';
import type { DemandTarget } from '../../content/demand-content.ts';
import { formatDecimal, meets } from '../../content/targets.ts';
import type { MatchCriterionCode, MatchVerdict } from '../match.enums.ts';
import { type Figure, type Mention, mentionsOf } from './figures.ts';
import type { Judged } from './weights.ts';

/** What a demand asks for, as far as it can be compared with what is known of a result. */
export interface Wish {
  sector: string;
  strategicIndustry: string | null;
  provinceCode: string;
  targets: readonly DemandTarget[];
  /** Day by which the solution is wanted. */
  wantedBy: string | null;
  /** Bounty and own funds in fen; null where nothing is named. */
  means: bigint | null;
  /** Modes of conversion that would do; empty where none is named. */
  modes: readonly string[];
  eligibility: { kinds: readonly OrganizationKind[]; provinces: readonly string[] };
}

/** Whether the right in a result can still be had, by the contracts in effect. */
export type RightState = 'FREE' | 'EXCLUSIVE' | 'TRANSFERRED';

/** What is known of a unit beside its results; counts of deals of the last years. */
export interface KnownUnit {
  kind: OrganizationKind;
  provinceCode: string;
  completedDeals: number;
  runningDeals: number;
}

/** What is known of a result, or of a unit by its best result. Null and empty mean that it is not known. */
export interface KnownResult {
  /** Title, summary and the further texts that search knows. */
  text: string;
  sector: string;
  strategicIndustry: string | null;
  provinceCode: string;
  trl: number | null;
  modes: readonly string[];
  /** The lowest sum in fen for which it is on offer. */
  leastPrice: bigint | null;
  right: RightState | null;
  unit: KnownUnit | null;
}

/** One line of the explanation: what was asked for, what was found, and what that says. */
export interface MatchCriterion extends Judged {
  /** Name of the target; null for other criteria. */
  target: string | null;
  wanted: string[];
  found: string[];
}

/** Least readiness level for a solution within so many months: our own rule of thumb, from nine levels in three years. */
const LEAST_LEVELS: readonly (readonly [months: number, level: number])[] = [
  [6, 8],
  [12, 7],
  [18, 6],
  [24, 5],
  [36, 4],
];
const ANY_LEVEL = 3;
const WHOLE = 10_000;

/** Judges a result, criterion by criterion, in the order in which it is shown; `today` is a day in Asia/Shanghai. */
export function judge(wish: Wish, known: KnownResult, today: string): MatchCriterion[] {
  return [
    ...judgeTargets(wish.targets, known.text),
    sameCode('SECTOR', wish.sector, known.sector),
    sameCode('STRATEGIC_INDUSTRY', wish.strategicIndustry ?? '', known.strategicIndustry ?? ''),
    maturity(wish.wantedBy, known.trl, today),
    mode(wish.modes, known.modes),
    budget(wish.means, known.leastPrice),
    right(known.right),
    eligibility(wish, known.unit),
    sameCode('REGION', wish.provinceCode, known.provinceCode),
    trackRecord(known.unit),
  ];
}

/** The least readiness level that can be ready in so many months. */
export function leastLevel(months: number): number {
  return LEAST_LEVELS.find(([most]) => months <= most)?.[1] ?? ANY_LEVEL;
}

/** Whole months from one day to another, 0 if it is past. */
export function monthsUntil(today: string, day: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = today.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = day.split('-').map(Number);
  const months = 12 * (toYear - fromYear) + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
  return Math.max(0, months);
}

function judgeTargets(targets: readonly DemandTarget[], text: string): MatchCriterion[] {
  const all = targets.reduce((sum, { weight }) => sum + weight, 0);
  return targets
    .filter(({ comparison, value }) => comparison !== 'YES' && value !== '')
    .map((target) => {
      const mentions = mentionsOf(text, target.name, target.unit);
      const verdicts = mentions.map((mention) => verdictOf(target, mention));
      // One passage that meets the target is enough: texts also tell of what was before.
      const verdict = verdicts.includes('FITS') ? 'FITS' : (verdicts[0] ?? 'UNKNOWN');
      const passage = mentions[verdicts.indexOf(verdict)]?.passage;
      return criterion('TARGET', verdict, [asked(target)], passage === undefined ? [] : [passage], {
        target: target.name,
        share: all === 0 ? 0 : Math.floor((WHOLE * target.weight) / all),
      });
    });
}

/** Met by all figures of a passage, or by none; what stays on both sides, or may still reach it, is not known. */
function verdictOf(target: DemandTarget, { figures }: Mention): MatchVerdict {
  const verdicts = new Set(figures.map((figure) => figureVerdict(target, figure)));
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined ? only : 'UNKNOWN';
}

function figureVerdict(target: DemandTarget, { micros, bound }: Figure): MatchVerdict {
  const isMet = meets(target, formatDecimal(micros));
  const { comparison } = target;
  if (bound === 'EXACT') return isMet ? 'FITS' : 'FITS_NOT';
  // "More than 90" may be 95; it meets "at least 90", and says nothing about "at most 95".
  const isSameWay = comparison === (bound === 'AT_LEAST' ? 'AT_LEAST' : 'AT_MOST');
  if (isSameWay) return isMet ? 'FITS' : 'UNKNOWN';
  const isOtherWay = comparison === (bound === 'AT_LEAST' ? 'AT_MOST' : 'AT_LEAST');
  return isOtherWay && !isMet ? 'FITS_NOT' : 'UNKNOWN';
}

const SIGNS = { AT_LEAST: '≥', AT_MOST: '≤', EQUAL: '=', BETWEEN: '', YES: '' } as const;

function asked({ comparison, value, upper, unit }: DemandTarget): string {
  const amount = comparison === 'BETWEEN' ? `${value}~${upper ?? ''}` : `${SIGNS[comparison]}${value}`;
  return unit === '' ? amount : `${amount} ${unit}`;
}

function sameCode(
  code: 'SECTOR' | 'STRATEGIC_INDUSTRY' | 'REGION',
  wanted: string,
  found: string,
): MatchCriterion {
  const isKnown = wanted !== '' && found !== '';
  const verdict = !isKnown ? 'UNKNOWN' : wanted === found ? 'FITS' : 'FITS_NOT';
  return criterion(code, verdict, listed(wanted), listed(found));
}

function maturity(wantedBy: string | null, trl: number | null, today: string): MatchCriterion {
  if (wantedBy === null) return criterion('MATURITY', 'UNKNOWN', [], listed(trl));
  const months = monthsUntil(today, wantedBy);
  const least = leastLevel(months);
  const verdict = trl === null ? 'UNKNOWN' : trl >= least ? 'FITS' : 'FITS_NOT';
  return criterion('MATURITY', verdict, [String(least), String(months)], listed(trl));
}

function mode(wanted: readonly string[], found: readonly string[]): MatchCriterion {
  const isKnown = wanted.length > 0 && found.length > 0;
  const fits = wanted.some((each) => found.includes(each));
  return criterion('MODE', !isKnown ? 'UNKNOWN' : fits ? 'FITS' : 'FITS_NOT', [...wanted], [...found]);
}

function budget(means: bigint | null, price: bigint | null): MatchCriterion {
  const isKnown = means !== null && price !== null;
  const verdict = !isKnown ? 'UNKNOWN' : price <= means ? 'FITS' : 'FITS_NOT';
  const yuan = (fen: bigint | null) => (fen === null ? [] : [formatYuan(fen)]);
  return criterion('BUDGET', verdict, yuan(means), yuan(price));
}

function right(state: RightState | null): MatchCriterion {
  const verdict = state === null ? 'UNKNOWN' : state === 'FREE' ? 'FITS' : 'FITS_NOT';
  return criterion('RIGHT', verdict, [], listed(state));
}

function eligibility(wish: Wish, unit: KnownUnit | null): MatchCriterion {
  const { kinds, provinces } = wish.eligibility;
  const asksKind = kinds.length > 0;
  const asksPlace = provinces.length > 0;
  const wanted = [...kinds, ...provinces];
  if (!unit || !(asksKind || asksPlace)) return criterion('ELIGIBILITY', 'UNKNOWN', wanted, []);
  const may =
    (!asksKind || kinds.includes(unit.kind)) && (!asksPlace || provinces.includes(unit.provinceCode));
  return criterion('ELIGIBILITY', may ? 'FITS' : 'FITS_NOT', wanted, [unit.kind, unit.provinceCode]);
}

function trackRecord(unit: KnownUnit | null): MatchCriterion {
  if (!unit) return criterion('TRACK_RECORD', 'UNKNOWN', [], []);
  const { completedDeals, runningDeals } = unit;
  // A unit without deals here may have many elsewhere.
  const verdict = completedDeals + runningDeals > 0 ? 'FITS' : 'UNKNOWN';
  return criterion('TRACK_RECORD', verdict, [], [String(completedDeals), String(runningDeals)]);
}

function criterion(
  code: MatchCriterionCode,
  verdict: MatchVerdict,
  wanted: string[],
  found: string[],
  { target = null, share = WHOLE }: { target?: string | null; share?: number } = {},
): MatchCriterion {
  return { code, verdict, share, target, wanted, found };
}

function listed(value: string | number | null): string[] {
  return value === null || value === '' ? [] : [String(value)];
}
