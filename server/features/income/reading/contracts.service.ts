import type { App, Scope } from '../../../platform/app.ts';
import { hasRole, requireUser } from '../../../platform/auth/actor.ts';
import type { Page, PageArgs } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { receivedTotals } from '../../payments/receipts/received-of-unit.service.ts';
import { runningPage } from '../../payments/running/running-by-id.service.ts';
import { IncomeDistributionReceipt } from '../distributions/income-distribution.entity.ts';
import { SEES_INCOME } from '../income.policy.ts';
import type { IncomeOfContract } from '../income.types.ts';
import { IncomePlan } from '../plans/income-plan.entity.ts';

/**
 * Running contracts of the unit acted for with the state of their income, the latest contract first; with `waiting` only
 * those of which something is to be distributed. Four statements for a page of any size.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN
 */
export async function findIncomeContracts(
  scope: Scope,
  waiting: boolean,
  page: PageArgs,
): Promise<Page<IncomeOfContract>> {
  const { organizationId } = requireUser(scope.actor);
  if (organizationId === null || !hasRole(scope.actor, SEES_INCOME)) throw new Refusal('FORBIDDEN');
  const found = await runningPage(scope.app, organizationId, waiting ? WAITING : null, page);
  const ids = found.edges.map(({ node }) => node.id);
  const received = await receivedTotals(scope.app.db.manager, ids);
  const distributed = await distributedTotals(scope.app, ids);
  const planned = new Set(await plannedOf(scope.app, ids));
  return {
    ...found,
    edges: found.edges.map(({ cursor, node }) => {
      const { id, dealId, number, title } = node;
      const all = received.get(id) ?? 0n;
      const done = distributed.get(id) ?? 0n;
      const income = { received: all, distributed: done, pending: all - done, hasPlan: planned.has(id) };
      return { cursor, node: { id, dealId, number, title, ...income } };
    }),
  };
}

/** Condition on `running` that something of its income is not distributed. */
const WAITING = `EXISTS (
  SELECT FROM settlement came WHERE came.running_id = running.id AND came.receipt_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM income_distribution_receipt done WHERE done.received_id = came.id AND done.live))`;

async function distributedTotals(
  app: App,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await app.db
    .createQueryBuilder(IncomeDistributionReceipt, 'receipt')
    .innerJoin('income_distribution', 'distribution', 'distribution.id = receipt.distribution_id')
    .select('distribution.source_id', 'id')
    .addSelect('sum(receipt.amount)', 'amount')
    .where('receipt.live AND distribution.source_id = ANY(:ids)', { ids: [...sourceIds] })
    .groupBy('distribution.source_id')
    .getRawMany<{ id: string; amount: string }>();
  return new Map(rows.map(({ id, amount }) => [id, BigInt(amount)]));
}

async function plannedOf(app: App, sourceIds: readonly string[]): Promise<string[]> {
  if (sourceIds.length === 0) return [];
  const plans = await app.db
    .createQueryBuilder(IncomePlan, 'plan')
    .select('plan.sourceId', 'id')
    .where(`plan.state = 'AGREED' AND plan.sourceId = ANY(:ids)`, { ids: [...sourceIds] })
    .getRawMany<{ id: string }>();
  return plans.map(({ id }) => id);
}
