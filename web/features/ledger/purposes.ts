import type { LedgerAccountPurpose, LedgerOwnerKind } from '../../generated/ledger/graphql.ts';

/** What accounts of organisations and of persons are for, in the order in which books are read. */
export const PURPOSES_OF: Readonly<Record<LedgerOwnerKind, readonly LedgerAccountPurpose[]>> = {
  ORGANIZATION: [
    'BANK',
    'RECEIVABLE',
    'SUSPENSE',
    'ADVANCE',
    'INCOME',
    'EQUITY_INCOME',
    'OPERATING_PROFIT',
    'DISTRIBUTED',
    'COSTS_RECOVERED',
    'REWARDS_PAYABLE',
    'CONVERSION_FUND',
    'COMMISSIONS_PAYABLE',
    'RETAINED',
    'TAX_WITHHELD',
    'PAYABLE',
    'PREPAID',
    'COST',
    'COMMISSION_RECEIVABLE',
    'COMMISSION_INCOME',
    'BROKERAGE_COST',
    'BOUNTY_DEPOSIT',
    'BOUNTY_GUARANTEED',
    'BOUNTY_COMMITTED',
    'BOUNTY_COST',
    'BOUNTY_PAYABLE',
    'BOUNTY_RECLAIMABLE',
    'BOUNTY_RECEIVABLE',
    'BOUNTY_INCOME',
    'BOUNTY_REPAYABLE',
  ],
  PERSON: ['REWARD_RECEIVABLE', 'REWARD_INCOME', 'COMMISSION_RECEIVABLE', 'COMMISSION_INCOME', 'BANK', 'TAX'],
};

const ORDER: readonly LedgerAccountPurpose[] = [...PURPOSES_OF.ORGANIZATION, ...PURPOSES_OF.PERSON];

/** Sorts by the order of the books; what has no place in it comes last. */
export function byPurpose(
  a: { purpose: LedgerAccountPurpose },
  b: { purpose: LedgerAccountPurpose },
): number {
  const place = ({ purpose }: { purpose: LedgerAccountPurpose }) =>
    ORDER.includes(purpose) ? ORDER.indexOf(purpose) : ORDER.length;
  return place(a) - place(b);
}
