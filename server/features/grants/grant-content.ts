import type { CaseLine } from '../../platform/cases.ts';
import { formatYuan, WHOLE_IN_BASIS_POINTS } from '../../platform/money.ts';
import type { OwnershipGrant } from './data/ownership-grant.entity.ts';
import type { GrantKind } from './grant.enums.ts';

/** Words of a notice, which is a Chinese document whatever language its reader has chosen. */
const KIND_WORDS: Readonly<Record<GrantKind, string>> = {
  FULL_WITH_AGREED_INCOME: '约定收益并赋予全部所有权',
  CO_OWNERSHIP: '赋予部分所有权（共有）',
  LONG_TERM_USE: '赋予长期使用权',
};

/** What is decided and announced of a grant. */
export function grantContent(grant: OwnershipGrant, objectTo: string | null): CaseLine[] {
  const { kind, shareBasisPoints, useYears, shares, agreement, resourceFee } = grant;
  const extent = useYears === null ? `${percent(shareBasisPoints ?? 0)}所有权` : `使用权 ${useYears} 年`;
  const team = shares.map(({ name, basisPoints }) => `${name} ${percent(basisPoints)}`).join('、');
  const income = [
    agreement.unitIncomeBasisPoints === null
      ? null
      : `单位享有转化净收入的 ${percent(agreement.unitIncomeBasisPoints)}`,
    resourceFee === null ? null : `一次性资源占用费 ${formatYuan(resourceFee)} 元`,
  ].filter((part) => part !== null);
  return [
    { label: 'RESULT_NAME', value: grant.title },
    { label: 'GRANT_KIND', value: `${KIND_WORDS[kind]}：${extent}` },
    { label: 'RECIPIENTS', value: team },
    ...(income.length > 0 ? [{ label: 'INCOME' as const, value: income.join('；') }] : []),
    ...(grant.recipient ? [{ label: 'COUNTERPARTY' as const, value: grant.recipient }] : []),
    ...(objectTo ? [{ label: 'WAY_TO_OBJECT' as const, value: objectTo }] : []),
  ];
}

function percent(basisPoints: number): string {
  return `${((basisPoints * 100) / WHOLE_IN_BASIS_POINTS).toLocaleString('zh-CN', { maximumFractionDigits: 2 })}%`;
}
