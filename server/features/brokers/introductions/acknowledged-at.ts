import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { groupBy } from '../../../platform/graphql/loaders.ts';
import { IntroductionAnswer } from './data/introduction-parts.entity.ts';

/** When both sides had acknowledged an introduction, by its id; those that not both did are left out. One statement. */
export async function acknowledgedAt(
  tx: Transaction,
  introductionIds: readonly string[],
): Promise<Map<string, Date>> {
  const answers = await tx.findBy(IntroductionAnswer, {
    introductionId: In([...introductionIds]),
    verdict: 'ACKNOWLEDGED',
  });
  const found = new Map<string, Date>();
  for (const [id, [one, other]] of groupBy(answers, ({ introductionId }) => introductionId)) {
    if (one && other) found.set(id, one.at > other.at ? one.at : other.at);
  }
  return found;
}
