import type { Transaction } from '../../../platform/database/transaction.ts';
import { Completer } from '../data/result-parts.entity.ts';

/** The users among the completers of a result, also of those who left; one statement. They decide nothing about it. */
export async function completerUsers(tx: Transaction, resultId: string): Promise<Set<string>> {
  const completers = await tx.find(Completer, { select: { id: true, userId: true }, where: { resultId } });
  return new Set(completers.flatMap(({ userId }) => userId ?? []));
}
