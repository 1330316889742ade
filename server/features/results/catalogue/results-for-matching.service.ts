import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Completer } from '../data/result-parts.entity.ts';
import { TechResult } from '../data/tech-result.entity.ts';

/** What matching needs of a published result beside what search knows of it. */
export interface ResultForMatching {
  organizationId: string;
  strategicIndustry: string | null;
  /** Completers who work on it and have an account, in their order. */
  completers: { userId: string; name: string }[];
}

/** The published ones of these results; two statements. */
export async function resultsForMatching(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, ResultForMatching>> {
  if (ids.length === 0) return new Map();
  const results = await tx.find(TechResult, {
    select: { id: true, organizationId: true, strategicIndustry: true },
    where: { id: In([...ids]), state: 'PUBLISHED' },
  });
  const completers = await tx
    .createQueryBuilder(Completer, 'completer')
    .select(['completer.id', 'completer.resultId', 'completer.userId', 'completer.name'])
    .where(
      `completer.resultId IN (:...ids) AND completer.userId IS NOT NULL AND completer.status = 'ACTIVE'`,
      {
        ids: [...ids],
      },
    )
    .orderBy('completer.resultId')
    .addOrderBy('completer.position')
    .getMany();
  const found = new Map(
    results.map(({ id, organizationId, strategicIndustry }): [string, ResultForMatching] => [
      id,
      { organizationId, strategicIndustry, completers: [] },
    ]),
  );
  for (const { resultId, userId, name } of completers) {
    if (userId !== null) found.get(resultId)?.completers.push({ userId, name });
  }
  return found;
}
