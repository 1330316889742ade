import { formatYuan } from '../../../platform/money.ts';
import type { AccountPurpose } from '../../ledger/ledger.enums.ts';
import type { NewEntry, NewPosting, PostingSource } from '../../ledger/ledger.types.ts';
import { DEMAND_CASE } from '../change-demand.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { BountyDue, BountyReclaim } from './data/bounty-due.entity.ts';
import type { BountyPayment, BountyRepayment, BountyReturn } from './data/bounty-payment.entity.ts';
import type { BountySafeguard } from './data/safeguard.entity.ts';

/**
 * What is posted for bounties: the poster's books and the winner's, each balanced in itself. Accounts of a bounty are kept
 * for the demand; money at a bank belongs to no one case.
 */

type Of = Pick<Demand, 'id' | 'number' | 'organizationId'>;
type NewDue = Omit<BountyDue, 'entryId'>;

/** SHIFT: what moves between two accounts of one owner, debit first. */
function shift(
  ownerId: string,
  demandId: string,
  [debit, credit]: readonly [AccountPurpose, AccountPurpose],
  amount: bigint,
  source: PostingSource,
): NewPosting[] {
  const account = (purpose: AccountPurpose) => ({
    owner: { kind: 'ORGANIZATION' as const, id: ownerId },
    dealId: purpose === 'BANK' ? null : demandId,
    purpose,
  });
  return [
    { account: account(debit), amount, source },
    { account: account(credit), amount: -amount, source },
  ];
}

function entry(
  demand: Of,
  code: NewEntry['code'],
  id: string,
  bookedOn: string,
  facts: Record<string, unknown> & { amount: bigint },
  postings: readonly NewPosting[],
): NewEntry {
  return {
    code,
    case: { caseType: DEMAND_CASE, caseId: demand.id },
    idempotencyKey: `${code.toLowerCase()}:${id}`,
    bookedOn,
    facts: { number: demand.number, ...facts, amount: formatYuan(facts.amount) },
    postings,
  };
}

function noted(reference: string | null): PostingSource {
  return reference === null ? {} : { note: reference };
}

/** BOUNTY_DEPOSITED or BOUNTY_GUARANTEED: money lies with a custodian, or a pair of memo accounts shows who stands for it. */
export function safeguardEntry(
  demand: Of,
  {
    id,
    kind,
    amount,
    since,
    reference,
  }: Pick<BountySafeguard, 'id' | 'kind' | 'amount' | 'since' | 'reference'>,
): NewEntry {
  const sides = kind === 'DEPOSIT' ? (['BOUNTY_DEPOSIT', 'BANK'] as const) : GUARANTEED;
  return entry(
    demand,
    kind === 'DEPOSIT' ? 'BOUNTY_DEPOSITED' : 'BOUNTY_GUARANTEED',
    id,
    since,
    { safeguardId: id, amount },
    shift(demand.organizationId, demand.id, sides, amount, noted(reference)),
  );
}

const GUARANTEED = ['BOUNTY_GUARANTEED', 'BOUNTY_COMMITTED'] as const;
const RELEASED = ['BOUNTY_COMMITTED', 'BOUNTY_GUARANTEED'] as const;

/** BOUNTY_DUE: owed by the poster and its cost, owed to the winner and its income. */
export function dueEntry(demand: Of, due: NewDue, on: string): NewEntry {
  const { id, organizationId: winner, laneId, stageKey, amount } = due;
  const source = { key: `bounty:${stageKey}`, note: demand.number };
  return entry(demand, 'BOUNTY_DUE', id, on, { dueId: id, laneId, stageKey, amount }, [
    ...shift(demand.organizationId, demand.id, ['BOUNTY_COST', 'BOUNTY_PAYABLE'], amount, source),
    ...shift(winner, demand.id, ['BOUNTY_RECEIVABLE', 'BOUNTY_INCOME'], amount, source),
  ]);
}

/**
 * BOUNTY_PAID: out of the deposit or the poster's bank, onto the winner's; what is paid out of the bank releases guarantees.
 * @param released fen of guarantees that the payment releases
 */
export function paidEntry(
  demand: Of,
  payment: Pick<
    BountyPayment,
    'id' | 'organizationId' | 'laneId' | 'amount' | 'source' | 'paidOn' | 'reference'
  >,
  released: bigint,
): NewEntry {
  const { id, laneId, organizationId: winner, amount, source, paidOn, reference } = payment;
  const from = source === 'DEPOSIT' ? 'BOUNTY_DEPOSIT' : 'BANK';
  const note = noted(reference);
  return entry(demand, 'BOUNTY_PAID', id, paidOn, { paymentId: id, laneId, amount }, [
    ...shift(demand.organizationId, demand.id, ['BOUNTY_PAYABLE', from], amount, note),
    ...shift(winner, demand.id, ['BANK', 'BOUNTY_RECEIVABLE'], amount, note),
    ...shift(demand.organizationId, demand.id, RELEASED, released, note),
  ]);
}

/** BOUNTY_RETURNED: a deposit came back to the poster's bank, or a guarantee was released. */
export function returnedEntry(
  demand: Of,
  { kind }: Pick<BountySafeguard, 'kind'>,
  back: Omit<BountyReturn, 'entryId'>,
): NewEntry {
  const { id, safeguardId, amount, returnedOn, reference } = back;
  const sides = kind === 'DEPOSIT' ? (['BANK', 'BOUNTY_DEPOSIT'] as const) : RELEASED;
  return entry(
    demand,
    'BOUNTY_RETURNED',
    id,
    returnedOn,
    { returnId: id, safeguardId, amount },
    shift(demand.organizationId, demand.id, sides, amount, noted(reference)),
  );
}

/** BOUNTY_RECLAIMED: no longer the poster's cost nor the winner's income, but owed back. */
export function reclaimedEntry(demand: Of, claim: Omit<BountyReclaim, 'entryId'>, on: string): NewEntry {
  const { id, laneId, organizationId: winner, amount } = claim;
  const source = { note: demand.number };
  return entry(demand, 'BOUNTY_RECLAIMED', id, on, { reclaimId: id, laneId, amount }, [
    ...shift(demand.organizationId, demand.id, ['BOUNTY_RECLAIMABLE', 'BOUNTY_COST'], amount, source),
    ...shift(winner, demand.id, ['BOUNTY_INCOME', 'BOUNTY_REPAYABLE'], amount, source),
  ]);
}

/** BOUNTY_REPAID: the winner gave bounty back. */
export function repaidEntry(
  demand: Of,
  { organizationId: winner }: Pick<BountyReclaim, 'organizationId'>,
  back: Omit<BountyRepayment, 'entryId'>,
): NewEntry {
  const { id, reclaimId, laneId, amount, receivedOn, reference } = back;
  const note = noted(reference);
  return entry(demand, 'BOUNTY_REPAID', id, receivedOn, { repaymentId: id, reclaimId, laneId, amount }, [
    ...shift(demand.organizationId, demand.id, ['BANK', 'BOUNTY_RECLAIMABLE'], amount, note),
    ...shift(winner, demand.id, ['BOUNTY_REPAYABLE', 'BANK'], amount, note),
  ]);
}
