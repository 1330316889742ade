import {
  type CommissionEvent,
  runningCommission,
  type TermsVersion,
} from '../../engagements/terms/commission.ts';
import type { CommissionPart } from '../../engagements/terms/commission-terms.ts';
import { splitAccrual } from '../../engagements/terms/split-accrual.ts';

/** Money that came in, or (below zero) was taken back. */
export interface MoneyRow {
  id: string;
  /** Day on which it counts; of what was taken back by a reversal the day of what it reverses. */
  on: string;
  /** The receipt that it belongs to. */
  receiptId: string | null;
  /** Fen. */
  received: bigint;
  /** Fen of net income; zero where nobody reckons it. */
  net: bigint;
}

type Received = Extract<CommissionEvent, { kind: 'RECEIVED' }>;
export type Signed = Extract<CommissionEvent, { kind: 'SIGNED' }>;

/**
 * The money that still stands: what was taken back is taken from the same receipt, first from what came in for the same
 * day, then from the latest. Rows in the order in which they were recorded.
 */
export function standing(rows: readonly MoneyRow[]): CommissionEvent[] {
  const events: (Received & { receiptId: string | null })[] = [];
  for (const { on, receiptId, received, net } of rows) {
    if (received >= 0n) {
      events.push({ kind: 'RECEIVED', on, received, net, receiptId });
      continue;
    }
    let left = -received;
    let netLeft = -net;
    const own = events.filter((event) => event.receiptId === receiptId).reverse();
    for (const event of [...own.filter((each) => each.on === on), ...own.filter((each) => each.on !== on)]) {
      const part = event.received < left ? event.received : left;
      const ofNet = part === left ? netLeft : (netLeft * part) / left;
      event.received -= part;
      event.net -= ofNet;
      left -= part;
      netLeft -= ofNet;
      if (left === 0n) break;
    }
  }
  return events
    .filter(({ received }) => received > 0n)
    .map(({ kind, on, received, net }) => ({ kind, on, received, net }));
}

/** Allots the net income of a sum to the rows that it is made of, in proportion; the parts make the whole. */
export function withNet(rows: readonly Omit<MoneyRow, 'net'>[], net: bigint): MoneyRow[] {
  const gross = rows.reduce((sum, { received }) => sum + received, 0n);
  let before = 0n;
  let allotted = 0n;
  return rows.map((row) => {
    before += row.received;
    const until = gross === 0n ? 0n : (net * before) / gross;
    const part = until - allotted;
    allotted = until;
    return { ...row, net: part };
  });
}

/** A commission as far as it was reckoned. */
export interface Tally {
  /** Fen in all. */
  total: bigint;
  /** Fen by key of the beneficiary. */
  accrued: Map<string, bigint>;
}

/**
 * What events come to in all, and what each beneficiary grows or shrinks by to get there, by the terms in force on a day.
 * @returns fen by key; empty where nothing changes
 */
export function growth(
  versions: readonly TermsVersion[],
  events: readonly CommissionEvent[],
  on: string,
  { total, accrued }: Tally,
): Map<string, bigint> {
  const next = runningCommission(versions, events);
  if (next === total) return new Map();
  const parts = splitAccrual(next - total, beneficiariesOn(versions, on), accrued);
  return new Map([...parts].filter(([, amount]) => amount !== 0n));
}

/** The tally after a growth. */
export function grown({ total, accrued }: Tally, parts: ReadonlyMap<string, bigint>): Tally {
  const after = new Map(accrued);
  for (const [key, amount] of parts) after.set(key, (after.get(key) ?? 0n) + amount);
  return { total: total + [...parts.values()].reduce((sum, amount) => sum + amount, 0n), accrued: after };
}

/** The beneficiaries by the version in force on a day; by the first one before that. */
export function beneficiariesOn(versions: readonly TermsVersion[], day: string): readonly CommissionPart[] {
  const version = versions.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? versions[0];
  return version?.terms.beneficiaries ?? [];
}

/** All beneficiaries of any version, as the latest that has them names them. */
export function allBeneficiaries(versions: readonly TermsVersion[]): CommissionPart[] {
  return [
    ...new Map(versions.flatMap(({ terms }) => terms.beneficiaries.map((part) => [part.key, part]))).values(),
  ];
}
