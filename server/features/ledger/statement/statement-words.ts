import type { AccountPurpose, EntryCode } from '../ledger.enums.ts';

export type Language = 'zh' | 'en';
type Words<Code extends string> = Readonly<Record<Code, readonly [zh: string, en: string]>>;

export const PURPOSE_WORDS: Words<AccountPurpose> = {
  RECEIVABLE: ['应收账款', 'Receivable'],
  INCOME: ['合同收入', 'Contract income'],
  BANK: ['银行存款（记录）', 'Bank (as recorded)'],
  ADVANCE: ['预收（待抵）', 'Received in advance'],
  SUSPENSE: ['待核款', 'Receipts to be identified'],
  PAYABLE: ['应付账款', 'Payable'],
  COST: ['使用成本', 'Cost of use'],
  PREPAID: ['预付', 'Prepaid'],
  DISTRIBUTED: ['已分配收入', 'Distributed income'],
  COSTS_RECOVERED: ['已扣成本', 'Costs recovered'],
  REWARDS_PAYABLE: ['应付奖励', 'Rewards payable'],
  CONVERSION_FUND: ['转化基金', 'Conversion fund'],
  COMMISSIONS_PAYABLE: ['应付佣金', 'Commissions payable'],
  RETAINED: ['单位留存', 'Retained by the unit'],
  TAX_WITHHELD: ['代扣税款', 'Tax withheld'],
  COMMISSION_RECEIVABLE: ['应收佣金', 'Commissions receivable'],
  COMMISSION_INCOME: ['佣金收入', 'Commission income'],
  BROKERAGE_COST: ['佣金支出', 'Commission cost'],
  REWARD_RECEIVABLE: ['应收奖励', 'Rewards receivable'],
  REWARD_INCOME: ['奖励收入', 'Reward income'],
  TAX: ['已缴税款', 'Tax paid'],
  EQUITY_INCOME: ['股权收益', 'Income from shares'],
  OPERATING_PROFIT: ['实施利润', 'Operating profit'],
  BOUNTY_DEPOSIT: ['榜金存款（记录）', 'Bounty deposited (as recorded)'],
  BOUNTY_GUARANTEED: ['榜金保函（备查）', 'Bounty guaranteed (memo)'],
  BOUNTY_COMMITTED: ['榜金承诺（备查）', 'Bounty committed (memo)'],
  BOUNTY_COST: ['榜金支出', 'Bounty cost'],
  BOUNTY_PAYABLE: ['应付榜金', 'Bounty payable'],
  BOUNTY_RECLAIMABLE: ['应收返还榜金', 'Bounty to be given back'],
  BOUNTY_RECEIVABLE: ['应收榜金', 'Bounty receivable'],
  BOUNTY_INCOME: ['榜金收入', 'Bounty income'],
  BOUNTY_REPAYABLE: ['应返还榜金', 'Bounty to give back'],
};

export const CODE_WORDS: Words<EntryCode> = {
  INVOICE: ['应付款通知', 'Invoice'],
  LATE_INTEREST: ['违约金', 'Late interest'],
  RECEIPT: ['到账', 'Receipt'],
  IDENTIFY: ['核款', 'Receipt identified'],
  APPLY_CREDIT: ['预付抵扣', 'Advance applied'],
  RELEASE_CREDIT: ['转预收', 'Turned into an advance'],
  REFUND: ['退款', 'Refund'],
  DISTRIBUTION: ['收益分配', 'Income distribution'],
  PAYOUT: ['奖励发放', 'Reward paid out'],
  TAX_REMITTED: ['缴纳代扣税款', 'Tax remitted'],
  COMMISSION_ACCRUED: ['佣金计提', 'Commission accrued'],
  COMMISSION_SHARED: ['佣金内部分成', 'Commission shared'],
  COMMISSION_PAID: ['佣金支付', 'Commission paid'],
  COMMISSION_REPAID: ['佣金退回', 'Commission given back'],
  FUND_USED: ['转化基金支出', 'Conversion fund used'],
  DIVIDEND: ['股权收益', 'Proceeds of shares'],
  OPERATING_PROFIT: ['实施收益', 'Operating profit'],
  BOUNTY_DEPOSITED: ['榜金存入', 'Bounty deposited'],
  BOUNTY_GUARANTEED: ['榜金保函', 'Bounty guaranteed'],
  BOUNTY_DUE: ['榜金到期', 'Bounty due'],
  BOUNTY_PAID: ['榜金支付', 'Bounty paid'],
  BOUNTY_RETURNED: ['榜金退回', 'Bounty returned'],
  BOUNTY_RECLAIMED: ['榜金追回', 'Bounty reclaimed'],
  BOUNTY_REPAID: ['榜金返还', 'Bounty given back'],
  REVERSAL: ['冲销', 'Reversal'],
};

export const STATEMENT_WORDS = {
  title: ['对账单', 'Statement of account'],
  owner: ['户名', 'Owner'],
  account: ['科目', 'Account'],
  deal: ['案件', 'Case'],
  period: ['期间', 'Period'],
  beginning: ['期初', 'the beginning'],
  now: ['今日', 'today'],
  drawn: ['制表时间', 'Drawn up'],
  opening: ['期初余额', 'Opening balance'],
  closing: ['期末余额', 'Closing balance'],
  turnover: ['本期发生', 'Turnover'],
  day: ['记账日', 'Recorded'],
  bookedOn: ['业务日', 'Counts on'],
  code: ['摘要', 'What'],
  case: ['案件', 'Case'],
  number: ['凭据号', 'Number'],
  term: ['合同条款', 'Term'],
  rule: ['规则', 'Rule'],
  debit: ['借方（元）', 'Debit (yuan)'],
  credit: ['贷方（元）', 'Credit (yuan)'],
  balance: ['余额（元）', 'Balance (yuan)'],
  side: ['方向', 'Side'],
  debitSide: ['借', 'Dr'],
  creditSide: ['贷', 'Cr'],
  evenSide: ['平', '-'],
  entry: ['分录号', 'Entry'],
  total: ['合计', 'Total'],
  note: [
    '按记账日编制；平台只记录在别处持有的资金，不代收代付。',
    'By days of recording. The platform records money that is held elsewhere; it holds none.',
  ],
  balanceTitle: ['试算平衡表', 'Trial balance'],
} as const satisfies Words<string>;

/** Terms of contracts by the beginning of their path; `{n}` is the place of one among several. */
const TERM_WORDS = {
  'payment.entryFee': ['入门费或一次总付', 'Entry fee or single sum'],
  'payment.stages': ['分期款第{n}期', 'Stage payment {n}'],
  'payment.royalty': ['提成', 'Royalty'],
  'payment.minimumPerYear': ['年度最低提成', 'Yearly minimum'],
  'payment.lateInterest': ['违约金', 'Late interest'],
  'payAfterUse.buyOut': ['买断款', 'Buy-out'],
  'work.profitBasisPoints': ['利润分成', 'Profit share'],
  equity: ['作价入股', 'Equity'],
} as const satisfies Words<string>;

/** A term's path in words; a path without words as it is. */
export function termText(path: string, language: Language): string {
  const found = Object.entries(TERM_WORDS).find(([start]) => path === start || path.startsWith(`${start}.`));
  const place = /\.(\d+)$/.exec(path)?.[1];
  return found ? wordsIn(language)(found[1]).replace('{n}', String(Number(place ?? 0) + 1)) : path;
}

/** Picks the word of a language. */
export function wordsIn(language: Language) {
  return ([zh, en]: readonly [string, string]) => (language === 'en' ? en : zh);
}
