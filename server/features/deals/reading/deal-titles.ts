import { In } from 'typeorm';
import type { CaseTitles } from '../../../platform/books.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Deal } from '../data/deal.entity.ts';

/** Numbers of deals by id, for statements of the ledger. */
export async function dealTitles(tx: Transaction, ids: readonly string[]): Promise<CaseTitles> {
  const deals = await tx.find(Deal, { select: { id: true, number: true }, where: { id: In([...ids]) } });
  return new Map(deals.map(({ id, number }) => [id, number]));
}
