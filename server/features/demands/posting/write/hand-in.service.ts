import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { changeDemand, type DemandReference, presentState } from '../../change-demand.ts';
import { applyContent, type Demand } from '../../data/demand.entity.ts';
import { demandStates } from '../../demand.states.ts';
import { requireComplete, withoutIdleCriteria } from './require-complete.ts';
import { byPoster } from './save-demand.service.ts';

/**
 * Hands a draft in for review; criteria without weight fall away.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, RULE (DEM-1), REQUIRED and INVALID for what is missing or wrong
 */
export function handInDemand(
  scope: Scope,
  input: DemandReference & { expectedVersion: number },
): Promise<Demand> {
  return changeDemand(scope, input, byPoster, ({ demand, poster }) => {
    const next = demandStates.next(presentState(demand), 'handIn');
    requireComplete(poster, demand.content, demand.mode);
    applyContent(demand, withoutIdleCriteria(demand.content));
    demand.state = next;
    demand.handedInAt = clock.now();
    demand.handedInBy = actingUser(scope.actor)?.userId ?? null;
    demand.returnReason = null;
    return { action: 'handInDemand' };
  });
}

/** Takes a handed-in demand back to change it. @throws Refusal NOT_FOUND, FORBIDDEN, STATE */
export function takeBackDemand(scope: Scope, input: DemandReference): Promise<Demand> {
  return changeDemand(scope, input, byPoster, ({ demand }) => {
    demand.state = demandStates.next(presentState(demand), 'takeBack');
    return { action: 'takeBackDemand' };
  });
}
