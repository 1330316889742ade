import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { changeIncome, permit, recordChange } from '../change-income.ts';
import { userIdOf } from '../user-of.ts';
import { checkVersion } from './edit-plan.service.ts';
import { IncomePlan } from './income-plan.entity.ts';
import { judgePlan } from './judge-plan.ts';
import { mailConsentAsked } from './plan.mails.ts';
import { planStates } from './plan.states.ts';
import { type PlanRecord, readPlan, subjectOf } from './plan-record.ts';

/**
 * Asks the completers to consent to a plan; those with an account get a mail.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE, RULE
 */
export async function proposeIncomePlan(
  scope: Scope,
  { planId, expectedVersion }: { planId: string; expectedVersion: number },
): Promise<PlanRecord> {
  const known = await readPlan(scope.app.db.manager, planId);
  return changeIncome(scope, { kind: known.plan.sourceKind, id: known.plan.sourceId }, async (change) => {
    const { tx, source, unit } = change;
    const record = await readPlan(tx, planId);
    const { plan } = record;
    permit(change, 'plan', subjectOf(record));
    checkVersion(plan.version, expectedVersion);
    const before = { state: plan.state, version: plan.version };
    Object.assign(plan, {
      state: planStates.next(plan.state, 'propose'),
      warnings: judgePlan(unit, source, record),
      rulebookVersion: unit.rulebook.version,
      proposedBy: userIdOf(scope),
      proposedAt: clock.now(),
      updatedAt: clock.now(),
      version: plan.version + 1,
    });
    await tx.save(IncomePlan, plan);
    await mailConsentAsked(tx, scope.app, record);
    await recordChange(change, {
      action: 'proposeIncomePlan',
      facts: {
        planId,
        before,
        after: { state: plan.state, version: plan.version },
        digest: plan.digest,
        ...(plan.warnings.length > 0 ? { warnings: plan.warnings } : {}),
      },
    });
    return record;
  });
}
