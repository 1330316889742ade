import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { DemandLane } from '../../data/lane.entity.ts';
import type { BountySource } from '../bounty.enums.ts';
import type { BountyRecord } from '../bounty-record.ts';
import { type BountyChange, type BountyDone, changeBounty } from '../change-bounty.ts';
import { BountyPayment } from '../data/bounty-payment.entity.ts';
import { type BountySafeguard, restOf } from '../data/safeguard.entity.ts';
import { mailBounty } from '../mails/mail-bounty.ts';
import { isPending, sum } from '../reckon.ts';
import { safeguardIn } from './answer-safeguard.service.ts';
import { readMoney, requireRoom } from './read-money.ts';

/** Kind of record under which slips of payments are kept. */
export const BOUNTY_PAYMENT_FILES = 'BountyPayment';

export interface RecordBountyPayment {
  laneId: string;
  /** Fen. */
  amount: bigint;
  source: BountySource;
  /** The deposit, where it is paid out of one. */
  safeguardId?: string | null;
  paidOn: string;
  reference?: string | null;
  fileIds: readonly string[];
  idempotencyKey: string;
}

/**
 * The poster records that it paid bounty to a winner. Nothing counts as paid by it: the winner confirms the money once it
 * came in.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED, INVALID, LIMIT (more than is owed, or than the deposit holds)
 */
export async function recordBountyPayment(scope: Scope, input: RecordBountyPayment): Promise<BountyPayment> {
  const { laneId } = input;
  const lane = isId(laneId) ? await scope.app.db.manager.findOneBy(DemandLane, { id: laneId }) : null;
  if (!lane) throw new Refusal('NOT_FOUND', { field: 'laneId' });
  return changeBounty(scope, {
    demandId: lane.demandId,
    may: 'keep',
    once: { operation: 'recordBountyPayment', key: input.idempotencyKey, input },
    work: (change) => record(change, lane, input),
    again: (tx, id) => tx.findOneByOrFail(BountyPayment, { id }),
  });
}

async function record(
  change: BountyChange,
  lane: DemandLane,
  input: RecordBountyPayment,
): Promise<BountyDone<BountyPayment>> {
  const { tx, scope, userId } = change;
  const { demand } = change.record;
  const problems = new Problems('');
  const { amount, paidOn } = input;
  const reference = readMoney(
    { amount, on: paidOn, dayField: 'paidOn', reference: input.reference ?? null },
    problems,
  );
  if (input.fileIds.length > 10) problems.at('fileIds').add('LIMIT', { max: 10 });
  refuseAll(problems.list);
  requireRoom(amount, unpaidOf(change.record, lane.id));
  const deposit = depositOf(change, input);
  if (deposit) requireRoom(amount, unspentOf(change.record, deposit));
  const payment = Object.assign(new BountyPayment(), {
    id: newId(),
    demandId: demand.id,
    laneId: lane.id,
    organizationId: lane.organizationId,
    state: 'RECORDED' as const,
    version: 1,
    source: input.source,
    safeguardId: deposit?.id ?? null,
    ...{ amount, paidOn, reference },
    recordedBy: userId,
    recordedAt: clock.now(),
    answeredBy: null,
    answeredAt: null,
    reason: null,
    entryId: null,
  } satisfies BountyPayment);
  await tx.insert(BountyPayment, payment as object);
  const files = await attachFiles(
    tx,
    input.fileIds,
    { kind: BOUNTY_PAYMENT_FILES, id: payment.id },
    scope.actor,
  );
  await mailBounty(tx, scope.app, demand, {
    mail: 'paymentRecorded',
    to: [{ winner: lane.organizationId }],
    values: { sum: formatYuan(amount) },
  });
  return {
    value: payment,
    action: 'recordBountyPayment',
    facts: {
      paymentId: payment.id,
      laneId: lane.id,
      amount: formatYuan(amount),
      source: input.source,
      documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
    },
  };
}

/** The deposit that a payment is taken from; null for one out of the bank. @throws Refusal REQUIRED, NOT_FOUND, INVALID */
function depositOf(
  change: BountyChange,
  { source, safeguardId }: RecordBountyPayment,
): BountySafeguard | null {
  if (source === 'BANK') return null;
  if (!safeguardId) throw new Refusal('REQUIRED', { field: 'safeguardId' });
  const deposit = safeguardIn(change, safeguardId);
  if (deposit.kind !== 'DEPOSIT' || deposit.state !== 'CONFIRMED')
    throw new Refusal('INVALID', { field: 'safeguardId', params: { reason: 'NO_DEPOSIT' } });
  return deposit;
}

/** Fen that are owed to a lane and that no recorded payment is for yet. */
export function unpaidOf({ dues, payments }: BountyRecord, laneId: string): bigint {
  const owed = sum(dues, (due) => (due.laneId === laneId ? due.amount - due.paid : 0n));
  const pending = sum(payments, (each) =>
    each.laneId === laneId && isPending(each.state) ? each.amount : 0n,
  );
  return owed - pending;
}

/** Fen of a safeguard that no recorded payment takes yet. */
export function unspentOf({ payments }: BountyRecord, safeguard: BountySafeguard): bigint {
  const taken = sum(payments, ({ safeguardId, state, amount }) =>
    safeguardId === safeguard.id && isPending(state) ? amount : 0n,
  );
  return restOf(safeguard) - taken;
}
