import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { changeIncome, type IncomeChange, permit, recordChange } from '../change-income.ts';
import { PLAN_FILES } from './edit-plan.service.ts';
import { IncomePlan, IncomePlanMember } from './income-plan.entity.ts';
import { judgePlan } from './judge-plan.ts';
import { planStates } from './plan.states.ts';
import { type PlanRecord, planInForce, planNotFound, readPlan, subjectOf } from './plan-record.ts';

export interface AnswerIncomePlan {
  planId: string;
  /** The content that was read. */
  digest: string;
  consents: boolean;
  /** Needed for a refusal. */
  reason?: string | null;
}

/**
 * A completer consents to exactly this plan, or refuses it. With the last consent the plan is agreed and takes the place
 * of the one before.
 * @throws Refusal NOT_FOUND for others than its completers, STATE unless it is proposed, CONFLICT (`digest`) for another
 *   content, REQUIRED (`reason`), RULE where the rulebook became stricter meanwhile
 */
export function answerIncomePlan(scope: Scope, input: AnswerIncomePlan): Promise<PlanRecord> {
  const { userId } = requireUser(scope.actor);
  return change(scope, input.planId, async (income, record) => {
    const member = record.members.find((each) => each.userId === userId && each.pool === 'COMPLETERS');
    if (!member) throw planNotFound();
    requireProposed(record, 'answerIncomePlan');
    if (input.digest !== record.plan.digest) throw new Refusal('CONFLICT', { field: 'digest' });
    const problems = new Problems('');
    const reason = input.consents ? null : readReason(input.reason ?? '', problems.at('reason'));
    refuseAll(problems.list);
    await answer(income, member, {
      consent: input.consents ? 'CONSENTED' : 'REFUSED',
      consentDigest: input.consents ? record.plan.digest : null,
      refusalReason: reason,
    });
    await recordChange(income, {
      action: input.consents ? 'consentToIncomePlan' : 'refuseIncomePlan',
      facts: { planId: record.plan.id, memberId: member.id, digest: record.plan.digest },
      personal: { name: member.name, ...(reason ? { reason } : {}) },
    });
    await agreeWhenComplete(income, record);
  });
}

/**
 * The office records the consent that a completer without an account signed on paper.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE, CONFLICT (`digest`), INVALID (reason HAS_ACCOUNT)
 */
export function recordIncomeConsent(
  scope: Scope,
  input: { planId: string; memberId: string; digest: string; fileId: string },
): Promise<PlanRecord> {
  return change(scope, input.planId, async (income, record) => {
    const { tx } = income;
    permit(income, 'plan', subjectOf(record));
    requireProposed(record, 'recordIncomeConsent');
    const member = record.members.find(({ id, pool }) => id === input.memberId && pool === 'COMPLETERS');
    if (!member) throw new Refusal('NOT_FOUND', { field: 'memberId' });
    if (member.userId !== null)
      throw new Refusal('INVALID', { field: 'memberId', params: { reason: 'HAS_ACCOUNT' } });
    if (input.digest !== record.plan.digest) throw new Refusal('CONFLICT', { field: 'digest' });
    const owner = { kind: PLAN_FILES, id: record.plan.id };
    const [file] = await attachFiles(tx, [input.fileId], owner, scope.actor, { field: 'fileId' });
    await answer(income, member, {
      consent: 'CONSENTED',
      consentDigest: record.plan.digest,
      consentFileId: input.fileId,
      refusalReason: null,
    });
    await recordChange(income, {
      action: 'recordIncomeConsent',
      facts: {
        planId: record.plan.id,
        memberId: member.id,
        digest: record.plan.digest,
        documents: file ? [{ fileId: file.id, sha256: file.sha256 }] : [],
      },
      personal: { name: member.name },
    });
    await agreeWhenComplete(income, record);
  });
}

async function change(
  scope: Scope,
  planId: string,
  work: (income: IncomeChange, record: PlanRecord) => Promise<void>,
): Promise<PlanRecord> {
  const known = await readPlan(scope.app.db.manager, planId);
  return changeIncome(scope, { kind: known.plan.sourceKind, id: known.plan.sourceId }, async (income) => {
    const record = await readPlan(income.tx, planId);
    await work(income, record);
    return record;
  });
}

async function answer(
  { tx }: IncomeChange,
  member: IncomePlanMember,
  values: Partial<IncomePlanMember>,
): Promise<void> {
  Object.assign(member, values, { consentedAt: clock.now() });
  await tx.save(IncomePlanMember, member);
}

/** With the consent of all completers to this very content the plan is agreed. */
async function agreeWhenComplete(income: IncomeChange, record: PlanRecord): Promise<void> {
  const { tx, source, unit } = income;
  const { plan, members } = record;
  const completers = members.filter(({ pool }) => pool === 'COMPLETERS');
  const isComplete = completers.every(
    ({ consent, consentDigest }) => consent === 'CONSENTED' && consentDigest === plan.digest,
  );
  if (!isComplete) return;
  const warnings = judgePlan(unit, source, record);
  const before = { state: plan.state, version: plan.version };
  const former = await planInForce(tx, source);
  if (former) {
    former.state = planStates.next(former.state, 'supersede');
    Object.assign(former, { updatedAt: clock.now(), version: former.version + 1 });
    await tx.save(IncomePlan, former);
  }
  Object.assign(plan, {
    state: planStates.next(plan.state, 'agree'),
    warnings,
    rulebookVersion: unit.rulebook.version,
    agreedAt: clock.now(),
    updatedAt: clock.now(),
    version: plan.version + 1,
  });
  await tx.save(IncomePlan, plan);
  await recordChange(income, {
    action: 'agreeIncomePlan',
    facts: {
      planId: plan.id,
      before,
      after: { state: plan.state, version: plan.version },
      digest: plan.digest,
      supersedes: former?.id ?? null,
      ...(warnings.length > 0 ? { warnings } : {}),
    },
  });
}

function requireProposed({ plan }: PlanRecord, action: string): void {
  if (plan.state !== 'PROPOSED') throw new Refusal('STATE', { params: { state: plan.state, action } });
}
