import type { Scope } from '../../../platform/app.ts';
import { actingUser, hasRole, requireUser } from '../../../platform/auth/actor.ts';
import { caseKey } from '../../../platform/cases.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { noticesOfCase } from '../../notices/find-notices.service.ts';
import { distributionStates } from '../distributions/distribution.states.ts';
import { distributionCase } from '../distributions/distribution-case.ts';
import {
  type DistributionRecord,
  readDistribution,
  subjectOf,
} from '../distributions/distribution-record.ts';
import { IncomeDistribution } from '../distributions/income-distribution.entity.ts';
import type { DistributionAction, DistributionState } from '../income.enums.ts';
import { hasPart, incomePolicy, SEES_INCOME } from '../income.policy.ts';
import { rewardsInPayouts } from '../payouts/rewards-in-payouts.service.ts';
import { IncomePlan } from '../plans/income-plan.entity.ts';
import { type PlanRecord, recordOf, recordsOf, subjectOf as subjectOfPlan } from '../plans/plan-record.ts';
import type { SourceRef } from '../sources/income-source.ts';

export const DISTRIBUTION_ORDER: SortKey<IncomeDistribution> = {
  expression: 'distribution.preparedAt',
  direction: 'DESC',
  value: ({ preparedAt }) => preparedAt.toISOString(),
  type: 'timestamptz',
};

export interface DistributionFilter {
  states?: readonly DistributionState[] | null;
  source?: SourceRef | null;
}

/** Distributions of the unit acted for, the latest first; nothing for those who may not see them. */
export function findDistributions(
  scope: Scope,
  filter: DistributionFilter,
  page: PageArgs,
): Promise<Page<IncomeDistribution>> {
  return keysetPage(visibleDistributions(scope, filter), page, DISTRIBUTION_ORDER);
}

/** The distributions that `findDistributions` pages through. @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN */
export function visibleDistributions({ app, actor }: Scope, { states, source }: DistributionFilter) {
  requireUser(actor);
  if (!hasRole(actor, SEES_INCOME)) throw new Refusal('FORBIDDEN');
  const query = app.db
    .createQueryBuilder(IncomeDistribution, 'distribution')
    .where('distribution.organizationId = :own', { own: actingUser(actor)?.organizationId ?? null });
  if (states && states.length > 0)
    query.andWhere('distribution.state = ANY(:states)', { states: [...states] });
  if (source) {
    query.andWhere('distribution.sourceKind = :kind AND distribution.sourceId = :sourceId', {
      kind: source.kind,
      sourceId: source.id,
    });
  }
  return query;
}

/** A distribution for those of the unit who may see it; null for everybody else. */
export async function findDistribution(
  { app, actor }: Scope,
  id: string,
): Promise<IncomeDistribution | null> {
  const distribution = isId(id) ? await app.db.manager.findOneBy(IncomeDistribution, { id }) : null;
  if (!distribution) return null;
  const subject = { organizationId: distribution.organizationId, beneficiaries: new Set<string>() };
  return incomePolicy.see(actor, subject) ? distribution : null;
}

/** A plan for those of the unit who may see it and for whoever has a part; null for everybody else. */
export async function findPlan({ app, actor }: Scope, id: string): Promise<IncomePlan | null> {
  const plan = isId(id) ? await app.db.manager.findOneBy(IncomePlan, { id }) : null;
  if (!plan) return null;
  const record = await recordOf(app.db.manager, plan);
  if (!incomePolicy.seePlan(actor, subjectOfPlan(record))) return null;
  // A draft is the office's own business until it is proposed.
  return plan.state === 'DRAFT' && !incomePolicy.see(actor, subjectOfPlan(record)) ? null : plan;
}

/** Plans in which the actor has a part and that were proposed or agreed, the latest first. */
export async function plansOfMine({ app, actor }: Scope): Promise<PlanRecord[]> {
  const { userId } = requireUser(actor);
  const plans = await app.db
    .createQueryBuilder(IncomePlan, 'plan')
    .where(`plan.state IN ('PROPOSED', 'AGREED')`)
    .andWhere(
      'EXISTS (SELECT FROM income_plan_member mine WHERE mine.plan_id = plan.id AND mine.user_id = :userId)',
      { userId },
    )
    .orderBy('plan.updatedAt', 'DESC')
    .limit(100)
    .getMany();
  return recordsOf(app.db.manager, plans);
}

/** What the actor can do with a distribution now. */
export async function distributionActions(
  scope: Scope,
  distribution: IncomeDistribution,
): Promise<DistributionAction[]> {
  const { app, actor } = scope;
  const record = await readDistribution(app.db.manager, distribution.id);
  const subject = subjectOf(record);
  if (!incomePolicy.distribute(actor, subject) || hasPart(actor, subject)) return [];
  const userId = actingUser(actor)?.userId;
  const { state, preparedBy, approvedBy } = distribution;
  const can = (step: 'approve' | 'withdraw' | 'reverse') => distributionStates.can(state, step);
  return [
    ...(can('approve') && preparedBy !== userId ? (['APPROVE'] as const) : []),
    ...(can('withdraw') ? (['WITHDRAW'] as const) : []),
    ...(can('reverse') && approvedBy !== userId && !(await isPaid(scope, record))
      ? (['REVERSE'] as const)
      : []),
    ...((state === 'PREPARED' || state === 'APPROVED') && !(await isAnnounced(scope, distribution))
      ? (['PUBLISH_NOTICE'] as const)
      : []),
  ];
}

async function isPaid({ app }: Scope, { lines }: DistributionRecord): Promise<boolean> {
  const ids = lines.map(({ id }) => id);
  return (await rewardsInPayouts(app.db.manager, ids)).size > 0;
}

async function isAnnounced({ app }: Scope, distribution: IncomeDistribution): Promise<boolean> {
  const key = caseKey(distributionCase(distribution));
  const notices = (await noticesOfCase.batch(app, [key])).get(key) ?? [];
  return notices.some(({ voidedAt }) => voidedAt === null);
}
