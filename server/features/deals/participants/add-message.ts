import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { DealMessage } from '../data/deal-records.entity.ts';

/** Adds a message to a case within the caller's transaction. */
export async function addMessage(
  tx: Transaction,
  dealId: string,
  values: Pick<DealMessage, 'side' | 'byUser' | 'text' | 'fileIds'>,
): Promise<DealMessage> {
  const message = Object.assign(new DealMessage(), { id: newId(), dealId, at: clock.now(), ...values });
  await tx.insert(DealMessage, message as object);
  return message;
}
