import type { PayAfterUseTerms } from '../../../../offers/terms/terms.ts';
import { type Block, paragraph } from '../contract-text.ts';
import { capitalFigures, groupedYuan, sumInWords } from '../figures.ts';
import { ENTERPRISE, monthsFromEffect, OWNER, type Section } from './section.ts';

/** Use before payment: trial, what ends it, deferral, buy-out, return, who stands behind it. */
export const payAfterUse: Section = ({ terms: { payAfterUse: given } }) => {
  if (!given) return [];
  return [
    ...paragraph(
      given.trialMonths === 0
        ? ''
        : `自${monthsFromEffect(given.trialMonths)}为试用期。试用期内${ENTERPRISE}无偿使用标的技术，试用期内的销售不计入提成和支付条件。`,
    ),
    ...paragraph(`免费使用在下列情形发生时终止，此后按本合同约定支付：${triggerWords(given)}。`),
    ...paragraph(
      given.deferralMonths === 0
        ? ''
        : `到期应付的款项，${ENTERPRISE}可以书面通知${OWNER}延期支付，每笔延期不超过${given.deferralMonths}个月，延期期间不计利息。`,
    ),
    ...buyOut(given),
    ...paragraph(
      given.returnUntilMonth === null
        ? ''
        : `${ENTERPRISE}在本合同生效后${given.returnUntilMonth}个月内可以书面通知退回许可。通知送达后本合同终止，${ENTERPRISE}停止使用标的技术并返还资料，已到期的款项照付，此后不再负有付款义务。`,
    ),
    ...paragraph(backing(given)),
  ];
};

function triggerWords({ trigger, triggerSales }: PayAfterUseTerms): string {
  switch (trigger) {
    case 'TRIAL_ENDS':
      return '试用期届满';
    case 'FIRST_SALE':
      return '使用标的技术的产品或服务首次销售';
    case 'ACCEPTANCE':
      return '标的技术的应用经双方书面验收';
    case 'SALES_REACH':
      return `累计净销售额达到${sumInWords(triggerSales ?? 0n)}`;
  }
}

function buyOut({ buyOut: prices }: PayAfterUseTerms): Block[] {
  if (prices.length === 0) return [];
  return [
    {
      kind: 'paragraph',
      text: `${ENTERPRISE}可以按下表一次付清买断款，付清后许可继续有效，${ENTERPRISE}不再负有任何后续付款义务：`,
    },
    {
      kind: 'table',
      columns: [
        { title: '付清期限', width: 36, align: 'left' },
        { title: '买断款（元）', width: 26, align: 'right' },
        { title: '大写', width: 38, align: 'left' },
      ],
      rows: prices.map(({ untilMonth, amount }) => [
        `本合同生效后${untilMonth}个月内`,
        groupedYuan(amount),
        capitalFigures(amount),
      ]),
    },
  ];
}

function backing({ backing: given }: PayAfterUseTerms): string {
  if (!given) return '';
  return given.kind === 'GUARANTOR'
    ? `${ENTERPRISE}在本合同项下的付款义务由${given.name}提供连带责任保证，保证合同作为本合同附件。`
    : `${ENTERPRISE}就本合同项下的付款义务向${given.name}投保，保险单作为本合同附件。`;
}

const RHYTHMS: Readonly<Record<PayAfterUseTerms['reporting'], string>> = {
  MONTHLY: '每月结束后十五日内',
  QUARTERLY: '每季度结束后十五日内',
  YEARLY: '每一会计年度结束后三十日内',
};

/** How the enterprise reports use and sales, where payments hang on them. */
export const reporting: Section = ({ terms: { payAfterUse: used, payment } }) => {
  const bySales = payment?.stages.some(({ due }) => due.some(({ kind }) => kind === 'SALES_REACH')) ?? false;
  if (!used && !payment?.royalty && !bySales) return [];
  return [
    ...paragraph(
      `${ENTERPRISE}在${RHYTHMS[used?.reporting ?? 'YEARLY']}向${OWNER}书面申报标的技术的使用、生产和销售情况；没有销售的也应申报。到期的提成随申报一并支付。`,
    ),
    ...paragraph(
      `${ENTERPRISE}对使用标的技术的产品单独记账，凭证至少保存五年。${OWNER}可以每年一次、提前十日通知后自行或者委托会计师事务所查核；查明少报的，${ENTERPRISE}补足差额，少报超过应付数百分之五的，查核费用由${ENTERPRISE}承担。`,
    ),
  ];
};
