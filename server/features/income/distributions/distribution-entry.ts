import { clock } from '../../../platform/clock.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { AccountPurpose } from '../../ledger/ledger.enums.ts';
import type { NewEntry, NewPosting, OwnerRef } from '../../ledger/ledger.types.ts';
import type { DistributionLineKind } from '../income.enums.ts';
import { distributionCase } from './distribution-case.ts';
import type { DistributionRecord } from './distribution-record.ts';
import type { IncomeDistributionLine } from './income-distribution.entity.ts';

/** Where the unit's side of a line is booked. */
export const UNIT_PURPOSE: Readonly<Record<DistributionLineKind, AccountPurpose>> = {
  COMPLETER: 'REWARDS_PAYABLE',
  CONTRIBUTOR: 'REWARDS_PAYABLE',
  AGREED_INCOME: 'REWARDS_PAYABLE',
  FUND: 'CONVERSION_FUND',
  COMMISSION: 'COMMISSIONS_PAYABLE',
  UNIT: 'RETAINED',
};

/** The entry of an approved distribution: each line in the books of the unit and of who gets it. */
export function distributionEntry(record: DistributionRecord): NewEntry {
  const { distribution, lines } = record;
  const { id, number, organizationId, ledgerDealId: dealId, gross, costs, net } = distribution;
  const unit: OwnerRef = { kind: 'ORGANIZATION', id: organizationId };
  const posting = (owner: OwnerRef, purpose: AccountPurpose, amount: bigint, ruleId: string | null) => ({
    account: { owner, dealId, purpose },
    amount,
    source: { note: number, ...(ruleId ? { ruleId } : {}) },
  });
  const ofLine = (line: IncomeDistributionLine): NewPosting[] => {
    const receiver = receiverOf(line);
    const isCommission = line.kind === 'COMMISSION';
    return [
      posting(unit, UNIT_PURPOSE[line.kind], -line.amount, line.ruleId),
      ...(receiver
        ? [
            posting(
              receiver,
              isCommission ? 'COMMISSION_RECEIVABLE' : 'REWARD_RECEIVABLE',
              line.amount,
              line.ruleId,
            ),
            posting(
              receiver,
              isCommission ? 'COMMISSION_INCOME' : 'REWARD_INCOME',
              -line.amount,
              line.ruleId,
            ),
          ]
        : []),
    ];
  };
  return {
    code: 'DISTRIBUTION',
    case: distributionCase(distribution),
    idempotencyKey: `distribution:${id}`,
    bookedOn: clock.today(),
    facts: { number, gross: formatYuan(gross), costs: formatYuan(costs), net: formatYuan(net) },
    postings: [
      posting(unit, 'DISTRIBUTED', gross, null),
      posting(unit, 'COSTS_RECOVERED', -costs, 'INC-1'),
      ...lines.flatMap(ofLine),
    ],
  };
}

function receiverOf({ payeeId, beneficiaryId }: IncomeDistributionLine): OwnerRef | null {
  if (payeeId) return { kind: 'PERSON', id: payeeId };
  return beneficiaryId ? { kind: 'ORGANIZATION', id: beneficiaryId } : null;
}
