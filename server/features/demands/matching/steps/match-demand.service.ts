import type { App, Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { EngineAway } from '../../../../platform/search/http.ts';
import { noDemand, presentState } from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { ENDED_DEMANDS } from '../../demand.enums.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { actsForPoster, demandPolicy } from '../../demand.policy.ts';
import { expertsOf, saysEnough, unitsOf } from '../reading/judge-matches.ts';
import { matchResults } from '../reading/match-demand.ts';
import { dropStale, type JudgedMatch, storeMatches } from './store-matches.ts';

/** What is suggested for one demand at most, by kind. */
const MOST = { RESULT: 30, UNIT: 10, EXPERT: 10 } as const;

/**
 * Matches a demand anew for its poster, who has seen what is suggested by it. Works for drafts too: what is stored of
 * them nobody else sees. Constant statements.
 * @throws Refusal NOT_FOUND, STATE for a demand that is over, UNAVAILABLE while the search engine is away
 */
export async function matchDemand(scope: Scope, { demandId }: { demandId: string }): Promise<Demand> {
  const demand = await presentDemand(scope.app.db.manager, demandId);
  if (!demand || !demandPolicy.seePrivate(scope.actor, demand)) throw noDemand();
  if (ENDED_DEMANDS.includes(demand.state)) {
    throw new Refusal('STATE', { params: { state: demand.state, action: 'matchDemand' } });
  }
  if (!(await suggest(scope.app, demand, actsForPoster(scope.actor, demand)))) {
    throw new Refusal('UNAVAILABLE', { params: { part: 'search' } });
  }
  return demand;
}

/**
 * Matches a demand anew if it is open by the clock; for jobs.
 * @throws EngineAway for a later try
 */
export async function suggestForDemand(app: App, demandId: string): Promise<void> {
  const demand = await presentDemand(app.db.manager, demandId);
  if (!demand || presentState(demand) !== 'OPEN') return;
  if (!(await suggest(app, demand, false))) throw new EngineAway('matches wait');
}

/** @returns false while the search engine is away */
async function suggest(app: App, demand: Demand, isSeen: boolean): Promise<boolean> {
  const results = await matchResults(app, demand);
  if (results === null) return false;
  const worth = results.filter(saysEnough);
  const now = clock.now();
  const matches: JudgedMatch[] = [
    ...worth.slice(0, MOST.RESULT),
    ...unitsOf(worth).slice(0, MOST.UNIT),
    ...expertsOf(worth).slice(0, MOST.EXPERT),
  ].map(({ kind, subjectId, organizationId, score, criteria }) => ({
    demandId: demand.id,
    ...{ kind, subjectId, organizationId, score, criteria },
  }));
  await inTransaction(app.db, async (tx) => {
    await storeMatches(tx, matches, now);
    await dropStale(tx, demand.id, now);
    if (isSeen) {
      await tx.query(
        'UPDATE demand_match SET seen_by_poster_at = $2 WHERE demand_id = $1 AND seen_by_poster_at IS NULL',
        [demand.id, now],
      );
    }
  });
  return true;
}
