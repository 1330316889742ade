import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { once } from '../../../platform/idempotency/once.ts';
import { newId } from '../../../platform/ids.ts';
import { formatYuan } from '../../../platform/money.ts';
import { completerUsers } from '../../results/completers/completer-users.service.ts';
import { changeIncome, type IncomeChange, permit, type SourceInput } from '../change-income.ts';
import { planToDivideBy, recordOf, subjectOf as subjectOfPlan } from '../plans/plan-record.ts';
import { userIdOf } from '../user-of.ts';
import { composeLines } from './compose-lines.ts';
import { distributionCase } from './distribution-case.ts';
import { type DistributionRecord, distributionDigest, readDistribution } from './distribution-record.ts';
import {
  IncomeDistribution,
  IncomeDistributionCost,
  IncomeDistributionLine,
  IncomeDistributionReceipt,
} from './income-distribution.entity.ts';
import { type Reckoning, reckon } from './reckon.ts';

export interface PrepareDistribution {
  source: SourceInput;
  idempotencyKey: string;
}

/**
 * Prepares the distribution of everything that came in and was not distributed yet.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES for who has a part, STATE (reason NO_PLAN, NOTHING_TO_DISTRIBUTE),
 *   RULE (INC-2 to INC-8)
 */
export function prepareIncomeDistribution(
  scope: Scope,
  input: PrepareDistribution,
): Promise<DistributionRecord> {
  return changeIncome(scope, input.source, (change) =>
    once(
      change.tx,
      scope,
      { operation: 'prepareIncomeDistribution', key: input.idempotencyKey, input },
      async () => {
        const value = await prepareDistribution(change);
        return { id: value.distribution.id, value };
      },
      (id) => readDistribution(change.tx, id),
    ),
  );
}

/** The same within a step that has the source at hand, such as a year of own implementation. */
export async function prepareDistribution(change: IncomeChange): Promise<DistributionRecord> {
  const { tx, source, unit } = change;
  const beneficiaries = await completerUsers(tx, source.resultId);
  permit(change, 'distribute', { organizationId: source.organizationId, beneficiaries });
  const plan = await planToDivideBy(tx, source);
  if (!plan)
    throw new Refusal('STATE', { params: { reason: 'NO_PLAN', action: 'prepareIncomeDistribution' } });
  const record = await recordOf(tx, plan);
  permit(change, 'distribute', subjectOfPlan(record));
  const reckoning = await reckon(tx, unit, source, record);
  const distribution = await draft(change, plan.id, reckoning);
  distribution.basis = plan.basis;
  const lines = await composeLines(tx, distribution.id, record, reckoning);
  distribution.digest = distributionDigest({ distribution, lines });
  await store(tx, distribution, lines, reckoning);
  await recordPrepared(change, distribution, lines);
  return { distribution, lines };
}

async function draft(
  { tx, scope, source, unit }: IncomeChange,
  planId: string,
  { pending, split, floors, warnings }: Reckoning,
): Promise<IncomeDistribution> {
  const [first] = pending.received.map(({ receivedOn }) => receivedOn).sort();
  return Object.assign(new IncomeDistribution(), {
    id: newId(),
    organizationId: source.organizationId,
    number: await takeNumber(tx, source.organizationId),
    sourceKind: source.kind,
    sourceId: source.id,
    ledgerDealId: source.ledgerDealId,
    resultId: source.resultId,
    title: source.title,
    planId,
    state: 'PREPARED' as const,
    gross: split.received,
    costs: split.received - split.net,
    net: split.net,
    receivedOn: first ?? clock.today(),
    digest: '',
    floors,
    warnings,
    rulebookVersion: unit.rulebook.version,
    preparedBy: userIdOf(scope),
    preparedAt: clock.now(),
    approvedBy: null,
    approvedAt: null,
    entryId: null,
    endedAt: null,
    endedBy: null,
    endReason: null,
    version: 1,
  });
}

async function store(
  tx: Transaction,
  distribution: IncomeDistribution,
  lines: readonly IncomeDistributionLine[],
  { pending, split }: Reckoning,
): Promise<void> {
  const of = { distributionId: distribution.id, live: true };
  await tx.insert(IncomeDistribution, distribution as object);
  await tx.insert(IncomeDistributionLine, lines as object[]);
  await tx.insert(
    IncomeDistributionReceipt,
    pending.received.map(({ id, amount, receivedOn, invoiceId, receiptId }) => ({
      ...of,
      receivedId: id,
      amount,
      receivedOn,
      invoiceId,
      receiptId,
    })),
  );
  if (split.deducted.length === 0) return;
  await tx.insert(
    IncomeDistributionCost,
    split.deducted.map(({ id, amount }) => ({ ...of, costId: id, amount })),
  );
}

async function recordPrepared(
  { tx, scope, source, unit }: IncomeChange,
  distribution: IncomeDistribution,
  lines: readonly IncomeDistributionLine[],
): Promise<void> {
  const { state, version, planId, digest, gross, costs, net, floors, warnings } = distribution;
  await audit(tx, scope, {
    ...distributionCase(distribution),
    action: 'prepareIncomeDistribution',
    facts: {
      before: null,
      after: { state, version },
      ...(source.kind === 'DEMAND' ? { laneId: source.id } : { dealId: source.ledgerDealId }),
      planId,
      digest,
      gross: formatYuan(gross),
      costs: formatYuan(costs),
      net: formatYuan(net),
      floors,
      lines: lines.map((line) => ({ id: line.id, kind: line.kind, amount: formatYuan(line.amount) })),
      ...(warnings.length > 0 ? { warnings } : {}),
    },
    personal: { names: lines.flatMap(({ name, position }) => (name ? [{ position, name }] : [])) },
    rulebookVersion: unit.rulebook.version,
  });
}

/** The next number of a unit's distributions, such as `2026-0001`; a rollback gives it back. */
async function takeNumber(tx: Transaction, organizationId: string): Promise<string> {
  const year = Number(clock.today().slice(0, 4));
  const [row] = await tx.query<[{ last: number }]>(
    `INSERT INTO income_distribution_counter (organization_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (organization_id, year) DO UPDATE SET last = income_distribution_counter.last + 1
     RETURNING last`,
    [organizationId, year],
  );
  return `${year}-${String(row.last).padStart(4, '0')}`;
}
