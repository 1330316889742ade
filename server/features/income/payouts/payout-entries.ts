import { formatYuan } from '../../../platform/money.ts';
import type { NewEntry, OwnerRef } from '../../ledger/ledger.types.ts';
import { PAYOUT_CASE } from './payout-case.ts';
import type { PayoutLine } from './payout-line.entity.ts';

/** Key of a line's entry: whatever is interrupted and tried again, a line is entered once. */
export function payoutKey(lineId: string): string {
  return `payout:${lineId}`;
}

/**
 * The entry of a paid reward: the unit's debt to the person is settled by money and by the tax that it withheld; in the
 * person's books what they were owed becomes money and tax.
 */
export function payoutEntry(organizationId: string, line: PayoutLine, paidOn: string): NewEntry {
  const { dealId, gross, withheld } = line;
  const unit: OwnerRef = { kind: 'ORGANIZATION', id: organizationId };
  const person: OwnerRef = { kind: 'PERSON', id: line.payeeId };
  const net = gross - withheld;
  const source = { key: `distribution:${line.distributionId}` };
  return {
    code: 'PAYOUT',
    case: { caseType: PAYOUT_CASE, caseId: line.batchId },
    idempotencyKey: payoutKey(line.id),
    bookedOn: paidOn,
    facts: {
      payoutLineId: line.id,
      distributionId: line.distributionId,
      distributionLineId: line.distributionLineId,
      gross: formatYuan(gross),
      withheld: formatYuan(withheld),
    },
    // Debts stand with the deal that they come from, money and taxes with no single one.
    postings: [
      { account: { owner: unit, dealId, purpose: 'REWARDS_PAYABLE' }, amount: gross, source },
      { account: { owner: unit, dealId: null, purpose: 'BANK' }, amount: -net, source },
      { account: { owner: unit, dealId: null, purpose: 'TAX_WITHHELD' }, amount: -withheld, source },
      { account: { owner: person, dealId, purpose: 'REWARD_RECEIVABLE' }, amount: -gross, source },
      { account: { owner: person, dealId: null, purpose: 'BANK' }, amount: net, source },
      { account: { owner: person, dealId: null, purpose: 'TAX' }, amount: withheld, source },
    ],
  };
}

/** The entry of withheld tax that was handed over. */
export function remittanceEntry(
  organizationId: string,
  { id, amount, month, remittedOn }: { id: string; amount: bigint; month: string; remittedOn: string },
): NewEntry {
  const owner: OwnerRef = { kind: 'ORGANIZATION', id: organizationId };
  const source = { note: month };
  return {
    code: 'TAX_REMITTED',
    case: { caseType: 'TaxRemittance', caseId: id },
    idempotencyKey: `tax:${id}`,
    bookedOn: remittedOn,
    facts: { month, amount: formatYuan(amount) },
    postings: [
      { account: { owner, dealId: null, purpose: 'TAX_WITHHELD' }, amount, source },
      { account: { owner, dealId: null, purpose: 'BANK' }, amount: -amount, source },
    ],
  };
}
