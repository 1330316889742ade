import type { Scope } from '../../../../platform/app.ts';
import { hasRole } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { resultsForMatching } from '../../../results/catalogue/results-for-matching.service.ts';
import { UNIT_SEES } from '../matching.policy.ts';
import { saysEnough } from '../reading/judge-matches.ts';
import { matchDemands } from '../reading/match-result.ts';
import { storeMatches } from './store-matches.ts';

const MOST = 20;

/**
 * Matches a published result with the open demands for its unit. Constant statements.
 * @returns how many fit
 * @throws Refusal NOT_FOUND, also for another unit's result and one that is not published; UNAVAILABLE while the search
 *   engine is away
 */
export async function matchResult(scope: Scope, { resultId }: { resultId: string }): Promise<number> {
  const { app, actor } = scope;
  const results = isId(resultId) ? await resultsForMatching(app.db.manager, [resultId]) : new Map();
  const result = results.get(resultId);
  if (!result || !hasRole(actor, UNIT_SEES, result.organizationId)) {
    throw new Refusal('NOT_FOUND', { field: 'resultId' });
  }
  const demands = await matchDemands(app, resultId);
  if (demands === null) throw new Refusal('UNAVAILABLE', { params: { part: 'search' } });
  const matches = demands
    .filter(saysEnough)
    .slice(0, MOST)
    .map(({ demand, score, criteria }) => ({
      demandId: demand.id,
      kind: 'RESULT' as const,
      subjectId: resultId,
      organizationId: result.organizationId,
      score,
      criteria,
    }));
  await inTransaction(app.db, (tx) => storeMatches(tx, matches, clock.now()));
  return matches.length;
}
