import { divide, WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';

/** Parts of net income that are agreed, in basis points of it; the unit has what remains. */
export interface Shares {
  completers: number;
  contributors: number;
  fund: number;
}

/** Somebody's part of a pool; the weights of a pool are basis points that make the whole. */
export interface PoolPart {
  key: string;
  weight: number;
}

export type CommissionPayer = 'UNIT' | 'CONTRIBUTORS';
export type CommissionBase = 'NET_INCOME' | 'RECEIVED';

/** Fen of income: what came in, and what costs leave of it. */
export interface IncomeSum {
  received: bigint;
  net: bigint;
}

/** A commission that was agreed beforehand (INC-9), as the distribution of a sum sees it. */
export interface CommissionDue {
  key: string;
  payer: CommissionPayer;
  /** Fen that it comes to in all once this sum is distributed too; what that leaves as net income is known only then. */
  inAll: (now: IncomeSum) => bigint;
  /** Fen that earlier distributions paid of it. */
  paid: bigint;
}

/** A commission that is one share of a base, or a fixed sum. */
export interface PlainCommission {
  base: CommissionBase;
  /** Share of the base; null for a fixed sum. */
  basisPoints: number | null;
  /** Fen, once; null for a share. */
  fixed: bigint | null;
}

/** A deductible cost (INC-1) as far as it was not deducted yet. */
export interface OpenCost {
  id: string;
  /** Fen. */
  left: bigint;
}

export interface SplitInput {
  /** Fen that came in and were not distributed yet; above zero. */
  received: bigint;
  /** In the order in which they are deducted. */
  costs: readonly OpenCost[];
  shares: Shares;
  completers: readonly PoolPart[];
  contributors: readonly PoolPart[];
  commissions: readonly CommissionDue[];
}

export type SplitKind = 'COMPLETER' | 'CONTRIBUTOR' | 'FUND' | 'COMMISSION' | 'UNIT';

export interface SplitLine {
  kind: SplitKind;
  /** Of the pool part or the commission; null for fund and unit. */
  key: string | null;
  /** Fen, not negative. */
  amount: bigint;
  /** Of a commission: fen that are due and did not fit in; the next distribution pays them. */
  owed: bigint;
}

/** What a sum of income comes to. Its lines and deducted costs make up what was received. */
export interface Split {
  received: bigint;
  deducted: { id: string; amount: bigint }[];
  /** Fen of costs that wait for later income. */
  carried: bigint;
  net: bigint;
  lines: SplitLine[];
}

const WHOLE = BigInt(WHOLE_IN_BASIS_POINTS);

/**
 * The cascade of a sum of income: costs (INC-1) leave net income; of it the completers, the contributors and the fund
 * get their agreed shares; commissions come out of what the unit keeps, or out of the contributors' part where the
 * broker is one, so never from below a floor; the unit has the rest. An agreed share is at least what was agreed: its
 * fraction of a fen is rounded up, in that order, as long as the net income reaches. Within a pool the largest
 * remainder decides.
 */
export function splitIncome(input: SplitInput): Split {
  const { received, shares } = input;
  check(input);
  const { deducted, carried } = deduct(received, input.costs);
  const net = received - sum(deducted.map(({ amount }) => amount));
  let rest = net;
  const take = (wanted: bigint) => {
    const amount = wanted < rest ? wanted : rest;
    rest -= amount;
    return amount;
  };
  const completers = take(shareUp(net, shares.completers));
  const contributors = take(shareUp(net, shares.contributors));
  const fund = take(shareUp(net, shares.fund));
  const due = (payer: CommissionPayer) => input.commissions.filter((each) => each.payer === payer);
  const pay = (commissions: readonly CommissionDue[], available: bigint) =>
    payCommissions(commissions, { received, net }, available);
  const byContributors = pay(due('CONTRIBUTORS'), contributors);
  const byUnit = pay(due('UNIT'), rest);
  const lines = [
    ...poolLines('COMPLETER', completers, input.completers),
    ...poolLines('CONTRIBUTOR', contributors - total(byContributors), input.contributors),
    line('FUND', null, fund),
    ...byContributors,
    ...byUnit,
    line('UNIT', null, rest - total(byUnit)),
  ];
  return { received, deducted, carried, net, lines };
}

/** A share of a sum in fen, a fraction of a fen rounded up. */
export function shareUp(amount: bigint, basisPoints: number): bigint {
  return (amount * BigInt(basisPoints) + WHOLE - 1n) / WHOLE;
}

/** Fen that a plain commission comes to in all by income of earlier distributions and of this one. */
export function plainInAll(
  { base, basisPoints, fixed }: PlainCommission,
  earlier: IncomeSum,
  now: IncomeSum,
): bigint {
  const all = base === 'RECEIVED' ? earlier.received + now.received : earlier.net + now.net;
  return basisPoints === null ? (fixed ?? 0n) : (all * BigInt(basisPoints)) / WHOLE;
}

/** Fen of a commission that fall due with this income: what it comes to in all less what was paid of it. */
export function commissionDue(
  { inAll, paid }: Pick<CommissionDue, 'inAll' | 'paid'>,
  now: IncomeSum,
): bigint {
  const owedInAll = inAll(now);
  return owedInAll > paid ? owedInAll - paid : 0n;
}

function payCommissions(
  commissions: readonly CommissionDue[],
  now: IncomeSum,
  available: bigint,
): SplitLine[] {
  let left = available;
  return commissions.map((commission) => {
    const due = commissionDue(commission, now);
    const amount = due < left ? due : left;
    left -= amount;
    return { kind: 'COMMISSION', key: commission.key, amount, owed: due - amount };
  });
}

function deduct(received: bigint, costs: readonly OpenCost[]) {
  let left = received;
  const deducted: { id: string; amount: bigint }[] = [];
  let carried = 0n;
  for (const cost of costs) {
    const amount = cost.left < left ? cost.left : left;
    left -= amount;
    carried += cost.left - amount;
    if (amount > 0n) deducted.push({ id: cost.id, amount });
  }
  return { deducted, carried };
}

function poolLines(kind: SplitKind, amount: bigint, parts: readonly PoolPart[]): SplitLine[] {
  if (parts.length === 0) return [];
  const amounts = divide(
    amount,
    parts.map(({ weight }) => weight),
  );
  return parts.map(({ key }, index) => line(kind, key, amounts[index] ?? 0n));
}

function line(kind: SplitKind, key: string | null, amount: bigint): SplitLine {
  return { kind, key, amount, owed: 0n };
}

function check({ received, costs, shares, completers, contributors }: SplitInput): void {
  const parts = [shares.completers, shares.contributors, shares.fund];
  const agreed = parts.reduce((all, part) => all + part, 0);
  const isWhole = (pool: readonly PoolPart[]) =>
    pool.reduce((all, { weight }) => all + weight, 0) === WHOLE_IN_BASIS_POINTS;
  const fits = (share: number, pool: readonly PoolPart[]) => share === 0 || isWhole(pool);
  if (received <= 0n || costs.some(({ left }) => left < 0n)) throw new RangeError('split: sums above zero');
  if (parts.some((part) => part < 0) || agreed > WHOLE_IN_BASIS_POINTS) {
    throw new RangeError('split: shares within the whole');
  }
  if (!fits(shares.completers, completers) || !fits(shares.contributors, contributors)) {
    throw new RangeError('split: parts of a pool that make the whole');
  }
}

function total(lines: readonly SplitLine[]): bigint {
  return sum(lines.map(({ amount }) => amount));
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((all, amount) => all + amount, 0n);
}
