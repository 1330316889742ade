import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { once } from '../../../platform/idempotency/once.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { post, reverse } from '../../ledger/post.service.ts';
import { noticeStanding, openObjections, voidNotice } from '../../notices/notice-standing.service.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import { changeIncome, type IncomeChange, permit } from '../change-income.ts';
import { keepCommissions } from '../commissions/commission-source.ts';
import { rewardsInPayouts } from '../payouts/rewards-in-payouts.service.ts';
import { checkVersion } from '../plans/edit-plan.service.ts';
import { judgePlan } from '../plans/judge-plan.ts';
import { readPlan } from '../plans/plan-record.ts';
import { userIdOf } from '../user-of.ts';
import { type DistributionStep, distributionStates } from './distribution.states.ts';
import { distributionCase } from './distribution-case.ts';
import { distributionEntry } from './distribution-entry.ts';
import { type DistributionRecord, readDistribution, subjectOf } from './distribution-record.ts';
import {
  IncomeDistribution,
  IncomeDistributionCost,
  IncomeDistributionReceipt,
} from './income-distribution.entity.ts';
import { pendingOf } from './reckon.ts';

export interface DistributionReference {
  distributionId: string;
  expectedVersion: number;
  idempotencyKey: string;
}

export type EndDistribution = DistributionReference & { reason: string };

/**
 * Approves a prepared distribution and books it: somebody else than who prepared it, who gets nothing of it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE (reason PLAN_CHANGED, RECEIPT_REVERSED,
 *   OBJECTION_OPEN), RULE where the rulebook became stricter
 */
export function approveIncomeDistribution(
  scope: Scope,
  input: DistributionReference,
): Promise<DistributionRecord> {
  return step(scope, input, 'approve', async (change, record) => {
    const { tx, source, unit } = change;
    const { distribution } = record;
    if (distribution.preparedBy === userIdOf(scope)) throw new Refusal('FOUR_EYES');
    const plan = await readPlan(tx, distribution.planId);
    const refuse = (reason: string) =>
      new Refusal('STATE', { params: { state: distribution.state, reason } });
    if (plan.plan.state !== 'AGREED' || plan.plan.resultId !== source.resultId) throw refuse('PLAN_CHANGED');
    const { received, gross } = await pendingOf(tx, source);
    if (gross < 0n && received.some(({ amount }) => amount < 0n)) throw refuse('RECEIPT_REVERSED');
    await refuseObjected(change, record);
    distribution.warnings = judgePlan(unit, source, plan);
    distribution.rulebookVersion = unit.rulebook.version;
    const commissions = await keepCommissions(tx, scope, record, 'APPROVED');
    const [entry, ...own] = await post(tx, scope, [distributionEntry(record), ...commissions.entries]);
    if (!entry) throw new Error('income: a distribution has an entry');
    await commissions.booked(own, entry);
    Object.assign(distribution, {
      entryId: entry.id,
      approvedBy: userIdOf(scope),
      approvedAt: clock.now(),
    });
    return {
      action: 'approveIncomeDistribution',
      facts: { entryId: entry.id, net: formatYuan(distribution.net), warnings: distribution.warnings },
    };
  });
}

/** Gives up a prepared distribution; its income waits again. @throws Refusal as `approve`, REQUIRED (`reason`) */
export function withdrawIncomeDistribution(
  scope: Scope,
  input: EndDistribution,
): Promise<DistributionRecord> {
  return step(scope, input, 'withdraw', (change, record) =>
    end(change, record, input.reason, 'withdrawIncomeDistribution'),
  );
}

/**
 * Reverses an approved distribution by somebody else than who approved it, as long as nothing of it is paid or on its
 * way; its income is distributed again.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE (reason IN_PAYOUT), REQUIRED (`reason`)
 */
