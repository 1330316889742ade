import { clock } from '../../platform/clock.ts';
import { Problems, refuseAll } from '../../platform/input/problems.ts';
import { readName, readText } from '../../platform/input/texts.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../platform/money.ts';
import type { ResultRecord } from '../results/result-for-case.service.ts';
import type { GrantAgreement, GrantShare, OwnershipGrant } from './data/ownership-grant.entity.ts';
import type { GrantKind, GrantTiming, Relinquishment } from './grant.enums.ts';
import { checkAgreement } from './grant-rules.ts';

/** An application as it was entered. */
export interface ApplicationFields {
  kind: GrantKind;
  timing: GrantTiming;
  /** For a reserved grant without a result: what the result is to be. */
  title?: string | null;
  shareBasisPoints?: number | null;
  useYears?: number | null;
  titleClear: boolean;
  prospects: string;
  recipient?: string | null;
  shares: readonly { completerId?: string | null; name?: string | null; basisPoints: number }[];
  splitFileId?: string | null;
  agreement: AgreementFields;
  relinquishment?: Relinquishment | null;
  resourceFee?: bigint | null;
}

export interface AgreementFields {
  unitIncomeBasisPoints?: number | null;
  incomeWay?: string | null;
  conversionDeadline?: string | null;
  costSharing?: string | null;
  keepingCosts?: string | null;
  reporting?: string | null;
  decisionOnConversion?: string | null;
  rightsAndDuties?: string | null;
}

export type Application = Pick<
  OwnershipGrant,
  | 'title'
  | 'kind'
  | 'timing'
  | 'shareBasisPoints'
  | 'useYears'
  | 'titleClear'
  | 'prospects'
  | 'recipient'
  | 'shares'
  | 'splitFileId'
  | 'agreement'
  | 'relinquishment'
  | 'resourceFee'
>;

const MOST_YEARS = 100;
const MOST_MEMBERS = 50;

/**
 * Reads an application. Of a result that is there, its active completers share what is granted; of one that is yet to
 * come, whoever is named.
 * @throws Refusal with everything that is missing or wrong
 */
export function readApplication(input: ApplicationFields, record: ResultRecord | null): Application {
  const problems = new Problems('');
  const application = {
    title: record?.result.title ?? readName(input.title, 200, problems.at('title')),
    kind: input.kind,
    timing: input.timing,
    ...readExtent(input, problems),
    titleClear: input.titleClear,
    prospects: readText(input.prospects, 2000, problems.at('prospects')) ?? '',
    recipient: readText(input.recipient, 200, problems.at('recipient')),
    shares: record ? sharesOf(input, record, problems) : namedShares(input, problems),
    splitFileId: input.splitFileId ?? null,
    agreement: readAgreement(input.agreement, problems.at('agreement')),
    ...readRelinquishment(input, problems),
  };
  if (record === null && input.timing !== 'RESERVED') problems.at('resultId').add('REQUIRED');
  checkWhole(application.shares, problems.at('shares'));
  refuseAll(problems.list);
  return application;
}

function readExtent({ kind, shareBasisPoints, useYears }: ApplicationFields, problems: Problems) {
  if (kind === 'FULL_WITH_AGREED_INCOME') return { shareBasisPoints: WHOLE_IN_BASIS_POINTS, useYears: null };
  if (kind === 'CO_OWNERSHIP') {
    const share = shareBasisPoints ?? 0;
    const most = WHOLE_IN_BASIS_POINTS - 1;
    if (share < 1 || share > most)
      problems.at('shareBasisPoints').add(share === 0 ? 'REQUIRED' : 'INVALID', { min: 1, max: most });
    return { shareBasisPoints: share, useYears: null };
  }
  const years = useYears ?? 0;
  if (years < 1 || years > MOST_YEARS)
    problems.at('useYears').add(years === 0 ? 'REQUIRED' : 'INVALID', { min: 1, max: MOST_YEARS });
  return { shareBasisPoints: null, useYears: years };
}

function sharesOf({ shares }: ApplicationFields, { completers }: ResultRecord, problems: Problems) {
  const active = completers.filter(({ status }) => status === 'ACTIVE');
  const given = new Map(shares.map((share) => [share.completerId ?? '', share.basisPoints]));
  shares.forEach(({ completerId }, index) => {
    if (!active.some(({ id }) => id === completerId)) problems.at('shares', index).add('NOT_FOUND');
  });
  if (given.size !== shares.length) problems.at('shares').add('INVALID', { reason: 'TWICE' });
  const missing = active.filter(({ id }) => !given.has(id)).map(({ name }) => name);
  if (missing.length > 0) problems.at('shares').add('REQUIRED', { missing: missing.join('、') });
  return active.map(({ id, name }) => ({ completerId: id, name, basisPoints: given.get(id) ?? 0 }));
}

function namedShares({ shares }: ApplicationFields, problems: Problems): GrantShare[] {
  if (shares.length > MOST_MEMBERS) problems.at('shares').add('LIMIT', { max: MOST_MEMBERS });
  return shares.slice(0, MOST_MEMBERS).map(({ name, basisPoints }, index) => ({
    completerId: null,
    name: readName(name, 100, problems.at('shares', index, 'name')),
    basisPoints,
  }));
}

function checkWhole(shares: readonly GrantShare[], problems: Problems): void {
  const sum = shares.reduce((all, { basisPoints }) => all + basisPoints, 0);
  if (shares.length === 0) problems.add('REQUIRED');
  else if (sum !== WHOLE_IN_BASIS_POINTS || shares.some(({ basisPoints }) => basisPoints < 0))
    problems.add('INVALID', { reason: 'NOT_WHOLE', sum });
}

function readAgreement(input: AgreementFields, problems: Problems): GrantAgreement {
  const text = (field: keyof AgreementFields & string, value: string | null | undefined) =>
    readText(value, 2000, problems.at(field)) ?? '';
  const share = input.unitIncomeBasisPoints ?? null;
  if (share !== null && (share < 0 || share > WHOLE_IN_BASIS_POINTS))
    problems.at('unitIncomeBasisPoints').add('INVALID', { min: 0, max: WHOLE_IN_BASIS_POINTS });
  const agreement = {
    unitIncomeBasisPoints: share,
    incomeWay: text('incomeWay', input.incomeWay),
    conversionDeadline: input.conversionDeadline ?? null,
    costSharing: text('costSharing', input.costSharing),
    keepingCosts: text('keepingCosts', input.keepingCosts),
    reporting: text('reporting', input.reporting),
    decisionOnConversion: text('decisionOnConversion', input.decisionOnConversion),
    rightsAndDuties: text('rightsAndDuties', input.rightsAndDuties),
  };
  checkAgreement(agreement, clock.today(), problems);
  return agreement;
}

function readRelinquishment(
  { kind, relinquishment = null, resourceFee = null }: ApplicationFields,
  problems: Problems,
) {
  if (relinquishment !== null && kind !== 'CO_OWNERSHIP')
    problems.at('relinquishment').add('INVALID', { reason: 'NOTHING_REMAINS' });
  if (relinquishment === 'RESOURCE_FEE' && resourceFee === null) problems.at('resourceFee').add('REQUIRED');
  if (relinquishment !== 'RESOURCE_FEE' && resourceFee !== null)
    problems.at('resourceFee').add('INVALID', { reason: 'NO_FEE' });
  if (resourceFee !== null && resourceFee < 0n) problems.at('resourceFee').add('INVALID', { min: 0 });
  return { relinquishment, resourceFee };
}
