import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import { organizationPolicy } from '../accounts.policy.ts';
import { Form } from '../form.ts';
import { MAX_INTRO, MAX_ORGANIZATION_NAME, MAX_URL } from '../text-limits.ts';
import { lockOrganization } from './lock-organization.ts';
import type { Organization } from './organization.entity.ts';
import { ORGANIZATION_TOPIC } from './organization.topic.ts';
import type { EditOrganizationInput } from './organization.types.ts';
import { checkFigures, checkRegion, readIndustry, sizeClassOf } from './organization-form.ts';

/** What stands in search documents and lists elsewhere. */
const PUBLIC_FACE = ['name', 'nameEn', 'shortName', 'provinceCode', 'cityCode'] as const;

type Changes = Partial<Organization>;

/**
 * Changes an organisation: its administrators and the operator may; what rules depend on (subordination, public funds)
 * only the operator. The size class follows the figures.
 * @throws Refusal FORBIDDEN, CONFLICT, or everything that is wrong in the form
 */
export function editOrganization(scope: Scope, input: EditOrganizationInput): Promise<Organization> {
  const { organizationId: id } = input;
  return inTransaction(scope.app.db, async (tx) => {
    authorize(organizationPolicy, scope.actor, 'edit', { id });
    if (input.subordination != null || input.stateFunded != null) {
      authorize(organizationPolicy, scope.actor, 'editStanding', { id });
    }
    const organization = await lockOrganization(tx, id, input.expectedVersion);
    const changes = readChanges(input, organization);
    const changed = (Object.keys(changes) as (keyof Organization)[]).filter(
      (key) => changes[key] !== organization[key],
    );
    if (changed.length === 0) return organization;
    const before = Object.fromEntries(changed.map((key) => [key, organization[key]]));
    Object.assign(organization, changes, { version: organization.version + 1 });
    await tx.save(organization);
    const after = Object.fromEntries(changed.map((key) => [key, organization[key]]));
    await audit(tx, scope, {
      caseType: 'Organization',
      caseId: id,
      action: 'editOrganization',
      facts: { before, after },
    });
    if (PUBLIC_FACE.some((key) => changed.includes(key))) await tell(tx, ORGANIZATION_TOPIC, [id]);
    return organization;
  });
}

function readChanges(input: EditOrganizationInput, organization: Organization): Changes {
  const form = new Form();
  const changes: Changes = {
    ...readTexts(form, input),
    ...readPlaceAndFigures(form, input, organization),
    ...(input.noticeToEveryone == null ? {} : { noticeToEveryone: input.noticeToEveryone }),
    ...(input.subordination == null ? {} : { subordination: input.subordination }),
    ...(input.stateFunded == null ? {} : { stateFunded: input.stateFunded }),
  };
  Form.check(form);
  return { ...changes, sizeClass: sizeClassOf({ ...organization, ...changes }) };
}

function readTexts(form: Form, input: EditOrganizationInput): Changes {
  const changes: Changes = {};
  if (input.name !== undefined) changes.name = form.required('name', input.name, MAX_ORGANIZATION_NAME);
  for (const [field, max] of [
    ['nameEn', MAX_ORGANIZATION_NAME],
    ['shortName', MAX_ORGANIZATION_NAME],
    ['intro', MAX_INTRO],
    ['website', MAX_URL],
    ['secrecyOffice', MAX_ORGANIZATION_NAME],
  ] as const) {
    if (input[field] !== undefined) changes[field] = form.optional(field, input[field], max);
  }
  if (changes.website && !isWebAddress(changes.website)) form.refuse('INVALID', 'website');
  return changes;
}

function readPlaceAndFigures(form: Form, input: EditOrganizationInput, organization: Organization): Changes {
  const changes: Changes = {};
  if (input.provinceCode != null || input.cityCode != null) {
    changes.provinceCode = input.provinceCode ?? organization.provinceCode;
    changes.cityCode = input.cityCode ?? organization.cityCode;
    checkRegion(form, changes.provinceCode, changes.cityCode);
  }
  if (input.industryDivision != null) {
    if (organization.kind !== 'ENTERPRISE') {
      form.refuse('INVALID', 'industryDivision', { reason: 'KIND', kind: organization.kind });
    } else changes.industryDivision = readIndustry(form, 'industryDivision', input.industryDivision);
  }
  if (input.employees !== undefined) changes.employees = input.employees;
  if (input.revenue !== undefined) changes.revenue = input.revenue;
  if (input.assets !== undefined) changes.assets = input.assets;
  checkFigures(form, { employees: null, revenue: null, assets: null, ...changes });
  return changes;
}

/** Only http and https: an address that runs something must not become a link. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}
