import { v5 } from 'uuid';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { documentPolicy } from '../rulebook.policy.ts';
import { buildProvinceRulebook, findRule } from '../rulebook.ts';
import type { Amendment } from '../rulebook.types.ts';
import { changedParameters, readFirstDay, readReason, recordVersion } from './record-version.ts';
import type { RulebookVersion } from './rulebook-version.entity.ts';
import { type GivenValue, readValues, storedValues } from './values.ts';
import { commonSettings } from './versions.ts';

/** Makes the id of a rule into the id of its audit chain. */
const RULE_NAMESPACE = '0b8f6f0a-93a5-4a0e-8b5a-0d5d6a1e6c33';
/** Stands for every province: only what holds everywhere is of such a rulebook. */
export const EVERYWHERE = 'ALL';

export interface AmendRule {
  ruleId: string;
  /** Stricter values; none takes back what was amended before. */
  parameters: readonly GivenValue[];
  effectiveFrom?: string | null;
  reason: string;
}

/**
 * Gives a rule of the platform stricter values than those that it came with, or takes them back. For operators.
 * @throws Refusal NOT_FOUND, INVALID for a rule that is not the platform's or a day that is past, REQUIRED, TOO_LONG,
 *   ALREADY_EXISTS if nothing would change, RULE for laxer values
 */
export function amendRule(scope: Scope, input: AmendRule): Promise<RulebookVersion> {
  return inTransaction(scope.app.db, async (tx) => {
    authorize(documentPolicy, scope.actor, 'amend', null);
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('rulebook'))`);
    const reason = readReason(input.reason);
    const effectiveFrom = readFirstDay(input.effectiveFrom);
    const settings = await commonSettings(tx, effectiveFrom);
    const others = settings.amendments.filter(({ ruleId }) => ruleId !== input.ruleId);
    const build = (amendments: readonly Amendment[]) =>
      buildProvinceRulebook(EVERYWHERE, effectiveFrom, { ...settings, amendments });
    const plain = findRule(build(others), input.ruleId);
    if (!plain) throw new Refusal('NOT_FOUND', { field: 'ruleId' });
    if (!plain.strands.some(({ authority }) => authority === 'PLATFORM')) {
      throw new Refusal('INVALID', { field: 'ruleId', params: { reason: 'NOT_OURS' } });
    }
    const parameters = readValues(plain, input.parameters);
    const amendment = { ruleId: plain.id, effectiveFrom, parameters: storedValues(plain.id, parameters) };
    const after = build(input.parameters.length > 0 ? [...others, amendment] : others);
    const before = findRule(build(settings.amendments), plain.id);
    const changes = changedParameters(plain.id, before, after.rule(plain.id));
    if (changes.length === 0) throw new Refusal('ALREADY_EXISTS', { field: 'parameters' });
    const version = await recordVersion(tx, scope, {
      kind: 'AMENDMENT',
      version: after.version,
      organizationId: null,
      provinceCode: null,
      ruleId: plain.id,
      documentId: null,
      parameters,
      changes,
      reason,
      effectiveFrom,
    });
    await audit(tx, scope, {
      caseType: 'Rule',
      caseId: v5(plain.id, RULE_NAMESPACE),
      action: 'amendRule',
      facts: { ruleId: plain.id, effectiveFrom, reason, changes },
      rulebookVersion: after.version,
    });
    return version;
  });
}
