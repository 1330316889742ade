import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { DemandMatch } from '../data/match.entity.ts';
import type { MatchSide } from '../match.enums.ts';
import { type MatchPolicyAction, matchPolicy, sideOf } from '../matching.policy.ts';

/** Kind of case under which the audit trail keeps what was done with a match; not the demand's own, which others read. */
export const MATCH_CASE = 'DemandMatch';

/** What a step works on: the locked match, its demand, and the side that acts. */
export interface MatchChange {
  tx: Transaction;
  match: DemandMatch;
  demand: Demand;
  side: MatchSide;
}

/**
 * Changes one match as one of its sides: locks it, checks the actor, lets `work` change it, and writes it with its event.
 * @throws Refusal NOT_FOUND for who is on neither side, and for the unit while the demand is not published; FORBIDDEN
 */
export async function changeMatch(
  scope: Scope,
  matchId: string,
  action: MatchPolicyAction,
  work: (
    change: MatchChange,
  ) => Promise<{ facts: Record<string, unknown>; personal?: Record<string, unknown> }>,
  name: string,
): Promise<DemandMatch> {
  const noMatch = () => new Refusal('NOT_FOUND', { field: 'matchId' });
  return inTransaction(scope.app.db, async (tx) => {
    const match = isId(matchId)
      ? await tx.findOne(DemandMatch, { where: { id: matchId }, lock: { mode: 'pessimistic_write' } })
      : null;
    const demand = match ? await presentDemand(tx, match.demandId) : null;
    if (!match || !demand) throw noMatch();
    const subject = { match, posterId: demand.organizationId };
    const side = sideOf(scope.actor, subject);
    if (!side || (side === 'UNIT' && demand.publishedAt === null)) throw noMatch();
    authorize(matchPolicy, scope.actor, action, subject);
    const { facts, personal } = await work({ tx, match, demand, side });
    await tx.save(match);
    await audit(tx, scope, {
      caseType: MATCH_CASE,
      caseId: match.id,
      action: name,
      facts: { demandId: demand.id, side, ...facts },
      ...(personal ? { personal } : {}),
    });
    return match;
  });
}
