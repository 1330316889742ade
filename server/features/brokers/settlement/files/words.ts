import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import type { ConversionMode } from '../../../rulebook/rules/vocabulary.ts';
import type { BrokerLevel } from '../../broker.enums.ts';
import type {
  AccrualSource,
  ClaimPayer,
  ClaimRole,
  CommissionInvoiceState,
  CommissionPaymentState,
  PaymentDirection,
} from '../settlement.enums.ts';

type Words<Code extends string> = Readonly<Record<Code, readonly [zh: string, en: string]>>;

/** A word of a file in its language. */
export function wordsIn(language: FileLanguage): (word: readonly [string, string]) => string {
  return (word) => word[language === 'en' ? 1 : 0];
}

export const PAYER_WORDS: Words<ClaimPayer> = {
  ENTERPRISE: ['企业支付', 'Enterprise'],
  UNIT: ['单位支付', 'Owner'],
  CONTRIBUTORS: ['转化贡献人部分支付', "Contributors' part"],
  AGENCY: ['事务所内部', 'Within the agency'],
};

export const ROLE_WORDS: Words<ClaimRole> = {
  LEAD: ['主办技术经理人', 'Lead broker'],
  CO_BROKER: ['协办技术经理人', 'Co-broker'],
  AGENCY: ['事务所', 'Agency'],
  REFERRER: ['推荐人', 'Referrer'],
  PLATFORM: ['平台', 'Platform'],
  MEMBER: ['事务所成员', 'Member of the agency'],
  IN_PLAN: ['分配方案约定', 'Stated in the plan'],
};

export const SOURCE_WORDS: Words<AccrualSource> = {
  SIGNING: ['合同签订', 'Contract signed'],
  RECEIPT: ['到账', 'Money received'],
  DISTRIBUTION: ['收益分配', 'Income distributed'],
  SHARE: ['内部分成', 'Shared by the agency'],
  REVERSAL: ['冲回', 'Reversed'],
};

export const PAYMENT_WORDS: Words<CommissionPaymentState> = {
  PREPARED: ['待审批', 'Prepared'],
  RECORDED: ['待确认', 'To be confirmed'],
  CONFIRMED: ['已确认', 'Confirmed'],
  DISPUTED: ['未查到', 'Not found'],
  WITHDRAWN: ['已撤回', 'Taken back'],
};

export const DIRECTION_WORDS: Words<PaymentDirection> = {
  PAY: ['支付', 'Paid'],
  REPAY: ['退回', 'Given back'],
};

export const INVOICE_WORDS: Words<CommissionInvoiceState> = {
  ISSUED: ['已开具', 'Issued'],
  CANCELLED: ['已作废', 'Cancelled'],
};

export const LEVEL_WORDS: Words<BrokerLevel> = {
  JUNIOR: ['初级技术经理人', 'Junior technology manager'],
  INTERMEDIATE: ['中级技术经理人', 'Intermediate technology manager'],
  SENIOR: ['高级技术经理人', 'Senior technology manager'],
};

export const MODE_WORDS: Words<ConversionMode> = {
  TRANSFER: ['转让', 'Transfer'],
  LICENSE: ['许可', 'License'],
  EQUITY: ['作价投资', 'Equity'],
  INVEST_THEN_EQUITY: ['先投后股', 'Invest, then equity'],
  DEVELOPMENT: ['技术开发', 'Development'],
  CONSULTING: ['技术咨询', 'Consulting'],
  SERVICE: ['技术服务', 'Service'],
  OWN_IMPLEMENTATION: ['自行实施', 'Own implementation'],
  JOINT_IMPLEMENTATION: ['合作实施', 'Joint implementation'],
  OTHER: ['其他', 'Other'],
};

export const LIST_WORDS = {
  reference: ['编号', 'Number'],
  title: ['项目', 'Deal'],
  name: ['收款方', 'Beneficiary'],
  payer: ['付款方', 'Payer'],
  role: ['角色', 'Role'],
  paidBy: ['支付方式', 'Out of'],
  accrued: ['已计提（元）', 'Accrued (yuan)'],
  paid: ['已支付（元）', 'Paid (yuan)'],
  pending: ['待确认（元）', 'Unconfirmed (yuan)'],
  open: ['未付（元）', 'Owed (yuan)'],
  waiting: ['待后续收入（元）', 'Waiting for later income (yuan)'],
  invoiced: ['已请款（元）', 'Invoiced (yuan)'],
  changed: ['更新时间', 'Changed'],
  sheet: ['佣金', 'Commissions'],
} as const satisfies Words<string>;

export const STATEMENT_WORDS = {
  title: ['佣金对账单', 'Statement of commission'],
  note: [
    '平台只记录在别处发生的收付，不代收代付。',
    'The platform records payments that are made elsewhere; it holds no money.',
  ],
  accruals: ['计提与冲回', 'Accruals and reversals'],
  payments: ['支付与退回', 'Payments'],
  invoices: ['请款与发票', 'Invoices'],
  day: ['日期', 'Day'],
  what: ['事由', 'Reason'],
  amount: ['金额（元）', 'Amount (yuan)'],
  balance: ['累计（元）', 'In all (yuan)'],
  state: ['状态', 'State'],
  bank: ['银行流水号', 'Bank reference'],
  invoiceNumber: ['请款单号', 'Invoice'],
  fapiao: ['发票号码', 'Tax invoice'],
  drawn: ['制表日期', 'Drawn up'],
  none: ['无', 'None'],
} as const satisfies Words<string>;
