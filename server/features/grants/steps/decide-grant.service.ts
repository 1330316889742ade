import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { dealSettings } from '../../accounts/organizations/deal-settings.service.ts';
import { callDecision } from '../../decisions/call-decision.service.ts';
import { decisionStanding, voidDecisions } from '../../decisions/decision-standing.service.ts';
import { voidNotice } from '../../notices/notice-standing.service.ts';
import { publishNotice } from '../../notices/publish-notice.service.ts';
import { enforce, warnings } from '../../rulebook/enforce.ts';
import { changeGrant, type GrantReference, grantCase, may } from '../change-grant.ts';
import type { OwnershipGrant } from '../data/ownership-grant.entity.ts';
import { grantPolicy } from '../grant.policy.ts';
import { grantStates } from '../grant.states.ts';
import { grantContent } from '../grant-content.ts';
import { grantDigest } from '../grant-digest.ts';
import { judgeAgreement, noticeDays } from '../grant-rules.ts';

/** Whether a grant is a major matter of PRC-6: whatever gives ownership away. */
export function isMajor({ kind }: Pick<OwnershipGrant, 'kind'>): boolean {
  return kind !== 'LONG_TERM_USE';
}

/**
 * Calls the collective decision on a grant of ownership (PRC-6).
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE, CONFLICT, RULE (GRT-4 while the agreement has gaps), what the
 *   call itself refuses
 */
export async function callGrantDecision(
  scope: Scope,
  input: GrantReference & { meetingOn?: string | null; memberIds?: readonly string[] | null },
): Promise<OwnershipGrant> {
  return changeGrant(scope, input, may('decide'), async ({ tx, grant, unit, subject }) => {
    grantStates.next(grant.state, 'approve');
    const warned = judgeAgreement(unit.rulebook, grant);
    const settings = await dealSettings(tx, grant.organizationId);
    const decision = await callDecision(tx, scope, {
      ...grantCase(grant),
      unit,
      termsDigest: grantDigest(grant),
      resultId: grant.resultId,
      title: grant.title,
      content: grantContent(grant, settings.officeContact),
      recused: [...subject.team, grant.appliedBy].map((userId) => ({ userId, reason: 'COMPLETER' as const })),
      memberIds: input.memberIds ?? null,
      meetingOn: input.meetingOn ?? null,
    });
    return { action: 'callGrantDecision', facts: { decisionId: decision.id, warnings: warned } };
  });
}

/**
 * The unit approves a grant; of ownership only after its collective decision (PRC-6).
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES for the team, STATE, CONFLICT, RULE (GRT-4, PRC-6)
 */
export async function approveGrant(scope: Scope, input: GrantReference): Promise<OwnershipGrant> {
  return changeGrant(scope, input, may('decide'), async ({ tx, grant, unit }) => {
    const state = grantStates.next(grant.state, 'approve');
    const standing = await decisionStanding(tx, grantCase(grant), grantDigest(grant));
    const decided = standing === 'APPROVED';
    const warned = warnings(
      ...judgeAgreement(unit.rulebook, grant),
      enforce(
        unit.rulebook,
        'PRC-6',
        ({ collectiveDecision }) => decided || !collectiveDecision || !isMajor(grant),
        { params: { decision: standing } },
      ),
    );
    if (standing === 'REJECTED' || standing === 'CALLED') {
      throw new Refusal('STATE', { params: { action: 'approveGrant', reason: `DECISION_${standing}` } });
    }
    const approvedBy = requireUser(scope.actor).userId;
    Object.assign(grant, { state, approvedBy, approvedAt: clock.now() });
    return { action: 'approveGrant', facts: { decision: standing, warnings: warned } };
  });
}

/**
 * Gives public notice of an approved grant (GRT-3), for as many days as the rule and the unit ask for.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE (also where no notice is asked for), CONFLICT, RULE
 */
export async function publishGrantNotice(
  scope: Scope,
  input: GrantReference & { days?: number | null },
): Promise<OwnershipGrant> {
  return changeGrant(scope, input, may('decide'), async ({ tx, grant, unit, subject }) => {
    const state = grantStates.next(grant.state, 'publishNotice');
    const settings = await dealSettings(tx, grant.organizationId);
    const asked = noticeDays(unit.rulebook, grant, settings.noticeDays);
    const days = input.days ?? asked;
    if (days < Math.max(asked, 1)) {
      enforce(unit.rulebook, 'GRT-3', false, { field: 'days', params: { days, minimumDays: asked } });
      throw new Refusal('INVALID', { field: 'days', params: { days, min: Math.max(asked, 1) } });
    }
    const notice = await publishNotice(tx, scope, {
      ...grantCase(grant),
      unit,
      termsDigest: grantDigest(grant),
      kind: 'GRANT',
      resultId: grant.resultId,
      title: grant.title,
      content: grantContent(grant, settings.officeContact),
      days,
      ruleId: 'GRT-3',
      partyUserIds: [...new Set([...subject.team, grant.appliedBy])],
      partyOrganizationIds: [],
    });
    grant.state = state;
    return { action: 'publishGrantNotice', facts: { noticeId: notice.id, days } };
  });
}

/**
 * The office refuses an application, or the applicant takes it back; decision and notice are void.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, REQUIRED without a reason
 */
export async function refuseGrant(
  scope: Scope,
  input: GrantReference & { reason: string },
): Promise<OwnershipGrant> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems) ?? '';
  refuseAll(problems.list);
  return changeGrant(
    scope,
    input,
    (actor, subject) => {
      if (!grantPolicy.takeBack(actor, subject)) may('decide')(actor, subject);
    },
    async ({ tx, grant }) => {
      const state = grantStates.next(grant.state, 'refuse');
      await voidDecisions(tx, scope, grantCase(grant), reason);
      await voidNotice(tx, scope, grantCase(grant), reason);
      Object.assign(grant, { state, endReason: reason });
      return { action: 'refuseGrant', personal: { reason } };
    },
  );
}

/**
 * Takes an approved or announced grant back to the application, so that it can be changed; decision and notice are
 * void, and both are asked for again.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE, CONFLICT, REQUIRED
 */
export async function reopenGrant(
  scope: Scope,
  input: GrantReference & { reason: string },
): Promise<OwnershipGrant> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems) ?? '';
  refuseAll(problems.list);
  return changeGrant(scope, input, may('decide'), async ({ tx, grant }) => {
    const state = grantStates.next(grant.state, 'reopen');
    await voidDecisions(tx, scope, grantCase(grant), reason);
    await voidNotice(tx, scope, grantCase(grant), reason);
    Object.assign(grant, { state, approvedBy: null, approvedAt: null });
    return { action: 'reopenGrant', personal: { reason } };
  });
}
