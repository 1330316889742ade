import type { Transaction } from '../../../platform/database/transaction.ts';
import type { CommissionBase, CommissionPayer } from '../distributions/split.ts';
import type { CommissionBeneficiary } from '../income.enums.ts';
import type { IncomePlan } from '../plans/income-plan.entity.ts';
import { IncomeCommission } from '../plans/income-plan.entity.ts';
import type { IncomeSource } from '../sources/income-source.ts';

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
  base: CommissionBase;
  basisPoints: number | null;
  /** Fen. */
  fixed: bigint | null;
}

/**
 * Where commissions of a source of income come from. Brokers' agreements of their own are one more of these: it answers
 * what was agreed with brokers about the deal, and whatever it answers is judged like the rest (never from below a floor).
 */
export type CommissionSource = (
  tx: Transaction,
  source: IncomeSource,
  plan: IncomePlan,
) => Promise<CommissionTerm[]>;

/** What the plan of distribution itself states. */
const agreedInPlan: CommissionSource = (tx, _source, plan) =>
  tx.find(IncomeCommission, { where: { planId: plan.id }, order: { position: 'ASC' } });

const SOURCES: readonly CommissionSource[] = [agreedInPlan];

/** The commissions of a source, in order. */
export async function commissionTerms(
  tx: Transaction,
  source: IncomeSource,
  plan: IncomePlan,
): Promise<CommissionTerm[]> {
  const terms: CommissionTerm[] = [];
  for (const commissions of SOURCES) terms.push(...(await commissions(tx, source, plan)));
  return terms;
}
