import { IsNull } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { ruleOf, type Unit } from '../../rulebook/unit.ts';
import { RESULT_CASE } from '../change-result.ts';
import { ConfidentialGrant } from '../data/confidential.entity.ts';
import { resultForCase } from '../result-for-case.service.ts';
import { isInForce } from './grants.ts';

export interface CaseGrant {
  unit: Unit;
  resultId: string;
  organizationId: string;
  purpose: string;
  /** The officer who offered it; the other side only accepts. */
  grantedBy: string | null;
  /** Last day on which it holds; null for none. */
  expiresOn: string | null;
}

/**
 * Lets the other side of a case read the confidential part, within the caller's transaction; who may offer it is for the
 * case to decide. Answers the grant's id; one that is in force already is left as it is.
 * @throws Refusal RULE (REG-6) for a sensitive result
 */
export async function grantInCase(tx: Transaction, scope: Scope, input: CaseGrant): Promise<string> {
  const { unit, resultId, organizationId } = input;
  const record = await resultForCase(tx, resultId, { lock: true });
  if (record?.result.securityScreening === 'SENSITIVE') {
    throw new Refusal('RULE', { params: { screening: 'SENSITIVE' }, ...ruleOf(unit, 'REG-6') });
  }
  const earlier = await tx.findOneBy(ConfidentialGrant, { resultId, organizationId, revokedAt: IsNull() });
  if (earlier && isInForce(earlier)) return earlier.id;
  if (earlier) await tx.update(ConfidentialGrant, earlier.id, { revokedAt: clock.now() });
  const id = newId();
  await tx.insert(ConfidentialGrant, {
    id,
    resultId,
    organizationId,
    purpose: input.purpose,
    grantedBy: input.grantedBy,
    grantedAt: clock.now(),
    expiresOn: input.expiresOn,
    revokedAt: null,
    revokedBy: null,
  });
  await audit(tx, scope, {
    caseType: RESULT_CASE,
    caseId: resultId,
    action: 'grantConfidentialAccess',
    facts: { grantId: id, organizationId, expiresOn: input.expiresOn },
    personal: { reason: input.purpose },
    rulebookVersion: unit.rulebook.version,
  });
  return id;
}

/** Takes the leave of a case back when the case ends; one that was taken back before stays so. */
export async function revokeInCase(
  tx: Transaction,
  scope: Scope,
  { unit, grantId }: { unit: Unit; grantId: string },
): Promise<void> {
  const grant = await tx.findOneBy(ConfidentialGrant, { id: grantId, revokedAt: IsNull() });
  if (!grant) return;
  const revokedBy = actingUser(scope.actor)?.userId ?? null;
  await tx.update(ConfidentialGrant, grantId, { revokedAt: clock.now(), revokedBy });
  await audit(tx, scope, {
    caseType: RESULT_CASE,
    caseId: grant.resultId,
    action: 'revokeConfidentialAccess',
    facts: { grantId, organizationId: grant.organizationId },
    rulebookVersion: unit.rulebook.version,
  });
}
