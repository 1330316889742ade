import type { Transaction } from '../../../../platform/database/transaction.ts';
import { MatchDismissal } from '../data/match.entity.ts';
import type { DismissReason, MatchSide } from '../match.enums.ts';

/** How often an organisation put matches aside on one side, by reason; one statement. */
export async function reasonsOf(
  tx: Transaction,
  organizationId: string,
  side: MatchSide,
): Promise<Map<DismissReason, number>> {
  const rows = await tx
    .createQueryBuilder(MatchDismissal, 'dismissal')
    .select('dismissal.reason', 'reason')
    .addSelect('count(*)::int', 'count')
    .where('dismissal.organizationId = :organizationId AND dismissal.side = :side', { organizationId, side })
    .groupBy('dismissal.reason')
    .getRawMany<{ reason: DismissReason; count: number }>();
  return new Map(rows.map(({ reason, count }) => [reason, count]));
}
