import type { Transaction } from '../../platform/database/transaction.ts';
import { isId } from '../../platform/ids.ts';
import { recogniseCompleters } from './completers/completer-users.service.ts';
import { type ResultRecord, readParts } from './data/result-record.ts';
import { TechResult } from './data/tech-result.entity.ts';

export type { ResultRecord };

/**
 * A result with its completers, rights and owners, for a case about it (an offer, a deal, a grant), whoever asks:
 * the case's own policy decides. With `lock`, no step can change the result until the transaction ends.
 */
export async function resultForCase(
  tx: Transaction,
  resultId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ResultRecord | null> {
  if (!isId(resultId)) return null;
  const result = await tx.findOne(TechResult, {
    where: { id: resultId },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  const record = result ? (await readParts(tx, [result])).get(result.id) : undefined;
  if (!record) return null;
  await recogniseCompleters(tx, record.result.organizationId, record.completers);
  return record;
}
