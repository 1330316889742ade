import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Organization } from './organization.entity.ts';

/** The settings by which a unit runs its deals. */
export const DEAL_SETTINGS = [
  'collectiveDecisionFrom',
  'noticeDays',
  'officeContact',
  'noticeToEveryone',
] as const satisfies readonly (keyof Organization)[];

/** The sum is fen; see the columns of `Organization` for what null means. */
export type UnitDealSettings = Pick<Organization, (typeof DEAL_SETTINGS)[number]>;

/** The settings out of an organisation's row. */
export function dealSettingsOf(organization: Organization): UnitDealSettings {
  const { collectiveDecisionFrom, noticeDays, officeContact, noticeToEveryone } = organization;
  return { collectiveDecisionFrom, noticeDays, officeContact, noticeToEveryone };
}

/**
 * How a unit runs its deals. One statement.
 * @throws Refusal NOT_FOUND
 */
export async function dealSettings(tx: Transaction, organizationId: string): Promise<UnitDealSettings> {
  const organization = await tx.findOneBy(Organization, { id: organizationId });
  if (!organization) throw new Refusal('NOT_FOUND', { field: 'organizationId' });
  return dealSettingsOf(organization);
}
