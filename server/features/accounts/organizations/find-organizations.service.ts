import type { Scope } from '../../../platform/app.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { normalizeCreditCode } from '../../../platform/standards/credit-code.ts';
import type { OrganizationKind } from '../accounts.enums.ts';
import { organizationPolicy } from '../accounts.policy.ts';
import { Organization } from './organization.entity.ts';
import { OrganizationAccount } from './organization.types.ts';

const MAX_TEXT = 100;

export interface FindOrganizations extends PageArgs {
  kinds?: readonly OrganizationKind[] | null;
  /** Part of a name, or a whole credit code. */
  text?: string | null;
  provinceCode?: string | null;
}

/** Confirmed organisations in the order of their names in pinyin. */
export function findOrganizations(scope: Scope, args: FindOrganizations): Promise<Page<Organization>> {
  const query = scope.app.db
    .createQueryBuilder(Organization, 'organization')
    .where(`organization.status = 'CONFIRMED'`);
  if (args.kinds?.length) query.andWhere('organization.kind IN (:...kinds)', { kinds: args.kinds });
  if (args.provinceCode) {
    query.andWhere('organization.provinceCode = :provinceCode', { provinceCode: args.provinceCode });
  }
  const text = args.text?.trim() ?? '';
  if (text.length > MAX_TEXT) throw new Refusal('TOO_LONG', { field: 'text', params: { max: MAX_TEXT } });
  if (text !== '') {
    query.andWhere(
      `(concat_ws(' ', organization.name, organization.shortName, organization.nameEn) ILIKE :pattern
        OR organization.creditCode = :code)`,
      { pattern: `%${text.replace(/[\\%_]/g, '\\$&')}%`, code: normalizeCreditCode(text) },
    );
  }
  return keysetPage(query, args, {
    expression: 'organization.name COLLATE zh_pinyin',
    direction: 'ASC',
    value: (organization) => organization.name,
    type: 'text',
  });
}

/** A confirmed organisation; others only for their members and the operator, null for everybody else. */
export async function findOrganization(scope: Scope, id: string): Promise<Organization | null> {
  const organization = isId(id) ? await scope.app.db.manager.findOneBy(Organization, { id }) : null;
  if (!organization || organization.status === 'CONFIRMED') return organization;
  return organizationPolicy.see(scope.actor, organization) ? organization : null;
}

/** An organisation for its own members and the operator; null if there is none. */
export async function findAccount(scope: Scope, id: string): Promise<OrganizationAccount | null> {
  authorize(organizationPolicy, scope.actor, 'see', { id });
  const organization = isId(id) ? await scope.app.db.manager.findOneBy(Organization, { id }) : null;
  return organization && new OrganizationAccount(organization);
}

/** Organisations that wait for the operator, the oldest first. */
export function pendingOrganizations(scope: Scope, args: PageArgs): Promise<Page<Organization>> {
  authorize(organizationPolicy, scope.actor, 'decide', { id: '' });
  const query = scope.app.db
    .createQueryBuilder(Organization, 'organization')
    .where(`organization.status = 'PENDING'`);
  return keysetPage(query, args, {
    expression: 'organization.created_at',
    direction: 'ASC',
    value: ({ createdAt }) => createdAt.toISOString(),
    type: 'timestamptz',
  });
}
