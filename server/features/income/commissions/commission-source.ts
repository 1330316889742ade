import type { Scope } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { LedgerEntry } from '../../ledger/data/ledger-entry.entity.ts';
import type { NewEntry } from '../../ledger/ledger.types.ts';
import type { DistributionRecord } from '../distributions/distribution-record.ts';
import { type CommissionPayer, type IncomeSum, plainInAll } from '../distributions/split.ts';
import type { CommissionBeneficiary } from '../income.enums.ts';
import { IncomeCommission, type IncomePlan } from '../plans/income-plan.entity.ts';
import type { IncomeSource, ReceivedMoney } from '../sources/income-source.ts';

/** A commission that a distribution is to pay (INC-9). */
export interface CommissionTerm {
  /** Names the agreement for good, so that what was paid of it is known; unique among the commissions of a source. */
  key: string;
  beneficiaryKind: CommissionBeneficiary;
  /** Of an ORGANIZATION. */
  organizationId: string | null;
  /** Account of a PERSON, where there is one. */
  userId: string | null;
  name: string;
  payer: CommissionPayer;
  /** Share of a base, to be shown with the line; null for what is no single share. */
  basisPoints: number | null;
  /** Fen that it comes to in all, by the sums of earlier distributions that hold and of the one that is reckoned. */
  inAll: (earlier: IncomeSum, now: IncomeSum) => bigint;
}

/** The distribution that is reckoned. */
export interface CommissionQuestion {
  source: IncomeSource;
  plan: IncomePlan;
  /** What it is to divide, in order. */
  received: readonly ReceivedMoney[];
}

/** Where commissions come from, and who keeps what is owed of them. Whatever it answers never comes from below a floor. */
export interface CommissionSource {
  terms: (tx: Transaction, asked: CommissionQuestion) => Promise<CommissionTerm[]>;
  /** Keeps what a distribution that is approved, or reversed, comes to; within the transaction that does it. */
  keep?: (
    tx: Transaction,
    scope: Scope,
    record: DistributionRecord,
    what: Kept,
  ) => Promise<CommissionBooking>;
}

export type Kept = 'APPROVED' | 'REVERSED';

/** What is to be booked beside a distribution, so that all accounts are locked in one order. */
export interface CommissionBooking {
  entries: readonly NewEntry[];
  /** Told once all is posted: the own entries in their order, and the distribution's entry or its reversal. */
  booked: (own: readonly LedgerEntry[], entry: LedgerEntry) => Promise<void>;
}

/** What the plan of distribution itself states. */
const agreedInPlan: CommissionSource = {
  async terms(tx, { plan }) {
    const stated = await tx.find(IncomeCommission, {
      where: { planId: plan.id },
      order: { position: 'ASC' },
    });
    return stated.map(({ key, beneficiaryKind, organizationId, userId, name, payer, ...share }) => ({
      ...{ key, beneficiaryKind, organizationId, userId, name, payer },
      basisPoints: share.basisPoints,
      inAll: (earlier, now) => plainInAll(share, earlier, now),
    }));
  },
};

const sources = new Map<string, CommissionSource>([['plan', agreedInPlan]]);

/** Adds what a later feature knows of commissions; the same name again takes the place of the first. */
export function addCommissionSource(name: string, source: CommissionSource): void {
  sources.set(name, source);
}

/** The commissions of a source of income, in order. */
export async function commissionTerms(tx: Transaction, asked: CommissionQuestion): Promise<CommissionTerm[]> {
  const terms: CommissionTerm[] = [];
  for (const source of sources.values()) terms.push(...(await source.terms(tx, asked)));
  return terms;
}

/** Lets all of them keep what a distribution comes to that is approved or reversed. */
export async function keepCommissions(
  tx: Transaction,
  scope: Scope,
  record: DistributionRecord,
  what: Kept,
): Promise<CommissionBooking> {
  const bookings: CommissionBooking[] = [];
  for (const { keep } of sources.values()) if (keep) bookings.push(await keep(tx, scope, record, what));
  return {
    entries: bookings.flatMap(({ entries }) => entries),
    async booked(own, entry) {
      let at = 0;
      for (const { entries, booked } of bookings) {
        await booked(own.slice(at, at + entries.length), entry);
        at += entries.length;
      }
    },
  };
}
