import type { CaseLine } from '../../../platform/cases.ts';
import { formatYuan } from '../../../platform/money.ts';
import { termsLines } from '../../offers/terms/terms-text.ts';
import type { DealChange } from '../change-deal.ts';
import { areRelated } from '../judge/compliance.ts';
import type { DealFacts } from '../judge/facts.ts';

// Notices and decisions are Chinese documents, whatever language their reader has chosen.

const PRICINGS = { NEGOTIATED: '协议定价', LISTED: '挂牌交易', AUCTION: '拍卖' } as const;

/** What the leadership decides and the notice announces: result, transaction, price, with whom, how to object (PRC-2). */
export function contentOf(
  { record, enterprise }: DealChange,
  facts: DealFacts,
  forWhom: 'LEADERS' | 'NOTICE',
): CaseLine[] {
  const { deal, result, leaders } = record;
  const completers = result.completers.map(({ name }) => name).join('、');
  const explained = record.declarations.flatMap(({ explanation }) => explanation ?? []);
  return [
    { label: 'RESULT_NAME', value: deal.title },
    ...(completers === '' ? [] : [{ label: 'COMPLETERS' as const, value: completers }]),
    ...(deal.terms ? termsLines(deal.terms) : []),
    { label: 'COUNTERPARTY', value: enterprise.name },
    { label: 'PRICING', value: PRICINGS[deal.pricing] },
    ...(forWhom === 'LEADERS' && facts.floor
      ? [{ label: 'VALUATION' as const, value: `${formatYuan(facts.floor.amount)} 元` }]
      : []),
    ...(areRelated(facts)
      ? [
          {
            label: 'RELATED_PARTY' as const,
            value: explained.length > 0 ? explained.join('；') : '成果完成人为受让方成员',
          },
        ]
      : []),
    ...(leaders.length > 0
      ? [{ label: 'LEADERS' as const, value: leaders.map(({ completerName }) => completerName).join('、') }]
      : []),
    ...(forWhom === 'NOTICE'
      ? [
          {
            label: 'WAY_TO_OBJECT' as const,
            value: facts.settings.officeContact ?? '在公示期内通过本平台公示页面提出异议',
          },
        ]
      : []),
  ];
}
