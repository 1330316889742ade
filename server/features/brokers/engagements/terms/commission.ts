import { WHOLE_IN_BASIS_POINTS } from '../../../../platform/money.ts';
import type { CommissionTerms, CommissionTier } from './commission-terms.ts';

/** What of a deal a commission is reckoned from, all of it cumulative, none of it below zero. */
export interface CommissionFacts {
  /** Fen of the signed contract's fixed amount, zero where all hangs on use; null while nothing is signed. */
  contractAmount: bigint | null;
  /** Fen received so far; what was reversed or given back does not count. */
  received: bigint;
  /** Fen of net income so far (INC-1). */
  net: bigint;
  /** Share of the enterprise that the owner gets, in basis points. */
  equityBasisPoints: number;
}

/** Terms and the first day on which they hold. */
export interface TermsVersion {
  /** Day, `YYYY-MM-DD`. */
  effectiveFrom: string;
  terms: CommissionTerms;
}

/**
 * What happened on a day: the contract was signed or amended (the largest amount that was signed counts), or money came
 * in and still stands.
 */
export type CommissionEvent =
  | { kind: 'SIGNED'; on: string; contractAmount: bigint }
  /** Fen, not negative: of a receipt that was given back in part, what is left of it. */
  | { kind: 'RECEIVED'; on: string; received: bigint; net: bigint };

export const NO_FACTS: CommissionFacts = {
  contractAmount: null,
  received: 0n,
  net: 0n,
  equityBasisPoints: 0,
};

const WHOLE = BigInt(WHOLE_IN_BASIS_POINTS);

/**
 * Fen of commission that facts come to in all under one set of terms: never above the cap, and never below the minimum
 * once something is due. With `AT_SIGNING` all of it is due once the contract is signed. With `EACH_RECEIPT` a commission
 * on the contract's amount, or a fixed sum, is due in the proportion in which the contract's amount has been received (in
 * full with the first receipt where the contract fixes no amount). More money received never makes it less. `EQUITY`
 * comes to shares and to no fen.
 */
export function commissionOf(terms: CommissionTerms, facts: CommissionFacts): bigint {
  const isDue = terms.due === 'AT_SIGNING' ? facts.contractAmount !== null : facts.received > 0n;
  if (!isDue || terms.basis === 'EQUITY') return 0n;
  return bounded(terms, reckoned(terms, facts));
}

/** Basis points of the enterprise's shares that a commission in EQUITY comes to, a fraction left out; else 0. */
export function commissionShares(terms: CommissionTerms, facts: CommissionFacts): number {
  if (terms.basis !== 'EQUITY' || facts.contractAmount === null) return 0;
  return Math.floor((facts.equityBasisPoints * (terms.tiers[0]?.basisPoints ?? 0)) / WHOLE_IN_BASIS_POINTS);
}

/**
 * What a base comes to by tiers. `MARGINAL`: each part of the base at its own rate, a fraction of a fen of the sum left
 * out. `WHOLE`: the whole base at the rate that it reaches, but never less than what a tier before came to at its end:
 * where the rates fall with the size, one yuan more would otherwise cost the broker what was earned already.
 */
export function byTiers(way: CommissionTerms['way'], tiers: readonly CommissionTier[], base: bigint): bigint {
  const reached = tiers.filter(({ from }) => from <= base);
  const endOf = (index: number) => reached[index + 1]?.from ?? base;
  if (way === 'MARGINAL') {
    return (
      reached.reduce(
        (sum, { from, basisPoints }, index) => sum + (endOf(index) - from) * BigInt(basisPoints),
        0n,
      ) / WHOLE
    );
  }
  return reached.reduce((most, { basisPoints }, index) => {
    const amount = (endOf(index) * BigInt(basisPoints)) / WHOLE;
    return amount > most ? amount : most;
  }, 0n);
}

/**
 * Fen of commission that a deal has come to under all versions of the terms. Each event counts by the version in force
 * on its day, so that a later version changes nothing about what was before: it adds what the events of its days add to
 * what it would itself have come to, and its cap and minimum are those of the whole commission from then on. Events
 * before the first version count for the marks of tiers only. The order of events of one version makes no difference.
 * @param versions by ascending days
 */
export function runningCommission(
  versions: readonly TermsVersion[],
  events: readonly CommissionEvent[],
): bigint {
  const first = versions[0];
  if (!first) return 0n;
  let facts = events.filter(({ on }) => on < first.effectiveFrom).reduce(after, NO_FACTS);
  let total = 0n;
  versions.forEach(({ terms, effectiveFrom }, index) => {
    const until = versions[index + 1]?.effectiveFrom;
    const own = events.filter(({ on }) => on >= effectiveFrom && (until === undefined || on < until));
    if (own.length === 0) return;
    const now = own.reduce(after, facts);
    total = added(terms, total, commissionOf(terms, facts), commissionOf(terms, now));
    facts = now;
  });
  return total;
}

/** Facts after one more event. */
export function after(facts: CommissionFacts, event: CommissionEvent): CommissionFacts {
  if (event.kind === 'SIGNED') {
    const before = facts.contractAmount ?? 0n;
    return { ...facts, contractAmount: event.contractAmount > before ? event.contractAmount : before };
  }
  return { ...facts, received: facts.received + event.received, net: facts.net + event.net };
}

/** The total after terms that were worth `before` by the facts up to their days and are worth `now`. */
function added(terms: CommissionTerms, total: bigint, before: bigint, now: bigint): bigint {
  if (now === 0n) return total;
  const sum = now > before ? total + now - before : total;
  const least = terms.minimum ?? 0n;
  const most = terms.cap !== null && terms.cap > total ? terms.cap : total;
  const capped = terms.cap !== null && sum > most ? most : sum;
  return capped < least ? least : capped;
}

function reckoned(terms: CommissionTerms, facts: CommissionFacts): bigint {
  const contract = facts.contractAmount ?? 0n;
  switch (terms.basis) {
    case 'RECEIVED':
      return byTiers(terms.way, terms.tiers, facts.received);
    case 'NET_INCOME':
      return byTiers(terms.way, terms.tiers, facts.net);
    case 'FIXED':
      return soFar(terms, terms.fixed ?? 0n, facts);
    default:
      return soFar(terms, bounded(terms, byTiers(terms.way, terms.tiers, contract)), facts);
  }
}

/** The part of a commission known beforehand that is due. */
function soFar(
  { due }: CommissionTerms,
  whole: bigint,
  { contractAmount, received }: CommissionFacts,
): bigint {
  const contract = contractAmount ?? 0n;
  if (due === 'AT_SIGNING' || contract === 0n || received >= contract) return whole;
  return (whole * received) / contract;
}

function bounded({ cap, minimum }: CommissionTerms, amount: bigint): bigint {
  const raised = minimum !== null && amount < minimum ? minimum : amount;
  return cap !== null && raised > cap ? cap : raised;
}
