import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { organizationPolicy } from '../accounts.policy.ts';
import { Form } from '../form.ts';
import { MAX_CONTACT } from '../text-limits.ts';
import { DEAL_SETTINGS, dealSettingsOf, type UnitDealSettings } from './deal-settings.service.ts';
import { lockOrganization } from './lock-organization.ts';
import type { Organization } from './organization.entity.ts';
import type { SetDealSettingsInput } from './organization.types.ts';

/** A notice that runs longer than a year is taken for a slip of the keyboard. */
const MAX_NOTICE_DAYS = 365;

/**
 * Sets how a unit runs its deals; its own administrators only, and what changed is kept with author and moment in the
 * unit's audit chain. Cases under way keep the notices and decisions that they have.
 * @throws Refusal FORBIDDEN, NOT_FOUND, CONFLICT, or everything that is wrong in the form
 */
export function setDealSettings(scope: Scope, input: SetDealSettingsInput): Promise<Organization> {
  const { organizationId: id } = input;
  return inTransaction(scope.app.db, async (tx) => {
    authorize(organizationPolicy, scope.actor, 'setDeals', { id });
    const organization = await lockOrganization(tx, id, input.expectedVersion);
    const settings = readSettings(input);
    const before = dealSettingsOf(organization);
    const changed = DEAL_SETTINGS.filter((key) => key in settings && settings[key] !== before[key]);
    if (changed.length === 0) return organization;
    Object.assign(organization, settings, { version: organization.version + 1 });
    await tx.save(organization);
    const pick = (from: UnitDealSettings) => Object.fromEntries(changed.map((key) => [key, from[key]]));
    await audit(tx, scope, {
      caseType: 'Organization',
      caseId: id,
      action: 'setDealSettings',
      facts: { before: pick(before), after: pick(organization) },
    });
    return organization;
  });
}

function readSettings(input: SetDealSettingsInput): Partial<UnitDealSettings> {
  const form = new Form();
  const { collectiveDecisionFrom: from, noticeDays: days } = input;
  if (from != null && from < 0n) {
    form.refuse('INVALID', 'collectiveDecisionFrom', { reason: 'RANGE', min: 0 });
  }
  if (days != null && (days < 1 || days > MAX_NOTICE_DAYS)) {
    form.refuse('INVALID', 'noticeDays', { reason: 'RANGE', min: 1, max: MAX_NOTICE_DAYS });
  }
  const settings: Partial<UnitDealSettings> = {
    ...(from === undefined ? {} : { collectiveDecisionFrom: from }),
    ...(days === undefined ? {} : { noticeDays: days }),
    ...(input.officeContact === undefined
      ? {}
      : { officeContact: form.optional('officeContact', input.officeContact, MAX_CONTACT) }),
    ...(input.noticeToEveryone == null ? {} : { noticeToEveryone: input.noticeToEveryone }),
  };
  Form.check(form);
  return settings;
}
