import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import type { ParametersOf } from '../../rulebook/rules/index.ts';
import type { RewardTaxFacts, TaxTier, TransferTaxFacts } from './tax-facts.ts';

const WHOLE = BigInt(WHOLE_IN_BASIS_POINTS);

/** A share of a sum, to the nearest fen, half a fen up. The sum is not negative. */
export function shareOf(sum: bigint, basisPoints: number): bigint {
  return rounded(sum * BigInt(basisPoints), WHOLE);
}

/** Whether income under the terms counts as a transfer of technology for the enterprise income tax, and if not, why. */
export type TransferStanding = 'COUNTS' | 'LICENSE_TOO_SHORT' | 'OTHER_MODE';

/** A license that lasts as long as the right counts: it has no shorter term. */
export function transferStanding(
  { mode, license }: Pick<Terms, 'mode' | 'license'>,
  { licenseFromMonths }: Pick<TransferTaxFacts, 'licenseFromMonths'>,
): TransferStanding {
  if (mode === 'TRANSFER') return 'COUNTS';
  if (mode !== 'LICENSE' || license === null) return 'OTHER_MODE';
  return license.months === null || license.months >= licenseFromMonths ? 'COUNTS' : 'LICENSE_TOO_SHORT';
}

export interface TransferTax {
  exempt: bigint;
  /** What lies above the exempt sum. */
  reduced: bigint;
  tax: bigint;
  /** What the tax would be without the relief, less what it is. */
  saved: bigint;
}

/** Enterprise income tax on a year's gains from transfers of technology, in fen. Losses carry no tax. */
export function transferTax(gain: bigint, facts: TransferTaxFacts): TransferTax {
  const taxable = gain > 0n ? gain : 0n;
  const exempt = taxable < facts.exemptPerYear ? taxable : facts.exemptPerYear;
  const reduced = taxable - exempt;
  const rate = BigInt(facts.rateBasisPoints);
  const tax = rounded(reduced * rate * BigInt(facts.reducedBasisPoints), WHOLE * WHOLE);
  return { exempt, reduced, tax, saved: shareOf(taxable, facts.rateBasisPoints) - tax };
}

export interface RewardTax {
  /** The part that is counted as wages. */
  counted: bigint;
  tax: bigint;
  /** What the tax would be if all of it were counted, less what it is. */
  saved: bigint;
}

/**
 * Personal income tax that a cash reward adds, in fen: what the year's tax is with it less what it is without.
 * @param otherTaxable other taxable comprehensive income of the year after all deductions, fen
 */
export function rewardTax(reward: bigint, otherTaxable: bigint, facts: RewardTaxFacts): RewardTax {
  const before = otherTaxable > 0n ? otherTaxable : 0n;
  const counted = shareOf(reward, facts.countedBasisPoints);
  const added = (sum: bigint) => tieredTax(before + sum, facts.tiers) - tieredTax(before, facts.tiers);
  const tax = added(counted);
  return { counted, tax, saved: added(reward) - tax };
}

/** The tax of a year by a table of tiers, each on what lies within it; in fen, rounded once. */
export function tieredTax(taxable: bigint, tiers: readonly TaxTier[]): bigint {
  let from = 0n;
  let sum = 0n;
  for (const { upTo, basisPoints } of tiers) {
    const to = upTo === null || taxable < upTo ? taxable : upTo;
    if (to <= from) break;
    sum += (to - from) * BigInt(basisPoints);
    from = to;
  }
  return rounded(sum, WHOLE);
}

export interface TransactionSubsidy {
  subsidy: bigint;
  /** Most of it that the enterprise may give to its transfer officer. */
  officerMost: bigint;
}

/** Subsidy of a technology transaction for what was really paid in it in a year (INC-11); null below the least sum. */
export function transactionSubsidy(paid: bigint, rule: ParametersOf<'INC-11'>): TransactionSubsidy | null {
  const { minimumPaid, rateBasisPoints, cap, officerBasisPoints = 0 } = rule;
  if (minimumPaid === undefined || rateBasisPoints === undefined || paid < minimumPaid) return null;
  const subsidy = capped(shareOf(paid, rateBasisPoints), cap);
  return { subsidy, officerMost: shareOf(subsidy, officerBasisPoints) };
}

export interface AgencyReward {
  reward: bigint;
  /** Least of it that goes to brokers who contributed. */
  brokersLeast: bigint;
}

/** What one of the agencies with the largest turnover gets for what was really paid under a registered contract (INC-12). */
export function agencyReward(paid: bigint, rule: ParametersOf<'INC-12'>): AgencyReward | null {
  const { rateBasisPoints, cap, brokersBasisPoints = 0 } = rule;
  if (rateBasisPoints === undefined || paid <= 0n) return null;
  const reward = capped(shareOf(paid, rateBasisPoints), cap);
  return { reward, brokersLeast: shareOf(reward, brokersBasisPoints) };
}

/** Least of a transaction subsidy that enterprises are encouraged to give to their science envoy (INC-12). */
export function envoyLeast(subsidy: bigint, { envoyBasisPoints = 0 }: ParametersOf<'INC-12'>): bigint {
  return shareOf(subsidy, envoyBasisPoints);
}

function capped(sum: bigint, cap: bigint | undefined): bigint {
  return cap !== undefined && sum > cap ? cap : sum;
}

/** A quotient to the nearest whole, half up; neither is negative. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}
