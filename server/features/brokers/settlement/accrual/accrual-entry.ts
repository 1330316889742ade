import { formatYuan } from '../../../../platform/money.ts';
import type { AccountPurpose } from '../../../ledger/ledger.enums.ts';
import type { NewEntry, NewPosting, OwnerRef } from '../../../ledger/ledger.types.ts';
import type { CommissionAccrual, CommissionClaim } from '../data/commission-claim.entity.ts';
import type { CommissionPayment } from '../data/commission-payment.entity.ts';
import { CLAIM_CASE } from './claims.ts';

/** What is posted for commissions: the books of who owes and of who is owed, each balanced in itself. */

type NewAccrual = Pick<CommissionAccrual, 'id' | 'amount' | 'bookedOn' | 'source'>;

/**
 * COMMISSION_ACCRUED, or COMMISSION_SHARED within an agency: a cost of who pays and owed by it, owed to the beneficiary
 * and its income; below zero the other way.
 */
export function accrualEntry(claim: CommissionClaim, { id, amount, bookedOn, source }: NewAccrual): NewEntry {
  const { payer, reference: note } = claim;
  return {
    code: payer === 'AGENCY' ? 'COMMISSION_SHARED' : 'COMMISSION_ACCRUED',
    case: { caseType: CLAIM_CASE, caseId: claim.id },
    idempotencyKey: `commission:${id}`,
    bookedOn,
    facts: { claimId: claim.id, accrualId: id, source, amount: formatYuan(amount) },
    postings: [
      ...shift(claim, payerOf(claim), ['BROKERAGE_COST', 'COMMISSIONS_PAYABLE'], amount, note),
      ...shift(claim, beneficiaryOf(claim), ['COMMISSION_RECEIVABLE', 'COMMISSION_INCOME'], amount, note),
    ],
  };
}

/** COMMISSION_PAID, or COMMISSION_REPAID: money from one side's bank to the other's, and owed no more. */
export function paymentEntry(
  claim: CommissionClaim,
  payment: Pick<CommissionPayment, 'id' | 'direction' | 'amount' | 'reference' | 'paidOn'>,
  on: string,
): NewEntry {
  const { id, direction, reference } = payment;
  const amount = direction === 'PAY' ? payment.amount : -payment.amount;
  const note = reference ?? claim.reference;
  return {
    code: direction === 'PAY' ? 'COMMISSION_PAID' : 'COMMISSION_REPAID',
    case: { caseType: CLAIM_CASE, caseId: claim.id },
    idempotencyKey: `commission-payment:${id}`,
    bookedOn: payment.paidOn ?? on,
    facts: { claimId: claim.id, paymentId: id, amount: formatYuan(payment.amount) },
    postings: [
      ...shift(claim, payerOf(claim), ['COMMISSIONS_PAYABLE', 'BANK'], amount, note),
      ...shift(claim, beneficiaryOf(claim), ['BANK', 'COMMISSION_RECEIVABLE'], amount, note),
    ],
  };
}

/** What moves between two accounts of one owner, debit first; money at a bank belongs to no one deal. */
function shift(
  { dealId }: CommissionClaim,
  owner: OwnerRef,
  [debit, credit]: readonly [AccountPurpose, AccountPurpose],
  amount: bigint,
  note: string,
): NewPosting[] {
  const account = (purpose: AccountPurpose) => ({
    owner,
    dealId: purpose === 'BANK' ? null : dealId,
    purpose,
  });
  const source = { ruleId: 'INC-9', note };
  return [
    { account: account(debit), amount, source },
    { account: account(credit), amount: -amount, source },
  ];
}

function payerOf({ payerId }: CommissionClaim): OwnerRef {
  return { kind: 'ORGANIZATION', id: payerId };
}

function beneficiaryOf({ beneficiaryKind, beneficiaryId }: CommissionClaim): OwnerRef {
  return { kind: beneficiaryKind, id: beneficiaryId };
}
