import type {
  CommissionBase,
  CommissionBeneficiary,
  CommissionPayer,
  EditIncomePlanInput,
  IncomePlanFormQuery,
  LeaderPosition,
} from '../../../generated/income/graphql.ts';
import type { IncomeSource } from './source.ts';

type Income = NonNullable<IncomePlanFormQuery['income']>;

/** Shares are percent in the form, as people write them. */
export interface PlanFields {
  completersConvert: boolean;
  completersPercent: number | null;
  contributorsPercent: number | null;
  fundPercent: number | null;
  completers: {
    completerId: string;
    name: string;
    percent: number | null;
    leaderPosition: LeaderPosition | 'NONE';
  }[];
  contributors: {
    name: string;
    email?: string | null;
    contribution?: string | null;
    percent: number | null;
    leaderPosition: LeaderPosition | 'NONE';
  }[];
  commissions: {
    commissionId?: string | null;
    beneficiaryKind: CommissionBeneficiary;
    organizationId?: string | null;
    /** Of the organisation, to be shown. */
    organizationName?: string | null;
    name?: string;
    payer: CommissionPayer;
    base: CommissionBase;
    form: 'SHARE' | 'FIXED';
    percent?: number | null;
    fixed?: string | null;
    agreedOn: string | null;
    fileId?: string | null;
    fileName?: string | null;
  }[];
  note?: string | null;
}

/** Percent with two decimals as basis points. */
export function toBasisPoints(percent: number | null | undefined): number {
  return Math.round((percent ?? 0) * 100);
}

/** What the form begins with: the plan in work, else the one in force, else exactly what the rules demand. */
export function beginWith({ suggestion, planInWork, planInForce }: Income): PlanFields {
  const plan = planInWork ?? planInForce;
  const known = (completerId: string) =>
    plan?.members.find((member) => member.completerId === completerId && member.pool === 'COMPLETERS');
  const from = suggestion.isFixed || !plan ? suggestion : plan;
  return {
    completersConvert: plan?.completersConvert ?? true,
    completersPercent: from.completersBasisPoints / 100,
    contributorsPercent: from.contributorsBasisPoints / 100,
    fundPercent: from.fundBasisPoints / 100,
    completers: suggestion.completers.map(({ completerId, name, basisPoints, leaderPosition }) => {
      const member = suggestion.isFixed ? undefined : known(completerId);
      return {
        completerId,
        name,
        percent: (member?.basisPoints ?? basisPoints) / 100,
        leaderPosition: member?.leaderPosition ?? leaderPosition ?? 'NONE',
      };
    }),
    contributors: (plan?.members ?? [])
      .filter(({ pool }) => pool === 'CONTRIBUTORS')
      .map(({ name, contribution, basisPoints, leaderPosition }) => ({
        name,
        contribution: contribution ?? null,
        percent: basisPoints / 100,
        leaderPosition: leaderPosition ?? 'NONE',
      })),
    commissions: (plan?.commissions ?? []).map((commission) => ({
      commissionId: commission.id,
      beneficiaryKind: commission.beneficiaryKind,
      organizationId: commission.organization?.id ?? null,
      organizationName: commission.organization?.name ?? null,
      name: commission.name,
      payer: commission.payer,
      base: commission.base,
      form: commission.fixed ? 'FIXED' : 'SHARE',
      percent: typeof commission.basisPoints === 'number' ? commission.basisPoints / 100 : null,
      fixed: commission.fixed ?? null,
      agreedOn: commission.agreedOn,
      fileName: commission.file?.name ?? null,
    })),
    note: plan?.note ?? null,
  };
}

export function toInput(
  fields: PlanFields,
  source: IncomeSource,
  expectedVersion: number | null,
): EditIncomePlanInput {
  const leader = (position: LeaderPosition | 'NONE') => (position === 'NONE' ? null : position);
  return {
    source,
    expectedVersion,
    completersConvert: fields.completersConvert,
    completersBasisPoints: toBasisPoints(fields.completersPercent),
    contributorsBasisPoints: toBasisPoints(fields.contributorsPercent),
    fundBasisPoints: toBasisPoints(fields.fundPercent),
    completers: fields.completers.map(({ completerId, percent, leaderPosition }) => ({
      completerId,
      basisPoints: toBasisPoints(percent),
      leaderPosition: leader(leaderPosition),
    })),
    contributors: (fields.contributors ?? []).map(
      ({ name, email, contribution, percent, leaderPosition }) => ({
        name,
        email: email || null,
        contribution: contribution || null,
        basisPoints: toBasisPoints(percent),
        leaderPosition: leader(leaderPosition),
      }),
    ),
    commissions: (fields.commissions ?? []).map((commission) => ({
      commissionId: commission.commissionId ?? null,
      beneficiaryKind: commission.beneficiaryKind,
      organizationId:
        commission.beneficiaryKind === 'ORGANIZATION' ? (commission.organizationId ?? null) : null,
      name: commission.name ?? '',
      payer: commission.payer,
      base: commission.base,
      basisPoints: commission.form === 'SHARE' ? toBasisPoints(commission.percent) : null,
      fixed: commission.form === 'FIXED' ? (commission.fixed ?? null) : null,
      agreedOn: commission.agreedOn ?? '',
      fileId: commission.fileId ?? null,
    })),
    note: fields.note || null,
  };
}

/** The field of the form that a refusal's path names. */
export function fieldName(path: string): (string | number)[] | null {
  const names: Record<string, string> = {
    completersBasisPoints: 'completersPercent',
    contributorsBasisPoints: 'contributorsPercent',
    fundBasisPoints: 'fundPercent',
    basisPoints: 'percent',
  };
  return path
    .replace(/^input\./, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : (names[part] ?? part)));
}
