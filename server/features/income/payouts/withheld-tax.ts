import { rewardTax, tieredTax } from '../estimates/reckon.ts';
import type { RewardTaxFacts, TaxTier } from '../estimates/tax-facts.ts';

/**
 * Estimate of the personal income tax that a unit withholds from rewards. It looks at rewards alone: wages, deductions
 * and what others paid are not known here, so finance corrects the figure before the pay-out is approved.
 */

/**
 * Withholding on remuneration for services (劳务报酬), each payment by itself
 * (个人所得税扣缴申报管理办法（试行）, 国家税务总局公告2018年第61号).
 */
const SERVICES: readonly TaxTier[] = [
  { upTo: 2_000_000n, basisPoints: 2000 },
  { upTo: 5_000_000n, basisPoints: 3000 },
  { upTo: null, basisPoints: 4000 },
];
/** A payment up to this (fen) is taxed less a fixed sum, a larger one less a fifth. */
const SMALL_SERVICE = 400_000n;
const SMALL_SERVICE_FREE = 80_000n;

export interface TaxedReward {
  /** Fen, above zero. */
  gross: bigint;
  /** Whether the unit pays the person wages. */
  isStaff: boolean;
  /** Whether the unit was founded by the state: only then part of the reward is free. */
  stateFunded: boolean;
  /** Day on which the income was received; null where it is not known. */
  receivedOn: string | null;
  /** Day of the pay-out. */
  paidOn: string;
  /** Fen of rewards of the same person that were counted as wages earlier in the year. */
  countedBefore: bigint;
}

export interface TaxEstimate {
  /** Fen of the reward that are taxed. */
  taxable: bigint;
  /** Fen to be withheld, at most the reward. */
  tax: bigint;
}

/** What is to be withheld from a reward: of staff by the year's table of wages, of others as for services. */
export function estimateTax(reward: TaxedReward, facts: RewardTaxFacts): TaxEstimate {
  if (!reward.isStaff) return taxOfService(reward.gross);
  const relief = hasRelief(reward, facts) ? facts : { ...facts, countedBasisPoints: 10_000 };
  const { counted, tax } = rewardTax(reward.gross, reward.countedBefore, relief);
  return { taxable: counted, tax };
}

/** Relief ends some years after the income was received; where that day is not known, it is taken to hold. */
function hasRelief(
  { stateFunded, receivedOn, paidOn }: TaxedReward,
  { paidWithinMonths }: RewardTaxFacts,
): boolean {
  if (!stateFunded || receivedOn === null) return stateFunded;
  return monthsBetween(receivedOn, paidOn) <= paidWithinMonths;
}

/** Whole and begun months from one day to a later one. */
function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth + (toDay > fromDay ? 1 : 0);
}

function taxOfService(gross: bigint): TaxEstimate {
  if (gross <= SMALL_SERVICE_FREE) return { taxable: 0n, tax: 0n };
  const taxable = gross <= SMALL_SERVICE ? gross - SMALL_SERVICE_FREE : gross - gross / 5n;
  return { taxable, tax: tieredTax(taxable, SERVICES) };
}
