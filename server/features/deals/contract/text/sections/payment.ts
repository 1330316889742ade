import type { DueCondition, PaymentTerms, RoyaltyTerms } from '../../../../offers/terms/terms.ts';
import { type Block, paragraph } from '../contract-text.ts';
import { capitalFigures, chineseNumber, dayInWords, groupedYuan, percent, sumInWords } from '../figures.ts';
import { ENTERPRISE, OWNER, type Section } from './section.ts';

/** What is paid and when. */
export const payment: Section = ({ terms }) => {
  const given = terms.payment;
  if (!given) return terms.equity ? [] : paragraph('双方就标的技术不另行支付价款。');
  return [
    ...paragraph(entryFee(given, terms.mode === 'LICENSE')),
    ...stages(given),
    ...royalty(given),
    ...paragraph(
      given.minimumPerYear === null
        ? ''
        : `自开始计算提成的第一个年度起，${ENTERPRISE}每年支付的提成不低于${sumInWords(given.minimumPerYear)}；不足部分在该年度结束后三十日内补足。`,
    ),
    ...paragraph(
      given.cap === null
        ? ''
        : `${ENTERPRISE}在本合同项下支付的全部款项（包括入门费、分期款和提成）合计以${sumInWords(given.cap)}为限，达到后不再支付。`,
    ),
    ...paragraph(
      given.pauseWhileLapsed
        ? '标的技术所含权利失效期间的使用和销售不计入提成和支付条件，其间成就的分期款顺延至权利恢复之日，当年最低提成按失效天数扣减。'
        : '',
    ),
    ...paragraph(
      `${ENTERPRISE}以银行转账方式支付至${OWNER}书面指定的账户，${OWNER}在收款后依法开具发票。因本合同发生的税费由双方依法各自承担。`,
    ),
  ];
};

/** What is paid for each day of delay. */
export const lateInterest: Section = ({ terms }) => {
  const rate = terms.payment?.lateInterest ?? null;
  return paragraph(
    rate === null
      ? ''
      : `${ENTERPRISE}逾期付款的，每逾期一日按逾期金额的万分之${chineseNumber(rate)}支付违约金。`,
  );
};

function entryFee(
  { entryFee: sum, stages: parts, royalty: share }: PaymentTerms,
  isLicense: boolean,
): string {
  const name = isLicense ? '入门费' : parts.length === 0 && !share ? '价款' : '首期款';
  if (sum > 0n) return `${ENTERPRISE}在本合同签订后十五个工作日内向${OWNER}支付${name}${sumInWords(sum)}。`;
  return isLicense ? `本合同不收取入门费，${ENTERPRISE}签约时不支付许可费用。` : '';
}

function stages({ stages: parts }: PaymentTerms): Block[] {
  if (parts.length === 0) return [];
  return [
    {
      kind: 'paragraph',
      text: `${ENTERPRISE}按下表分期支付；同一款项列有几项条件的，以最先成就的为准，${ENTERPRISE}在条件成就后三十日内支付：`,
    },
    {
      kind: 'table',
      columns: [
        { title: '序号', width: 8, align: 'center' },
        { title: '款项', width: 20, align: 'left' },
        { title: '金额（元）', width: 18, align: 'right' },
        { title: '大写', width: 24, align: 'left' },
        { title: '支付条件', width: 30, align: 'left' },
      ],
      rows: parts.map((part, index) => [
        String(index + 1),
        part.label,
        groupedYuan(part.amount),
        capitalFigures(part.amount),
        part.due.map(dueWords).join('；或'),
      ]),
    },
  ];
}

/** A condition on which a stage falls due. */
export function dueWords(due: DueCondition): string {
  switch (due.kind) {
    case 'DATE':
      return dayInWords(due.date);
    case 'MONTHS_AFTER_SIGNING':
      return due.months === 0 ? '本合同签订之日' : `本合同签订满${due.months}个月`;
    case 'SALES_REACH':
      return `累计净销售额达到${groupedYuan(due.amount)}元`;
    case 'MILESTONE':
      return due.milestone;
  }
}

const BASES: Readonly<Record<RoyaltyTerms['base'], string>> = {
  NET_SALES: '净销售额',
  UNITS: '产量',
  COST_SAVING: '节约的成本',
};

function royalty({ royalty: given }: PaymentTerms): Block[] {
  if (!given) return [];
  if (given.base === 'UNITS') {
    return paragraph(
      `${ENTERPRISE}每生产一件使用标的技术的产品，向${OWNER}支付提成${sumInWords(given.perUnit ?? 0n)}。`,
    );
  }
  const base = BASES[given.base];
  return [
    {
      kind: 'paragraph',
      text: `${ENTERPRISE}按使用标的技术产生的累计${base}向${OWNER}支付提成，各段只就落在该段内的部分按下表比例计算：`,
    },
    {
      kind: 'table',
      columns: [
        { title: '段', width: 12, align: 'center' },
        { title: `累计${base}超过（元）`, width: 32, align: 'right' },
        { title: '至（元）', width: 32, align: 'right' },
        { title: '提成比例', width: 24, align: 'right' },
      ],
      rows: given.tiers.map((tier, index) => {
        const next = given.tiers[index + 1];
        return [
          String(index + 1),
          groupedYuan(tier.from),
          next ? groupedYuan(next.from) : '以上不限',
          percent(tier.basisPoints),
        ];
      }),
    },
    ...paragraph(
      given.base === 'NET_SALES'
        ? '净销售额指使用标的技术的产品或服务的销售收入扣除增值税、实际给予的折扣、退货以及单独列明的运费和保险费后的余额。'
        : '节约的成本由双方按实施标的技术前后同口径的单位成本核算，并以书面确认。',
    ),
  ];
}
