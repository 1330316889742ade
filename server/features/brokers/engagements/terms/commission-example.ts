import { WHOLE_IN_BASIS_POINTS } from '../../../../platform/money.ts';
import { byTiers, type CommissionFacts, commissionOf, commissionShares, NO_FACTS } from './commission.ts';
import type { CommissionTerms, CommissionTier } from './commission-terms.ts';
import { splitAccrual } from './split-accrual.ts';

/** What an example supposes about a deal, beside its amount. */
export interface ExampleSetting {
  /** Share of what is received that is deductible cost (INC-1), in basis points. */
  costBasisPoints: number;
  /** Shares of the enterprise that the owner gets, in basis points; only for EQUITY. */
  equityBasisPoints: number;
  /** Share of net income out of which the payer pays, above all floors; null where no floor bounds it. */
  freeBasisPoints: number | null;
}

/** What one tier adds to an example. */
export interface TierLine {
  from: bigint;
  /** Fen where the next tier begins, or the base ends. */
  to: bigint;
  basisPoints: number;
  amount: bigint;
}

/** What terms come to for a deal of one size that is paid in full. All sums are fen. */
export interface CommissionExample {
  amount: bigint;
  commission: bigint;
  /** The commission as a share of the amount, in basis points, a fraction left out. */
  effectiveBasisPoints: number;
  /** Shares in the enterprise, in basis points; for EQUITY. */
  shares: number;
  /** By tiers, before cap and minimum; for WHOLE the one that is reached. */
  tiers: TierLine[];
  isCapped: boolean;
  isRaised: boolean;
  /** What the payer can pay of it without touching a floor; the whole where none bounds it. */
  payable: bigint;
  /** What has to wait for later income. */
  owed: bigint;
  parts: { key: string; amount: bigint }[];
  /** What it has come to after each quarter of the money. */
  course: { received: bigint; commission: bigint }[];
}

const WHOLE = BigInt(WHOLE_IN_BASIS_POINTS);
const QUARTERS = [1n, 2n, 3n, 4n];

/** Reckons an example by the same functions that settle. */
export function exampleOf(
  terms: CommissionTerms,
  amount: bigint,
  setting: ExampleSetting,
): CommissionExample {
  const facts = factsAt(amount, amount, setting);
  const commission = commissionOf(terms, facts);
  const plain = commissionOf({ ...terms, cap: null, minimum: null }, facts);
  const free = setting.freeBasisPoints;
  const available = free === null ? commission : (facts.net * BigInt(free)) / WHOLE;
  const payable = commission < available ? commission : available;
  return {
    amount,
    commission,
    effectiveBasisPoints: amount === 0n ? 0 : Number((commission * WHOLE) / amount),
    shares: commissionShares(terms, facts),
    tiers: terms.basis === 'EQUITY' ? [] : tierLines(terms, baseOf(terms, facts)),
    isCapped: plain > commission,
    isRaised: plain < commission,
    payable,
    owed: commission - payable,
    parts: isWhole(terms) ? partsOf(terms, commission) : [],
    course: QUARTERS.map((quarter) => {
      const received = (amount * quarter) / 4n;
      return { received, commission: commissionOf(terms, factsAt(amount, received, setting)) };
    }),
  };
}

function factsAt(
  amount: bigint,
  received: bigint,
  { costBasisPoints, equityBasisPoints }: ExampleSetting,
): CommissionFacts {
  const net = received - (received * BigInt(costBasisPoints)) / WHOLE;
  return { ...NO_FACTS, contractAmount: amount, received, net, equityBasisPoints };
}

function baseOf({ basis }: CommissionTerms, { contractAmount, received, net }: CommissionFacts): bigint {
  if (basis === 'NET_INCOME') return net;
  return basis === 'RECEIVED' ? received : (contractAmount ?? 0n);
}

function tierLines({ way, tiers }: CommissionTerms, base: bigint): TierLine[] {
  const reached = tiers.filter(({ from }) => from < base || from === 0n);
  const line = ({ from, basisPoints }: CommissionTier, to: bigint): TierLine => ({
    ...{ from, to, basisPoints },
    amount: byTiers('MARGINAL', [{ from: 0n, basisPoints }], to - from),
  });
  if (way === 'MARGINAL') return reached.map((tier, index) => line(tier, reached[index + 1]?.from ?? base));
  const last = reached.at(-1);
  return last ? [{ ...line({ ...last, from: 0n }, base), amount: byTiers(way, tiers, base) }] : [];
}

function isWhole({ beneficiaries }: CommissionTerms): boolean {
  return beneficiaries.reduce((sum, { basisPoints }) => sum + basisPoints, 0) === WHOLE_IN_BASIS_POINTS;
}

function partsOf({ beneficiaries }: CommissionTerms, commission: bigint): CommissionExample['parts'] {
  return [...splitAccrual(commission, beneficiaries, new Map())].map(([key, amount]) => ({ key, amount }));
}
