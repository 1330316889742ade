import type { Terms } from '../../server/features/offers/terms/terms.ts';

const yuan = (amount: number): bigint => BigInt(amount) * 100n;

/** Terms that every other example is made from: a plain license for one sum. */
export const plainLicense: Terms = {
  mode: 'LICENSE',
  license: {
    kind: 'NON_EXCLUSIVE',
    fieldOfUse: '寒地水稻秸秆还田',
    territory: [],
    months: 60,
    sublicensing: 'FORBIDDEN',
  },
  payment: {
    entryFee: yuan(120_000),
    stages: [],
    royalty: null,
    minimumPerYear: null,
    cap: null,
    lateInterest: null,
    pauseWhileLapsed: false,
  },
  payAfterUse: null,
  equity: null,
  trigger: null,
  work: null,
  delivery: { items: ['菌株与发酵规程'], trainingDays: 5, withinDays: 30 },
  improvements: 'MAKER',
  confidentialityYears: 5,
  dispute: { way: 'ARBITRATION', place: '哈尔滨仲裁委员会' },
  other: '',
};

/** 寒地稻秆低温降解菌剂: twelve free months, 80,000 once at sales of 2 million, then 2.5 %, at most 600,000. */
export const payAfterUse: Terms = {
  ...plainLicense,
  payment: {
    entryFee: 0n,
    stages: [
      { label: '销售达标款', amount: yuan(80_000), due: [{ kind: 'SALES_REACH', amount: yuan(2_000_000) }] },
    ],
    royalty: { base: 'NET_SALES', tiers: [{ from: yuan(2_000_000), basisPoints: 250 }], perUnit: null },
    minimumPerYear: null,
    cap: yuan(600_000),
    lateInterest: null,
    pauseWhileLapsed: false,
  },
  payAfterUse: {
    trialMonths: 12,
    trigger: 'TRIAL_ENDS',
    triggerSales: null,
    deferralMonths: 0,
    buyOut: [],
    returnUntilMonth: 12,
    backing: null,
    reporting: 'QUARTERLY',
  },
};

/** −40℃液压密封橡胶: 1.8 million for the right. */
export const transfer: Terms = {
  ...plainLicense,
  mode: 'TRANSFER',
  license: null,
  payment: {
    entryFee: yuan(1_800_000),
    stages: [],
    royalty: null,
    minimumPerYear: null,
    cap: null,
    lateInterest: null,
    pauseWhileLapsed: false,
  },
};

/** 压裂返排液微气泡气浮: nothing at signing, two deferred sums, cheaper when bought out in the first year. */
export const deferred: Terms = {
  ...plainLicense,
  payment: {
    entryFee: 0n,
    stages: [
      { label: '第一期', amount: yuan(300_000), due: [{ kind: 'MONTHS_AFTER_SIGNING', months: 18 }] },
      {
        label: '第二期',
        amount: yuan(600_000),
        due: [
          { kind: 'MONTHS_AFTER_SIGNING', months: 36 },
          { kind: 'SALES_REACH', amount: yuan(15_000_000) },
        ],
      },
    ],
    royalty: null,
    minimumPerYear: null,
    cap: null,
    lateInterest: null,
    pauseWhileLapsed: false,
  },
  payAfterUse: {
    trialMonths: 0,
    trigger: 'TRIAL_ENDS',
    triggerSales: null,
    deferralMonths: 0,
    buyOut: [{ untilMonth: 12, amount: yuan(800_000) }],
    returnUntilMonth: null,
    backing: { kind: 'GUARANTOR', name: '龙江科技担保' },
    reporting: 'QUARTERLY',
  },
};

/** 轮对激光在线检测: 6 million for a fifth of the company. */
export const equity: Terms = {
  ...plainLicense,
  mode: 'EQUITY',
  license: null,
  payment: null,
  equity: {
    valueOfResult: yuan(6_000_000),
    newCompany: null,
    basisPoints: 2000,
    teamBasisPoints: 7000,
    residualFunds: null,
    residualTeamBasisPoints: null,
  },
};

/** 碳纤维带快速固化: a project first, shares after a financing round. */
export const investThenEquity: Terms = {
  ...equity,
  mode: 'INVEST_THEN_EQUITY',
  trigger: { kind: 'MARKET_FINANCING', amount: yuan(10_000_000), years: null, until: '2028-12-31' },
};

/** 人参皂苷酶法转化: developed together. */
export const development: Terms = {
  ...plainLicense,
  mode: 'DEVELOPMENT',
  license: null,
  work: {
    subject: '人参皂苷酶法转化中试放大',
    deliverables: ['中试工艺包', '中试报告'],
    acceptance: '转化率连续三批不低于 85 %',
    months: 18,
    profitBasisPoints: null,
  },
  delivery: { items: [], trainingDays: 0, withinDays: 0 },
};

export const workedExamples = { payAfterUse, transfer, deferred, equity, investThenEquity, development };

/** A part of an example that is there. */
export function given<Part>(part: Part | null): Part {
  if (part === null) throw new Error('the example has no such part');
  return part;
}

/** Pay after use with another payment. */
export function paying(payment: Partial<NonNullable<Terms['payment']>>): Terms {
  return { ...payAfterUse, payment: { ...given(payAfterUse.payment), ...payment } };
}

/** Pay after use with another plan. */
export function using(plan: Partial<NonNullable<Terms['payAfterUse']>>): Terms {
  return { ...payAfterUse, payAfterUse: { ...given(payAfterUse.payAfterUse), ...plan } };
}
