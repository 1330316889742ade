import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { TechResult } from '../data/tech-result.entity.ts';

/** What a list of another feature needs of a result, whoever asks: that feature decides who reads it. */
export interface ListedResult {
  title: string;
  organizationId: string;
  sector: string;
  /** Whether it is in the public catalogue. */
  isPublished: boolean;
}

/** Results by id within a transaction; one statement, none for no ids. */
export async function listedResults(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ListedResult>> {
  if (ids.length === 0) return new Map();
  const results = await tx.find(TechResult, {
    select: { id: true, title: true, organizationId: true, sector: true, state: true },
    where: { id: In([...new Set(ids)]) },
  });
  return new Map(
    results.map(({ id, title, organizationId, sector, state }) => [
      id,
      { title, organizationId, sector, isPublished: state === 'PUBLISHED' },
    ]),
  );
}
