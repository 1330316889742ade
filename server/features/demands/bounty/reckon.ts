import { divide } from '../../../platform/money.ts';
import type { BountyStage } from '../content/demand-content.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import type { DemandState } from '../demand.enums.ts';
import type { BountyDue, BountyReclaim } from './data/bounty-due.entity.ts';
import type { BountyPayment } from './data/bounty-payment.entity.ts';
import { type BountySafeguard, restOf } from './data/safeguard.entity.ts';

/** States in which nothing new falls due. */
const OVER: readonly DemandState[] = ['ACCEPTED', 'SETTLED', 'CLOSED', 'FAILED', 'CANCELLED'];

/** Whether nothing of the bounty falls due any more. */
export function isOver({ state }: Pick<Demand, 'state'>): boolean {
  return OVER.includes(state);
}

/** Where a bounty stands; all in fen. */
export interface BountySums {
  bounty: bigint;
  /** Of deposits: what still lies with custodians. */
  held: bigint;
  /** Of guarantees: what is not released yet, expired ones included. */
  guaranteed: bigint;
  /** What keeps the bounty safe today: deposits, and guarantees that are valid. */
  covered: bigint;
  /** What must be kept safe: what can still fall due, and what is owed. */
  needed: bigint;
  due: bigint;
  paid: bigint;
  /** Recorded by the poster and not confirmed, disputed ones included. */
  pending: bigint;
  reclaimed: bigint;
  repaid: bigint;
  /** What can still fall due. */
  left: bigint;
  /** What of deposits and guarantees can go back to the poster. */
  free: bigint;
  /** Whether the whole of what is needed is kept safe. */
  isSafeguarded: boolean;
  /** Whether nothing is open: all paid, all given back. */
  isSettled: boolean;
}

interface Rows {
  safeguards: readonly Pick<
    BountySafeguard,
    'state' | 'kind' | 'amount' | 'used' | 'returned' | 'validUntil'
  >[];
  dues: readonly Pick<BountyDue, 'amount' | 'paid'>[];
  payments: readonly Pick<BountyPayment, 'state' | 'amount'>[];
  reclaims: readonly Pick<BountyReclaim, 'amount' | 'repaid'>[];
}

/** Reckons where a bounty stands on a day. */
export function reckonBounty(
  demand: Pick<Demand, 'bounty' | 'state'>,
  { safeguards, dues, payments, reclaims }: Rows,
  today: string,
): BountySums {
  const held = sum(safeguards, (each) => (each.kind === 'DEPOSIT' ? restOf(each) : 0n));
  const guaranteed = sum(safeguards, (each) => (each.kind === 'GUARANTEE' ? restOf(each) : 0n));
  const valid = sum(safeguards, (each) =>
    each.kind === 'GUARANTEE' && (each.validUntil ?? today) >= today ? restOf(each) : 0n,
  );
  const due = sum(dues, ({ amount }) => amount);
  const paid = sum(dues, (each) => each.paid);
  const pending = sum(payments, ({ state, amount }) => (isPending(state) ? amount : 0n));
  const reclaimed = sum(reclaims, ({ amount }) => amount);
  const repaid = sum(reclaims, (each) => each.repaid);
  const left = isOver(demand) ? 0n : above(demand.bounty - due + reclaimed);
  const needed = left + due - paid;
  const isOpen = safeguards.some(({ state }) => state === 'RECORDED');
  return {
    ...{ bounty: demand.bounty, held, guaranteed, due, paid, pending, reclaimed, repaid, left, needed },
    covered: held + valid,
    free: above(held + guaranteed - needed),
    isSafeguarded: demand.bounty > 0n && held + valid >= needed,
    isSettled:
      isOver(demand) && !isOpen && held + guaranteed + pending === 0n && due === paid && reclaimed === repaid,
  };
}

/** Whether a payment is recorded and may still count. */
export function isPending(state: BountyPayment['state']): boolean {
  return state === 'RECORDED' || state === 'DISPUTED';
}

/**
 * What the stages of a bounty come to for one lane: its sum divided as the demand's stages are, so that they add up to it.
 * A lane that gets what the demand offers has exactly the amounts of the stages.
 * @param taken of each stage what others at the lane's place got before it, fen
 */
export function stageAmounts(
  stages: readonly Pick<BountyStage, 'key' | 'amount'>[],
  lane: Pick<DemandLane, 'amount'>,
  taken: ReadonlyMap<string, bigint> = new Map(),
): ReadonlyMap<string, bigint> {
  const weights = stages.map(({ key, amount }) => Number(above(amount - (taken.get(key) ?? 0n))));
  if (weights.every((weight) => weight === 0)) return new Map();
  const parts = divide(lane.amount, weights);
  return new Map(stages.map(({ key }, index) => [key, parts[index] ?? 0n]));
}

/** Divides a payment over what is owed, the oldest first; what is left of it is the remainder. */
export function settleOldest<T extends Pick<BountyDue, 'amount' | 'paid'>>(
  dues: readonly T[],
  payment: bigint,
): { parts: { due: T; amount: bigint }[]; rest: bigint } {
  let rest = payment;
  const parts: { due: T; amount: bigint }[] = [];
  for (const due of dues) {
    const open = due.amount - due.paid;
    const amount = open < rest ? open : rest;
    if (amount > 0n) parts.push({ due, amount });
    rest -= amount;
  }
  return { parts, rest };
}

export function sum<T>(rows: readonly T[], amount: (row: T) => bigint): bigint {
  return rows.reduce((total, row) => total + amount(row), 0n);
}

function above(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}
