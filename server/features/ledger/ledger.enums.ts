import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const OwnerKindEnum = describedEnum('LedgerOwnerKind', 'Whose books an account belongs to.', {
  ORGANIZATION: 'A unit, an enterprise or an agency.',
  PERSON: 'Somebody who is paid by a unit (a payee).',
});
export type OwnerKind = keyof typeof OwnerKindEnum;

/** Debit stands above zero, credit below, whatever an account is for. */
export const AccountPurposeEnum = describedEnum('LedgerAccountPurpose', 'What an account is for.', {
  RECEIVABLE: '应收账款: what enterprises still owe the unit on invoices.',
  INCOME: '合同收入: what the unit invoiced under contracts (credit).',
  EQUITY_INCOME: '股权收益: dividends of shares of the unit and proceeds of their sale (credit).',
  OPERATING_PROFIT: '实施利润: operating profit of own implementation (credit).',
  BANK: '银行存款（记录）: money that the owner holds elsewhere, as it was recorded.',
  ADVANCE: '预收（待抵）: what was paid to the unit beyond its invoices (credit).',
  SUSPENSE: '待核款: receipts of the unit whose payer or purpose is not known yet (credit).',
  PAYABLE: '应付账款: what the enterprise still owes on invoices (credit).',
  COST: '使用成本: what the enterprise was invoiced for the use of results.',
  PREPAID: '预付: what the enterprise paid beyond its invoices.',
  DISTRIBUTED: '已分配收入: income of the unit that was distributed.',
  COSTS_RECOVERED: '已扣成本: costs taken out of income before it was divided (credit).',
  REWARDS_PAYABLE: '应付奖励: rewards that the unit owes to persons (credit).',
  CONVERSION_FUND: '转化基金: part of net income for further conversion (credit).',
  COMMISSIONS_PAYABLE: '应付佣金: commissions that the owner owes (credit).',
  RETAINED: '单位留存: what stays with the unit (credit).',
  TAX_WITHHELD: '代扣税款: tax withheld from persons and not yet remitted (credit).',
  COMMISSION_RECEIVABLE: '应收佣金: commissions that an agency or broker is owed.',
  COMMISSION_INCOME: '佣金收入: commissions that an agency or broker earned (credit).',
  BROKERAGE_COST: '佣金支出: commissions that the owner bears outside a distribution.',
  REWARD_RECEIVABLE: '应收奖励: rewards that a person is owed.',
  REWARD_INCOME: '奖励收入: rewards that a person was granted (credit).',
  TAX: '已缴税款: tax withheld from a person.',
  BOUNTY_DEPOSIT: '榜金存款（记录）: bounty that the poster of a demand laid with a custodian.',
  BOUNTY_GUARANTEED: '榜金保函（备查）: bounty that a guarantor stands for.',
  BOUNTY_COMMITTED: '榜金承诺（备查）: the other side of what is guaranteed (credit).',
  BOUNTY_COST: '榜金支出: bounty that fell due to winners.',
  BOUNTY_PAYABLE: '应付榜金: bounty that the poster still owes (credit).',
  BOUNTY_RECLAIMABLE: '应收返还榜金: bounty that a winner has to give back.',
  BOUNTY_RECEIVABLE: '应收榜金: bounty that a winner is still owed.',
  BOUNTY_INCOME: '榜金收入: bounty that fell due to the winner (credit).',
  BOUNTY_REPAYABLE: '应返还榜金: bounty that the winner has to give back (credit).',
});
export type AccountPurpose = keyof typeof AccountPurposeEnum;

export const EntryCodeEnum = describedEnum('LedgerEntryCode', 'Why an entry was made.', {
  INVOICE: '应付款通知: an invoice was issued, or an invoice below zero corrected one.',
  LATE_INTEREST: '违约金: interest on what was paid late was invoiced.',
  RECEIPT: '到账: money was received and matched to invoices.',
  IDENTIFY: '核款: the payer or purpose of a receipt became known.',
  APPLY_CREDIT: '抵扣: what was paid in advance was applied to an invoice.',
  RELEASE_CREDIT: '转预收: a credit turned what was paid for an invoice into an advance again.',
  REFUND: '退款: what was paid in advance went back.',
  DISTRIBUTION: '收益分配: income was distributed.',
  PAYOUT: '奖励发放: a reward was paid out.',
  TAX_REMITTED: '缴税: withheld tax was remitted.',
  COMMISSION_ACCRUED:
    '佣金计提: a commission that an enterprise pays grew, or shrank with a receipt that was reversed.',
  COMMISSION_SHARED: '佣金内部分成: an agency divided its part of a commission among its members.',
  COMMISSION_PAID: '佣金支付: a commission was paid.',
  COMMISSION_REPAID: '佣金退回: commission that was paid beyond what is owed was given back.',
  FUND_USED: '转化基金支出: money of the conversion fund was used.',
  DIVIDEND: '股权收益: proceeds or dividends of shares that a result brought.',
  OPERATING_PROFIT: '实施收益: operating profit of own or joint implementation.',
  BOUNTY_DEPOSITED: '榜金存入: the bounty of a demand was laid with a custodian.',
  BOUNTY_GUARANTEED: '榜金保函: a guarantor stands for the bounty of a demand.',
  BOUNTY_DUE: '榜金到期: a stage of a bounty fell due to a winner.',
  BOUNTY_PAID: '榜金支付: bounty was paid, and the winner has it.',
  BOUNTY_RETURNED: '榜金退回: bounty went back to the poster, or a guarantee was released.',
  BOUNTY_RECLAIMED: '榜金追回: a winner has to give bounty back.',
  BOUNTY_REPAID: '榜金返还: bounty was given back.',
  REVERSAL: '冲销: an entry was reversed.',
});
export type EntryCode = keyof typeof EntryCodeEnum;
