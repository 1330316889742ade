import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import type { OrganizationKind, Subordination } from '../accounts.enums.ts';
import { Form } from '../form.ts';
import { Organization } from '../organizations/organization.entity.ts';
import {
  checkFigures,
  checkRegion,
  type Figures,
  readCreditCode,
  readIndustry,
  sizeClassOf,
} from '../organizations/organization-form.ts';
import { MAX_ORGANIZATION_NAME } from '../text-limits.ts';
import { insertUnlessThere } from './insert-unless-there.ts';

export interface NewOrganization extends Partial<Figures> {
  creditCode: string;
  name: string;
  kind: OrganizationKind;
  provinceCode: string;
  cityCode: string;
  /** GB/T 4754; enterprises need it. */
  industryDivision?: string | null;
  subordination?: Subordination;
  stateFunded?: boolean;
}

/** Where somebody signs up: the organisation, and whether they are the first of it. */
export interface Place {
  organization: Organization;
  founded: boolean;
}

/** Finds or founds that organisation within the sign-up's transaction, once its form has nothing wrong. */
export interface PlaceFinder {
  form: Form;
  find(tx: Transaction): Promise<Place>;
}

/**
 * Founds an organisation, or joins the one that has its credit code already and is of the kinds allowed. `prefix` and
 * `nameField` say how the input calls the fields.
 */
export function foundOrJoin(
  input: NewOrganization,
  kinds: readonly OrganizationKind[],
  { prefix = '', nameField = 'name' } = {},
): PlaceFinder {
  const form = new Form(prefix);
  if (!kinds.includes(input.kind)) form.refuse('INVALID', 'kind', { reason: 'KIND', kind: input.kind });
  const organization = readOrganization(form, input, nameField);
  return {
    form,
    find: async (tx) => {
      const place = await insertOrLock(tx, organization);
      refuseKind(place.organization, kinds, `${prefix}creditCode`);
      return place;
    },
  };
}

/** Asks to join an organisation of the kinds allowed, by its id. */
export function join(organizationId: string, kinds: readonly OrganizationKind[]): PlaceFinder {
  const field = 'organizationId';
  return {
    form: new Form(),
    find: async (tx) => {
      const organization = isId(organizationId) ? await lockShared(tx, { id: organizationId }) : null;
      if (!organization) throw new Refusal('NOT_FOUND', { field });
      refuseKind(organization, kinds, field);
      return { organization, founded: false };
    },
  };
}

function refuseKind({ kind }: Organization, kinds: readonly OrganizationKind[], field: string): void {
  if (!kinds.includes(kind)) throw new Refusal('INVALID', { field, params: { reason: 'KIND', kind } });
}

function readOrganization(form: Form, input: NewOrganization, nameField: string): Organization {
  const { kind, provinceCode, cityCode } = input;
  const figures = {
    employees: input.employees ?? null,
    revenue: input.revenue ?? null,
    assets: input.assets ?? null,
  };
  const industryDivision =
    kind === 'ENTERPRISE' ? readIndustry(form, 'industryDivision', input.industryDivision ?? '') : null;
  checkRegion(form, provinceCode, cityCode);
  checkFigures(form, figures);
  return Object.assign(new Organization(), {
    id: newId(),
    name: form.required(nameField, input.name, MAX_ORGANIZATION_NAME),
    nameEn: null,
    shortName: null,
    kind,
    creditCode: readCreditCode(form, 'creditCode', input.creditCode),
    provinceCode,
    cityCode,
    industryDivision,
    ...figures,
    sizeClass: sizeClassOf({ kind, industryDivision, ...figures }),
    intro: null,
    website: null,
    status: 'PENDING' as const,
    stateFunded: input.stateFunded ?? false,
    subordination: input.subordination ?? 'NONE',
    secrecyOffice: null,
    noticeToEveryone: false,
    collectiveDecisionFrom: null,
    noticeDays: null,
    officeContact: null,
    createdAt: clock.now(),
    decidedAt: null,
    version: 1,
  });
}

async function insertOrLock(tx: Transaction, organization: Organization): Promise<Place> {
  if (await insertUnlessThere(tx, Organization, organization)) return { organization, founded: true };
  const existing = await lockShared(tx, { creditCode: organization.creditCode });
  // None: it was turned down between the two statements, so the code is free again.
  return existing ? { organization: existing, founded: false } : insertOrLock(tx, organization);
}

/** The organisation, locked against a decision on it at the same moment. */
export async function lockShared(
  tx: Transaction,
  where: { id: string } | { creditCode: string },
): Promise<Organization | null> {
  const organization = await tx
    .createQueryBuilder(Organization, 'organization')
    .where(where)
    .andWhere(`organization.status <> 'REJECTED'`)
    .setLock('pessimistic_read')
    .getOne();
  if (organization?.status !== 'SUSPENDED') return organization;
  throw new Refusal('STATE', { params: { state: organization.status } });
}
