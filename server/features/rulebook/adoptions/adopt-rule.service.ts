import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { lockOrganization } from '../../accounts/organizations/lock-organization.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import { rulebookPolicy } from '../rulebook.policy.ts';
import { type RulebookReading, rulebookOf } from '../rulebook.service.ts';
import { findRule } from '../rulebook.ts';
import { lastDecision } from './adoptions.ts';
import { RuleAdoption } from './rule-adoption.entity.ts';

/**
 * Makes a document's rule the unit's own from a day on (today or later), so that it blocks. For administrators of
 * the unit.
 * @throws Refusal NOT_FOUND if the rule is not of the unit's rulebook; INVALID if the rule binds already or blocks
 *   nothing, or the day is past; ALREADY_EXISTS; STATE for an organisation that is not confirmed
 */
export function adoptRule(
  scope: Scope,
  input: { organizationId: string; ruleId: string; effectiveFrom: string },
): Promise<RulebookReading> {
  const { organizationId, ruleId, effectiveFrom } = input;
  return decide(scope, { organizationId, ruleId, effectiveFrom, adopted: true }, async (tx, unit) => {
    const rule = findRule(await rulebookOf(tx, unit), ruleId);
    if (!rule) throw new Refusal('NOT_FOUND', { field: 'ruleId' });
    if (!rule.adoptable)
      throw new Refusal('INVALID', { field: 'ruleId', params: { reason: 'NOT_ADOPTABLE' } });
    const earliest = clock.today();
    if (effectiveFrom < earliest)
      throw new Refusal('INVALID', { field: 'effectiveFrom', params: { earliest } });
    const last = await lastDecision(tx, organizationId, ruleId);
    if (last?.adopted) throw new Refusal('ALREADY_EXISTS', { field: 'ruleId' });
  });
}

/**
 * Gives an adopted rule up again from today on; it then only warns. For administrators of the unit.
 * @throws Refusal NOT_FOUND if the unit has not adopted it
 */
export function revokeRuleAdoption(
  scope: Scope,
  { organizationId, ruleId }: { organizationId: string; ruleId: string },
): Promise<RulebookReading> {
  const decision = { organizationId, ruleId, effectiveFrom: clock.today(), adopted: false };
  return decide(scope, decision, async (tx) => {
    const last = await lastDecision(tx, organizationId, ruleId);
    if (!last?.adopted) throw new Refusal('NOT_FOUND', { field: 'ruleId' });
  });
}

type Decision = Pick<RuleAdoption, 'organizationId' | 'ruleId' | 'effectiveFrom' | 'adopted'>;

/** Locks the organisation, so that decisions about one unit come one after the other, and writes the decision down. */
function decide(
  scope: Scope,
  decision: Decision,
  check: (tx: Transaction, unit: Organization) => Promise<void>,
): Promise<RulebookReading> {
  const { organizationId, ruleId, effectiveFrom, adopted } = decision;
  return inTransaction(scope.app.db, async (tx) => {
    authorize(rulebookPolicy, scope.actor, 'adopt', { id: organizationId });
    const authorMembershipId = requireUser(scope.actor).membershipId;
    if (!authorMembershipId) throw new Refusal('FORBIDDEN');
    const organization = await lockOrganization(tx, organizationId);
    if (organization.status !== 'CONFIRMED')
      throw new Refusal('STATE', { params: { state: organization.status } });
    await check(tx, organization);
    await tx.insert(RuleAdoption, { id: newId(), ...decision, authorMembershipId, at: clock.now() });
    const rulebook = await rulebookOf(tx, organization);
    await audit(tx, scope, {
      caseType: 'Organization',
      caseId: organizationId,
      action: adopted ? 'adoptRule' : 'revokeRuleAdoption',
      facts: { ruleId, effectiveFrom },
      rulebookVersion: rulebook.version,
    });
    return { rulebook, organization };
  });
}
