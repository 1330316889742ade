import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { changeRecord, may, notFound } from '../change-result.ts';
import { OrderDispute } from '../data/complaint.entity.ts';
import { refuseOwnWork } from '../result.policy.ts';

/**
 * A completer disputes the order of the completers. While it is open, the result is neither registered nor published.
 * @throws Refusal NOT_FOUND, FORBIDDEN for others than completers and in drafts, ALREADY_EXISTS, REQUIRED
 */
export async function raiseOrderDispute(
  scope: Scope,
  input: { resultId: string; reason: string },
): Promise<OrderDispute> {
  const reason = readText('reason', input.reason);
  const raisedBy = requireUser(scope.actor).userId;
  const reference = { resultId: input.resultId, expectedVersion: null };
  const { done } = await changeRecord(scope, reference, may('disputeOrder'), async ({ tx, record }) => {
    const resultId = record.result.id;
    if (await tx.existsBy(OrderDispute, { resultId, raisedBy, state: 'OPEN' }))
      throw new Refusal('ALREADY_EXISTS');
    const dispute = Object.assign(new OrderDispute(), {
      id: newId(),
      resultId,
      raisedBy,
      reason,
      state: 'OPEN' as const,
      outcome: null,
      at: clock.now(),
      decidedBy: null,
      decidedAt: null,
    });
    await tx.insert(OrderDispute, dispute);
    const facts = { disputeId: dispute.id, before: null, after: dispute.state };
    return { action: 'raiseOrderDispute', beside: true, facts, personal: { reason }, dispute };
  });
  return done.dispute;
}

/**
 * An officer who is no completer records that a dispute is settled, or turns it down.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE for one that was decided before, REQUIRED
 */
export async function decideOrderDispute(
  scope: Scope,
  input: { disputeId: string; settled: boolean; outcome: string },
): Promise<OrderDispute> {
  const outcome = readText('outcome', input.outcome);
  const { manager } = scope.app.db;
  const known = isId(input.disputeId) ? await manager.findOneBy(OrderDispute, { id: input.disputeId }) : null;
  if (!known) throw notFound('disputeId');
  const decidedBy = requireUser(scope.actor).userId;
  const reference = { resultId: known.resultId, expectedVersion: null };
  const { done } = await changeRecord(scope, reference, may('decideDispute'), async ({ tx, record }) => {
    refuseOwnWork(scope.actor, record);
    const dispute = await tx.findOneByOrFail(OrderDispute, { id: known.id });
    const { state: before } = dispute;
    if (before !== 'OPEN')
      throw new Refusal('STATE', { params: { state: before, action: 'decideOrderDispute' } });
    const state = input.settled ? ('SETTLED' as const) : ('REJECTED' as const);
    const change = { state, outcome, decidedBy, decidedAt: clock.now() };
    await tx.update(OrderDispute, dispute.id, change);
    const facts = { disputeId: dispute.id, before, after: state };
    const personal = { reason: outcome };
    return {
      action: 'decideOrderDispute',
      beside: true,
      facts,
      personal,
      dispute: Object.assign(dispute, change),
    };
  });
  return done.dispute;
}

function readText(field: string, text: string): string {
  const problems = new Problems(field);
  const reason = readReason(text, problems);
  refuseAll(problems.list);
  return reason ?? '';
}
