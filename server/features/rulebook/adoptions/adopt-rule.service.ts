import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { lockOrganization } from '../../accounts/organizations/lock-organization.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import { rulebookPolicy } from '../rulebook.policy.ts';
import { type RulebookReading, rulebookOf } from '../rulebook.service.ts';
import { buildRulebook, findRule, type Rule } from '../rulebook.ts';
import type { Adoption } from '../rulebook.types.ts';
import { changedParameters, readFirstDay, readReason, recordVersion } from '../versions/record-version.ts';
import type { RulebookChange, RulebookVersion } from '../versions/rulebook-version.entity.ts';
import { type GivenValue, readValues, storedValues, type ValueTexts } from '../versions/values.ts';
import { adoptionOf, adoptionRows, commonSettings, lastDecision } from '../versions/versions.ts';

export interface AdoptRule {
  organizationId: string;
  ruleId: string;
  effectiveFrom: string;
  /** The unit's own values, each as strict as the rule or stricter. */
  parameters?: readonly GivenValue[] | null;
  reason: string;
}

/**
 * Makes a document's rule the unit's own from a day on (today or later), so that it blocks, perhaps with stricter
 * values; of a rule that is adopted already the values change. For administrators of the unit.
 * @throws Refusal NOT_FOUND if the rule is not of the unit's rulebook; INVALID if the rule binds already or blocks
 *   nothing, or the day is past; RULE for laxer values; ALREADY_EXISTS if it stands so already; STATE for an
 *   organisation that is not confirmed; REQUIRED or TOO_LONG for the reason
 */
export function adoptRule(scope: Scope, input: AdoptRule): Promise<RulebookReading> {
  const { organizationId, ruleId, parameters = null } = input;
  return decide(scope, { organizationId, ruleId, kind: 'ADOPTION', reason: input.reason }, (now) => {
    if (!now.bare) throw new Refusal('NOT_FOUND', { field: 'ruleId' });
    if (!now.bare.adoptable) {
      throw new Refusal('INVALID', { field: 'ruleId', params: { reason: 'NOT_ADOPTABLE' } });
    }
    const effectiveFrom = readFirstDay(input.effectiveFrom);
    const values = readValues(now.bare, parameters ?? []);
    if (now.last?.kind === 'ADOPTION' && sameValues(now.last.parameters, values)) {
      throw new Refusal('ALREADY_EXISTS', { field: 'ruleId' });
    }
    return { effectiveFrom, values };
  });
}

/**
 * Gives an adopted rule up again from today on; it then only warns, and the unit's own values end. For administrators
 * of the unit.
 * @throws Refusal NOT_FOUND if the unit has not adopted it; REQUIRED or TOO_LONG for the reason
 */
export function revokeRuleAdoption(
  scope: Scope,
  { organizationId, ruleId, reason }: { organizationId: string; ruleId: string; reason: string },
): Promise<RulebookReading> {
  return decide(scope, { organizationId, ruleId, kind: 'REVOCATION', reason }, ({ last }) => {
    if (last?.kind !== 'ADOPTION') throw new Refusal('NOT_FOUND', { field: 'ruleId' });
    return { effectiveFrom: clock.today(), values: {} };
  });
}

interface Decision {
  organizationId: string;
  ruleId: string;
  kind: 'ADOPTION' | 'REVOCATION';
  reason: string;
}

interface Standing {
  /** The rule without what the unit decided, on the first day. */
  bare: Rule | undefined;
  /** The last decision, also one that is still to come. */
  last: RulebookVersion | null;
}

/** Locks the organisation, so that decisions about one unit come one after the other, and writes the decision down. */
function decide(
  scope: Scope,
  decision: Decision,
  read: (now: Standing) => { effectiveFrom: string; values: ValueTexts },
): Promise<RulebookReading> {
  const { organizationId, ruleId, kind } = decision;
  return inTransaction(scope.app.db, async (tx) => {
    authorize(rulebookPolicy, scope.actor, 'adopt', { id: organizationId });
    const organization = await lockOrganization(tx, organizationId);
    if (organization.status !== 'CONFIRMED') {
      throw new Refusal('STATE', { params: { state: organization.status } });
    }
    const reason = readReason(decision.reason);
    const last = await lastDecision(tx, organizationId, ruleId);
    const bare = findRule(await withoutDecisions(tx, organization), ruleId);
    const { effectiveFrom, values } = read({ bare, last });
    const { before, after, version } = await compare(tx, organization, { decision, effectiveFrom, values });
    const changes = [...adoptedChange(ruleId, last, kind), ...changedParameters(ruleId, before, after)];
    await recordVersion(tx, scope, {
      kind,
      version,
      organizationId,
      provinceCode: organization.provinceCode,
      ruleId,
      documentId: null,
      parameters: values,
      changes,
      reason,
      effectiveFrom,
    });
    const rulebook = await rulebookOf(tx, organization);
    await audit(tx, scope, {
      caseType: 'Organization',
      caseId: organizationId,
      action: kind === 'ADOPTION' ? 'adoptRule' : 'revokeRuleAdoption',
      facts: { ruleId, effectiveFrom, reason, changes },
      rulebookVersion: rulebook.version,
    });
    return { rulebook, organization };
  });
}

/** Today's rulebook of a unit as if it had decided nothing. */
async function withoutDecisions(tx: Transaction, unit: Organization) {
  const today = clock.today();
  return buildRulebook(unit, today, await commonSettings(tx, today));
}

/** The rule before and after a decision on its first day, and the version that the decision makes. */
async function compare(
  tx: Transaction,
  unit: Organization,
  next: { decision: Decision; effectiveFrom: string; values: ValueTexts },
): Promise<{ before: Rule | undefined; after: Rule | undefined; version: string }> {
  const { effectiveFrom, decision, values } = next;
  const settings = await commonSettings(tx, effectiveFrom);
  const rows = (await adoptionRows(tx, [unit.id], effectiveFrom)).get(unit.id) ?? [];
  const adoptions = rows.map(adoptionOf);
  const others = adoptions.filter(({ ruleId }) => ruleId !== decision.ruleId);
  const build = (all: readonly Adoption[]) =>
    buildRulebook(unit, effectiveFrom, { ...settings, adoptions: all });
  const before = findRule(build(adoptions), decision.ruleId);
  const own = { ruleId: decision.ruleId, effectiveFrom };
  const isAdopted = decision.kind === 'ADOPTION' && before !== undefined;
  const rulebook = build(
    isAdopted ? [...others, { ...own, parameters: storedValues(before.id, values) }] : others,
  );
  return { before, after: findRule(rulebook, decision.ruleId), version: rulebook.version };
}

/** Whether the rule is the unit's own, if that changed. */
function adoptedChange(
  ruleId: string,
  last: RulebookVersion | null,
  kind: Decision['kind'],
): RulebookChange[] {
  const [from, to] = [last?.kind === 'ADOPTION', kind === 'ADOPTION'].map(String);
  if (from === undefined || to === undefined || from === to) return [];
  return [{ ruleId, documentId: null, parameter: 'adopted', from, to }];
}

function sameValues(one: ValueTexts, other: ValueTexts): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
