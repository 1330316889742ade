import type { CaseLine } from '../../../platform/cases.ts';
import { formatYuan } from '../../../platform/money.ts';
import { regionName } from '../../../platform/standards/regions.ts';
import type {
  DueCondition,
  LicenseTerms,
  PayAfterUseTerms,
  PaymentTerms,
  Terms,
  TermsMode,
} from './terms.ts';

// Words of notices and decisions, which are Chinese documents whatever language their reader has chosen.

const MODES: Readonly<Record<TermsMode, string>> = {
  TRANSFER: '转让',
  LICENSE: '许可',
  EQUITY: '作价投资',
  INVEST_THEN_EQUITY: '先投后股',
  DEVELOPMENT: '技术开发',
  CONSULTING: '技术咨询',
  SERVICE: '技术服务',
  JOINT_IMPLEMENTATION: '合作实施',
  OTHER: '其他方式',
};

const LICENSES: Readonly<Record<LicenseTerms['kind'], string>> = {
  NON_EXCLUSIVE: '普通许可',
  SOLE: '排他许可',
  EXCLUSIVE: '独占许可',
};

const BASES = { NET_SALES: '净销售额', COST_SAVING: '节约成本', UNITS: '销售数量' } as const;

const TRIGGERS: Readonly<Record<PayAfterUseTerms['trigger'], string>> = {
  TRIAL_ENDS: '试用期满后开始付费',
  FIRST_SALE: '首次销售后开始付费',
  ACCEPTANCE: '验收后开始付费',
  SALES_REACH: '累计净销售额达到约定金额后开始付费',
};

/** The intended transaction and its price as lines of a notice or a decision (PRC-2). */
export function termsLines(terms: Terms): CaseLine[] {
  return [
    { label: 'TRANSACTION', value: transactionText(terms) },
    { label: 'PRICE', value: priceOf(terms) },
  ];
}

/** The intended transaction in one sentence. */
export function transactionText({ mode, license, payAfterUse, work, trigger }: Terms): string {
  return [
    payAfterUse ? '先使用后付费许可' : MODES[mode],
    ...(license
      ? [
          LICENSES[license.kind],
          `使用领域：${license.fieldOfUse}`,
          `地域：${license.territory.length === 0 ? '全国' : license.territory.map((code) => regionName(code)?.zh ?? code).join('、')}`,
          license.months === null ? '期限：至权利终止' : `期限：${license.months} 个月`,
        ]
      : []),
    ...(work ? [`内容：${work.subject}`, `期限：${work.months} 个月`] : []),
    ...(trigger
      ? [
          trigger.kind === 'MARKET_FINANCING'
            ? `触发条件：${trigger.until} 前完成不低于 ${yuan(trigger.amount)}的市场化融资`
            : `触发条件：${trigger.until} 前连续 ${trigger.years} 年营业收入不低于 ${yuan(trigger.amount)}`,
        ]
      : []),
  ].join('；');
}

/** The price of terms in one text. */
export function priceOf({ payment, payAfterUse, equity, work }: Terms): string {
  const parts = [
    ...(payment ? paymentParts(payment) : []),
    ...(payAfterUse ? useParts(payAfterUse) : []),
    ...(equity
      ? [
          `成果作价 ${yuan(equity.valueOfResult)}，占股 ${percent(equity.basisPoints)}，其中 ${percent(equity.teamBasisPoints)} 归完成与转化人员`,
          ...(equity.residualFunds === null
            ? []
            : [
                `横向科研项目结余经费出资 ${yuan(equity.residualFunds)}，所得股权的 ${percent(equity.residualTeamBasisPoints ?? 0)} 归科研人员`,
              ]),
        ]
      : []),
    ...(work?.profitBasisPoints ? [`每年营业利润的 ${percent(work.profitBasisPoints)} 归单位`] : []),
  ];
  return parts.join('；') || '无';
}

function paymentParts(payment: PaymentTerms): string[] {
  const { entryFee, stages, royalty, minimumPerYear, cap, lateInterest, pauseWhileLapsed } = payment;
  return [
    entryFee === 0n ? '零门槛费' : `签约时支付 ${yuan(entryFee)}`,
    ...stages.map(
      ({ label, amount, due }) => `${label} ${yuan(amount)}（${due.map(dueText).join('，或者')}）`,
    ),
    ...(royalty?.tiers ?? []).map(
      ({ from, basisPoints }) =>
        `${BASES[royalty?.base ?? 'NET_SALES']}超过 ${yuan(from)} 的部分提成 ${percent(basisPoints)}`,
    ),
    ...(royalty?.perUnit ? [`每件提成 ${yuan(royalty.perUnit)}`] : []),
    ...(minimumPerYear === null ? [] : [`每年提成不低于 ${yuan(minimumPerYear)}`]),
    ...(cap === null ? [] : [`累计支付以 ${yuan(cap)} 为限`]),
    ...(lateInterest === null ? [] : [`逾期付款每日按万分之${lateInterest}计违约金`]),
    ...(pauseWhileLapsed ? ['权利失效期间暂停计付'] : []),
  ];
}

function useParts(plan: PayAfterUseTerms): string[] {
  return [
    plan.trialMonths > 0 ? `免费试用 ${plan.trialMonths} 个月` : '',
    TRIGGERS[plan.trigger] + (plan.triggerSales === null ? '' : `（${yuan(plan.triggerSales)}）`),
    plan.deferralMonths > 0 ? `到期款项可延期 ${plan.deferralMonths} 个月` : '',
    ...plan.buyOut.map(({ untilMonth, amount }) => `${untilMonth} 个月内可以 ${yuan(amount)} 买断`),
    plan.returnUntilMonth === null ? '' : `${plan.returnUntilMonth} 个月内可退还许可，不再付费`,
    plan.backing ? `${plan.backing.kind === 'GUARANTOR' ? '担保' : '保险'}：${plan.backing.name}` : '',
  ].filter((part) => part !== '');
}

function dueText(due: DueCondition): string {
  switch (due.kind) {
    case 'DATE':
      return `${due.date} 前`;
    case 'MONTHS_AFTER_SIGNING':
      return `合同生效后第 ${due.months} 个月`;
    case 'SALES_REACH':
      return `累计净销售额达到 ${yuan(due.amount)} 时`;
    case 'MILESTONE':
      return `${due.milestone}后`;
  }
}

function yuan(fen: bigint): string {
  const [whole = '', cents] = formatYuan(fen).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${cents === '00' ? '' : `.${cents}`} 元`;
}

function percent(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}
