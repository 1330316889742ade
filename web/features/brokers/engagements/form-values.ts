import type {
  CommissionBasis,
  CommissionBeneficiaryRole,
  CommissionDueWhen,
  CommissionTierWay,
  EngagementCommissionFields,
  EngagementMandateInput,
  EngagementPayer,
  EngagementSide,
  EngagementTermsInput,
} from '../../../generated/brokers-engagements/graphql.ts';
import type { Version } from './engagement-words.tsx';

export interface TierFields {
  from?: string | null;
  /** Percent. */
  rate?: number | null;
}

export interface PartFields {
  role?: CommissionBeneficiaryRole;
  /** Of who shares already. */
  key?: string | null;
  kind?: 'PERSON' | 'ORGANIZATION';
  brokerId?: string | null;
  organizationId?: string | null;
  /** Shown for who is fixed. */
  name?: string | null;
  /** Percent. */
  share?: number | null;
}

/** The commission as it is typed in. */
export interface TermsFields {
  basis: CommissionBasis;
  way: CommissionTierWay;
  tiers: TierFields[];
  fixed?: string | null;
  cap?: string | null;
  minimum?: string | null;
  payer: EngagementPayer;
  due: CommissionDueWhen;
  protectionMonths: number;
  parts: PartFields[];
  /** Percent; only for the examples of a commission in equity. */
  equity?: number | null;
}

/** What the broker is engaged for, as it is typed in. */
export interface MandateFields {
  about: 'RESULT' | 'DEMAND' | 'WORDS';
  resultId?: string | null;
  demandId?: string | null;
  scopeText: string;
  isExclusive: boolean;
  startsOn: string;
  endsOn: string;
  duties: string;
  confidentialAccess: boolean;
}

export interface EngagementFields extends MandateFields, TermsFields {
  side: EngagementSide;
  clientOrganizationId?: string | null;
  leadBrokerId?: string | null;
  agreedFrom?: string | null;
  note?: string | null;
}

const BASIS_POINTS = 100;
const WHOLE = 10_000;

export function basisPointsOf(percent: number | null | undefined): number {
  return Math.round((percent ?? 0) * BASIS_POINTS);
}

/** What the shares come to, in basis points. */
export function sumOfShares(parts: readonly (PartFields | undefined)[] | undefined): number {
  return (parts ?? []).reduce((sum, part) => sum + basisPointsOf(part?.share), 0);
}

/** The commission without who shares it; what belongs to another base is left out. */
export function commissionInput(fields: TermsFields): EngagementCommissionFields {
  const { basis, way, payer, due, protectionMonths } = fields;
  const hasBounds = basis !== 'FIXED' && basis !== 'EQUITY';
  const known = basis === 'CONTRACT_AMOUNT' || basis === 'FIXED' || basis === 'EQUITY';
  const tiers = basis === 'EQUITY' ? fields.tiers.slice(0, 1) : fields.tiers;
  return {
    ...{ basis, way, payer, protectionMonths },
    due: known ? due : 'EACH_RECEIPT',
    tiers:
      basis === 'FIXED'
        ? []
        : tiers.map((tier, index) => ({
            from: index === 0 ? '0.00' : (tier?.from ?? '0.00'),
            basisPoints: basisPointsOf(tier?.rate),
          })),
    fixed: basis === 'FIXED' ? (fields.fixed ?? null) : null,
    cap: hasBounds ? (fields.cap ?? null) : null,
    minimum: hasBounds ? (fields.minimum ?? null) : null,
  };
}

export function termsInput(fields: EngagementFields): EngagementTermsInput {
  return {
    ...commissionInput(fields),
    beneficiaries: fields.parts.map(({ role = 'CO_BROKER', key, kind, brokerId, organizationId, share }) => ({
      role,
      key: key ?? null,
      brokerId: key ? null : role === 'LEAD' ? (fields.leadBrokerId ?? null) : personOf(role, kind, brokerId),
      organizationId: key || role === 'LEAD' || isPerson(role, kind) ? null : (organizationId ?? null),
      basisPoints: basisPointsOf(share),
    })),
  };
}

function personOf(
  role: CommissionBeneficiaryRole,
  kind: PartFields['kind'],
  brokerId: string | null | undefined,
): string | null {
  return isPerson(role, kind) ? (brokerId ?? null) : null;
}

function isPerson(role: CommissionBeneficiaryRole, kind: PartFields['kind']): boolean {
  return role === 'CO_BROKER' || (role === 'REFERRER' && kind !== 'ORGANIZATION');
}

export function mandateInput(fields: MandateFields): EngagementMandateInput {
  const { about, scopeText, isExclusive, startsOn, endsOn, duties, confidentialAccess } = fields;
  return {
    resultId: about === 'RESULT' ? (fields.resultId ?? null) : null,
    demandId: about === 'DEMAND' ? (fields.demandId ?? null) : null,
    ...{ scopeText, isExclusive, startsOn, endsOn, duties, confidentialAccess },
  };
}

/** A version as the form shows it, to propose another from it. */
export function fieldsOf(version: Version): Omit<EngagementFields, 'side'> {
  const { mandate, commission } = version;
  const { tiers, beneficiaries, ...rest } = commission;
  return {
    ...rest,
    ...mandate,
    about: mandate.resultId ? 'RESULT' : mandate.demandId ? 'DEMAND' : 'WORDS',
    tiers: tiers.map(({ from, basisPoints }) => ({ from, rate: basisPoints / BASIS_POINTS })),
    parts: beneficiaries.map(({ key, role, kind, name, basisPoints }) => ({
      ...{ key, role, kind, name },
      share: basisPoints / BASIS_POINTS,
    })),
  };
}

export const isWhole = (parts: readonly PartFields[] | undefined) => sumOfShares(parts) === WHOLE;

/** The path of a field of the server as this form names it. */
export function fieldName(path: string): (string | number)[] | null {
  const [first, second, index, third] = path.split('.');
  if (first === 'mandate' && second) return [second];
  if (first !== 'terms') return first ? [first] : null;
  if (second === 'tiers' && index !== undefined && third)
    return ['tiers', Number(index), third === 'basisPoints' ? 'rate' : third];
  if (second === 'beneficiaries' && index !== undefined)
    return ['parts', Number(index), third === 'basisPoints' ? 'share' : (third ?? 'share')];
  return second && second !== 'beneficiaries' ? [second] : null;
}