export function reverseIncomeDistribution(scope: Scope, input: EndDistribution): Promise<DistributionRecord> {
  return step(scope, input, 'reverse', async (change, record) => {
    const { tx } = change;
    const { distribution, lines } = record;
    if (distribution.approvedBy === userIdOf(scope)) throw new Refusal('FOUR_EYES');
    const paid = await rewardsInPayouts(
      tx,
      lines.map(({ id }) => id),
    );
    if (paid.size > 0) {
      const params = { state: distribution.state, reason: 'IN_PAYOUT', lines: paid.size };
      throw new Refusal('STATE', { params });
    }
    const done = await end(change, record, input.reason, 'reverseIncomeDistribution');
    const commissions = await keepCommissions(tx, scope, record, 'REVERSED');
    const entry = await reverse(tx, scope, {
      entryId: distribution.entryId ?? '',
      idempotencyKey: `reverse:distribution:${distribution.id}`,
      reason: `distribution ${distribution.number} reversed`,
    });
    await commissions.booked(await post(tx, scope, commissions.entries), entry);
    return { ...done, facts: { entryId: entry.id } };
  });
}

interface Done {
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/** One step of a distribution: once for a key, under the locks of source and distribution, with its event. */
async function step(
  scope: Scope,
  input: DistributionReference,
  name: DistributionStep,
  work: (change: IncomeChange, record: DistributionRecord) => Promise<Done>,
): Promise<DistributionRecord> {
  const { distributionId, idempotencyKey: key } = input;
  const known = await readDistribution(scope.app.db.manager, distributionId);
  const ref = { kind: known.distribution.sourceKind, id: known.distribution.sourceId };
  return changeIncome(scope, ref, (change) =>
    once(
      change.tx,
      scope,
      { operation: `${name}IncomeDistribution`, key, input },
      async () => {
        const record = await readDistribution(change.tx, distributionId, { lock: true });
        permit(change, 'distribute', subjectOf(record));
        checkVersion(record.distribution.version, input.expectedVersion);
        const { state, version } = record.distribution;
        const next = distributionStates.next(state, name);
        const done = await work(change, record);
        Object.assign(record.distribution, { state: next, version: version + 1 });
        await store(change, record, { state, version }, done);
        return { id: distributionId, value: record };
      },
      (id) => readDistribution(change.tx, id),
    ),
  );
}

async function end(
  { tx, scope }: IncomeChange,
  { distribution }: DistributionRecord,
  text: string,
  action: string,
): Promise<Done> {
  const problems = new Problems('');
  const reason = readReason(text, problems.at('reason'));
  refuseAll(problems.list);
  Object.assign(distribution, { endedAt: clock.now(), endedBy: userIdOf(scope), endReason: reason });
  await tx.update(IncomeDistributionReceipt, { distributionId: distribution.id }, { live: false });
  await tx.update(IncomeDistributionCost, { distributionId: distribution.id }, { live: false });
  await voidNotice(tx, scope, distributionCase(distribution), reason ?? '');
  return { action, personal: { reason } };
}

async function store(
  { tx, scope, unit }: IncomeChange,
  { distribution }: DistributionRecord,
  before: { state: string; version: number },
  { action, facts, personal }: Done,
): Promise<void> {
  await tx.save(IncomeDistribution, distribution);
  const { state, version, digest } = distribution;
  await audit(tx, scope, {
    ...distributionCase(distribution),
    action,
    facts: { before, after: { state, version }, digest, ...withoutEmpty(facts) },
    ...(personal ? { personal } : {}),
    rulebookVersion: unit.rulebook.version,
  });
}

function withoutEmpty(facts: Record<string, unknown> = {}): Record<string, unknown> {
  const { warnings, ...rest } = facts as { warnings?: RuleWarning[] };
  return warnings && warnings.length > 0 ? { ...rest, warnings } : rest;
}

/** While an objection to the announced rewards is open, or one was found right, nothing is booked. */
async function refuseObjected({ tx }: IncomeChange, { distribution }: DistributionRecord): Promise<void> {
  const ref = distributionCase(distribution);
  const standing = await noticeStanding(tx, ref, distribution.digest, { lock: true });
  const isStopped = standing?.upheld === true || (await openObjections(tx, ref)) > 0;
  if (isStopped)
    throw new Refusal('STATE', { params: { state: distribution.state, reason: 'OBJECTION_OPEN' } });
}
