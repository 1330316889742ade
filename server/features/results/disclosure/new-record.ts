import { clock } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import type { ResultRecord } from '../data/result-record.ts';
import { TechResult } from '../data/tech-result.entity.ts';

/** An empty draft of a unit, in memory; its place is the unit's. */
export function newRecord(
  organization: Pick<Organization, 'id' | 'provinceCode' | 'cityCode'>,
  createdBy: string | null,
  source: { sourceId: string | null; importId: string | null } = { sourceId: null, importId: null },
): ResultRecord {
  const now = clock.now();
  const columns: Omit<TechResult, 'price' | 'project'> = {
    id: newId(),
    organizationId: organization.id,
    state: 'DRAFT',
    version: 1,
    title: '',
    titleEn: null,
    summary: '',
    keywords: [],
    sector: '',
    strategicIndustry: null,
    industryDivision: null,
    ipc: null,
    trl: null,
    stage: null,
    provinceCode: organization.provinceCode,
    cityCode: organization.cityCode,
    modes: [],
    payAfterUse: false,
    priceKind: 'NEGOTIABLE',
    priceMin: null,
    priceMax: null,
    advantagesTechnical: null,
    advantagesEconomic: null,
    seeking: null,
    researchState: null,
    marketProspects: null,
    purposes: [],
    projectName: null,
    projectFunded: false,
    conversionDeadline: null,
    attribute: null,
    conversionStatus: 'NOT_CONVERTED',
    conversionCount: 0,
    conversionValue: null,
    hasConfidentialPart: false,
    currentStep: 0,
    registerNumber: null,
    securityScreening: 'NOT_SCREENED',
    securityNote: null,
    returnReason: null,
    withdrawReason: null,
    lastVersion: 0,
    createdBy,
    createdAt: now,
    updatedAt: now,
    disclosedBy: null,
    disclosedAt: null,
    registeredAt: null,
    publishedAt: null,
    withdrawnAt: null,
    ...source,
  };
  return {
    result: Object.assign(new TechResult(), columns),
    completers: [],
    rights: [],
    coOwners: [],
    encumbrances: [],
    pictures: [],
    confidential: null,
  };
}
