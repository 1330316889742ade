import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { groupBy } from '../../../platform/graphql/loaders.ts';
import { digestOf } from '../../../platform/idempotency/digest.ts';
import { isId } from '../../../platform/ids.ts';
import type { Shares } from '../distributions/split.ts';
import type { IncomeSubject } from '../income.policy.ts';
import type { IncomeSource, SourceRef } from '../sources/income-source.ts';
import type { Conversion } from './floors.ts';
import { IncomeCommission, IncomePlan, IncomePlanMember } from './income-plan.entity.ts';

/** A plan with everything that belongs to it. */
export interface PlanRecord {
  plan: IncomePlan;
  /** Completers before contributors, each in their order. */
  members: IncomePlanMember[];
  commissions: IncomeCommission[];
}

/** @throws Refusal NOT_FOUND */
export async function readPlan(tx: Transaction, planId: string): Promise<PlanRecord> {
  const plan = isId(planId) ? await tx.findOneBy(IncomePlan, { id: planId }) : null;
  if (!plan) throw planNotFound();
  return recordOf(tx, plan);
}

export async function recordOf(tx: Transaction, plan: IncomePlan): Promise<PlanRecord> {
  const [record] = await recordsOf(tx, [plan]);
  if (!record) throw new Error('income: a plan has a record');
  return record;
}

/** Plans with their parts; two statements for any number of them. */
export async function recordsOf(tx: Transaction, plans: readonly IncomePlan[]): Promise<PlanRecord[]> {
  if (plans.length === 0) return [];
  const planId = In(plans.map(({ id }) => id));
  const members = groupBy(
    await tx.find(IncomePlanMember, { where: { planId }, order: { pool: 'ASC', position: 'ASC' } }),
    (member) => member.planId,
  );
  const commissions = groupBy(
    await tx.find(IncomeCommission, { where: { planId }, order: { position: 'ASC' } }),
    (commission) => commission.planId,
  );
  return plans.map((plan) => ({
    plan,
    members: members.get(plan.id) ?? [],
    commissions: commissions.get(plan.id) ?? [],
  }));
}

/** The plan in force of a source; null while none was agreed. */
export function planInForce(tx: Transaction, { kind, id }: SourceRef): Promise<IncomePlan | null> {
  return tx.findOneBy(IncomePlan, { sourceKind: kind, sourceId: id, state: 'AGREED' });
}

/** The plan that income is divided by now; null while none was agreed for the result that it comes of. */
export async function planToDivideBy(tx: Transaction, source: IncomeSource): Promise<IncomePlan | null> {
  const plan = await planInForce(tx, source);
  return plan?.resultId === source.resultId ? plan : null;
}

/** The plan that is written or proposed; null where none is. */
export function planInWork(tx: Transaction, { kind, id }: SourceRef): Promise<IncomePlan | null> {
  return tx.findOneBy(IncomePlan, { sourceKind: kind, sourceId: id, state: In(['DRAFT', 'PROPOSED']) });
}

export function sharesOf(plan: IncomePlan): Shares {
  return {
    completers: plan.completersBasisPoints,
    contributors: plan.contributorsBasisPoints,
    fund: plan.fundBasisPoints,
  };
}

/** How the conversion of a plan stands toward the rules. */
export function conversionOf(
  { mode, profitBasisPoints }: Pick<IncomeSource, 'mode' | 'profitBasisPoints'>,
  { basis, completersConvert }: Pick<IncomePlan, 'basis' | 'completersConvert'>,
): Conversion {
  return { mode, profitBasisPoints, completersConvert, grantedFirst: basis === 'AGREED_INCOME' };
}

/** Who has a part of the income, for the policy. */
export function subjectOf({ plan, members, commissions }: PlanRecord): IncomeSubject {
  return {
    organizationId: plan.organizationId,
    beneficiaries: new Set([...members, ...commissions].flatMap(({ userId }) => userId ?? [])),
  };
}

/** SHA-256, hex, of what is agreed: a consent names it, and another content needs other consents. */
export function planDigest({ plan, members, commissions }: PlanRecord): string {
  return digestOf({
    sourceKind: plan.sourceKind,
    sourceId: plan.sourceId,
    basis: plan.basis,
    completersConvert: plan.completersConvert,
    shares: sharesOf(plan),
    members: members.map(({ pool, completerId, userId, name, basisPoints, leaderPosition }) => ({
      pool,
      completerId,
      userId,
      name,
      basisPoints,
      leaderPosition,
    })),
    commissions: commissions.map(
      ({
        key,
        beneficiaryKind,
        organizationId,
        userId,
        name,
        payer,
        base,
        basisPoints,
        fixed,
        agreedOn,
      }) => ({
        key,
        beneficiaryKind,
        organizationId,
        userId,
        name,
        payer,
        base,
        basisPoints,
        fixed,
        agreedOn,
      }),
    ),
  });
}

export function planNotFound(field = 'planId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}
