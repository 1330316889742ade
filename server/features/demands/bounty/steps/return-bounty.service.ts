import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { post } from '../../../ledger/post.service.ts';
import { repaidEntry, returnedEntry } from '../bounty-entries.ts';
import { type BountyChange, type BountyDone, changeBounty } from '../change-bounty.ts';
import { BountyReclaim } from '../data/bounty-due.entity.ts';
import { BountyRepayment, BountyReturn } from '../data/bounty-payment.entity.ts';
import { BountySafeguard } from '../data/safeguard.entity.ts';
import { safeguardIn } from './answer-safeguard.service.ts';
import { readMoney, requireRoom } from './read-money.ts';
import { unspentOf } from './record-payment.service.ts';

export interface ReturnBounty {
  safeguardId: string;
  /** Fen. */
  amount: bigint;
  returnedOn: string;
  reference?: string | null;
  idempotencyKey: string;
}

export interface RecordRepayment {
  reclaimId: string;
  /** Fen. */
  amount: bigint;
  receivedOn: string;
  reference?: string | null;
  idempotencyKey: string;
}

/**
 * The poster records that a deposit came back from its custodian, or releases a guarantee: as much as is free, which is what
 * is neither owed nor can still fall due.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID, LIMIT (more than is free)
 */
export async function returnBounty(scope: Scope, input: ReturnBounty): Promise<BountyReturn> {
  const { safeguardId: id } = input;
  const known = isId(id) ? await scope.app.db.manager.findOneBy(BountySafeguard, { id }) : null;
  if (!known) throw new Refusal('NOT_FOUND', { field: 'safeguardId' });
  return changeBounty(scope, {
    demandId: known.demandId,
    may: 'keep',
    once: { operation: 'returnBounty', key: input.idempotencyKey, input },
    work: (change) => giveBack(change, input),
    again: (tx, done) => tx.findOneByOrFail(BountyReturn, { id: done }),
  });
}

async function giveBack(change: BountyChange, input: ReturnBounty): Promise<BountyDone<BountyReturn>> {
  const { tx, scope, record, userId } = change;
  const { amount, returnedOn } = input;
  const safeguard = safeguardIn(change, input.safeguardId);
  const reference = readMoved(input, 'returnedOn', returnedOn);
  requireRoom(amount, unspentOf(record, safeguard));
  requireRoom(amount, record.sums.free);
  const back = {
    ...{ id: newId(), demandId: record.demand.id, safeguardId: safeguard.id },
    ...{ amount, returnedOn, reference, byUser: userId, at: clock.now() },
  };
  const [entry] = await post(tx, scope, [returnedEntry(record.demand, safeguard, back)]);
  const row = Object.assign(new BountyReturn(), { ...back, entryId: entry?.id ?? '' } satisfies BountyReturn);
  await tx.insert(BountyReturn, row as object);
  safeguard.returned += amount;
  safeguard.version += 1;
  await tx.save(safeguard);
  return {
    value: row,
    action: 'returnBounty',
    facts: { returnId: row.id, safeguardId: safeguard.id, amount: formatYuan(amount) },
  };
}

/**
 * The poster records that a winner gave bounty back.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID, LIMIT (more than is to be given back)
 */
export async function recordRepayment(scope: Scope, input: RecordRepayment): Promise<BountyRepayment> {
  const { reclaimId: id } = input;
  const known = isId(id) ? await scope.app.db.manager.findOneBy(BountyReclaim, { id }) : null;
  if (!known) throw new Refusal('NOT_FOUND', { field: 'reclaimId' });
  return changeBounty(scope, {
    demandId: known.demandId,
    may: 'keep',
    once: { operation: 'recordRepayment', key: input.idempotencyKey, input },
    work: (change) => receive(change, input),
    again: (tx, done) => tx.findOneByOrFail(BountyRepayment, { id: done }),
  });
}

async function receive(change: BountyChange, input: RecordRepayment): Promise<BountyDone<BountyRepayment>> {
  const { tx, scope, record, userId } = change;
  const { amount, receivedOn } = input;
  const claim = record.reclaims.find(({ id }) => id === input.reclaimId);
  if (!claim) throw new Refusal('NOT_FOUND', { field: 'reclaimId' });
  const reference = readMoved(input, 'receivedOn', receivedOn);
  requireRoom(amount, claim.amount - claim.repaid);
  const back = {
    ...{ id: newId(), demandId: record.demand.id, reclaimId: claim.id, laneId: claim.laneId },
    ...{ amount, receivedOn, reference, byUser: userId, at: clock.now() },
  };
  const [entry] = await post(tx, scope, [repaidEntry(record.demand, claim, back)]);
  const row = Object.assign(new BountyRepayment(), {
    ...back,
    entryId: entry?.id ?? '',
  } satisfies BountyRepayment);
  await tx.insert(BountyRepayment, row as object);
  claim.repaid += amount;
  await tx.save(claim);
  return {
    value: row,
    action: 'recordRepayment',
    facts: { repaymentId: row.id, reclaimId: claim.id, laneId: claim.laneId, amount: formatYuan(amount) },
  };
}

function readMoved(
  { amount, reference }: Pick<ReturnBounty, 'amount' | 'reference'>,
  dayField: string,
  on: string,
): string | null {
  const problems = new Problems('');
  const read = readMoney({ amount, on, dayField, reference: reference ?? null }, problems);
  refuseAll(problems.list);
  return read;
}
