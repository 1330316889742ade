import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { RunningContract } from '../running/running-contract.entity.ts';
import { PaymentRecord } from './payment-record.entity.ts';

const NOTHING = {
  milestone: null,
  amount: null,
  year: null,
  key: null,
  months: null,
  cumulative: null,
  paid: null,
  lapseId: null,
  rightKey: null,
  note: null,
  fileIds: [],
  side: null,
  byUser: null,
  state: 'HOLDS',
  answeredBy: null,
  answeredAt: null,
  answerReason: null,
} as const;

export type NewRecord = Pick<PaymentRecord, 'kind' | 'on'> & Partial<PaymentRecord>;

/** Writes down something that happened; it counts at once unless told otherwise. */
export async function establish(
  tx: Transaction,
  running: Pick<RunningContract, 'id' | 'dealId'>,
  values: NewRecord,
): Promise<PaymentRecord> {
  const record = Object.assign(new PaymentRecord(), {
    ...NOTHING,
    id: newId(),
    runningId: running.id,
    dealId: running.dealId,
    at: clock.now(),
    ...values,
  });
  await tx.insert(PaymentRecord, record as object);
  return record;
}
