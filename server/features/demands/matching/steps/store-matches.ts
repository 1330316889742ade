import type { Transaction } from '../../../../platform/database/transaction.ts';
import { newId } from '../../../../platform/ids.ts';
import { DemandMatch } from '../data/match.entity.ts';

/** A match as it was judged now. */
export type JudgedMatch = Pick<
  DemandMatch,
  'demandId' | 'kind' | 'subjectId' | 'organizationId' | 'score' | 'criteria'
>;

/** Writes matches as they were judged: those that are known are judged anew, the others are suggested. One statement. */
export async function storeMatches(
  tx: Transaction,
  matches: readonly JudgedMatch[],
  now: Date,
): Promise<void> {
  if (matches.length === 0) return;
  await tx
    .createQueryBuilder()
    .insert()
    .into(DemandMatch)
    .values(
      matches.map((match) => ({
        ...match,
        id: newId(),
        suggestedAt: now,
        judgedAt: now,
        seenByPosterAt: null,
        seenByUnitAt: null,
        contactedAt: null,
        contactedSide: null,
        contactedBy: null,
        message: null,
      })),
    )
    .orUpdate(['organization_id', 'score', 'criteria', 'judged_at'], ['demand_id', 'kind', 'subject_id'])
    .execute();
}

/** Takes away what was suggested for a demand, does not fit any more, and nobody has touched. One statement. */
export async function dropStale(tx: Transaction, demandId: string, judgedAt: Date): Promise<void> {
  await tx.query(
    `DELETE FROM demand_match m
     WHERE m.demand_id = $1 AND m.judged_at < $2 AND m.contacted_at IS NULL
       AND NOT EXISTS (SELECT FROM demand_match_dismissal d WHERE d.match_id = m.id)`,
    [demandId, judgedAt],
  );
}
