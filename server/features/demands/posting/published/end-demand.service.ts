import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { voidNotice } from '../../../notices/notice-standing.service.ts';
import { bountyEnds } from '../../bounty/seam/bounty-ends.ts';
import { changeDemand, type DemandReference, demandCase, notNow, presentState } from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { hasBids } from '../../demand.enums.ts';
import { demandStates } from '../../demand.states.ts';
import { biddersOf, mailDemand } from '../demand-mails.ts';
import { readWhy } from '../review/review-demand.service.ts';
import { byPoster } from '../write/save-demand.service.ts';

export interface EndDemand extends DemandReference {
  expectedVersion: number;
  reason: string;
}

/**
 * Calls a demand off before its award. Bidders are written to, a notice of winners that runs is void, and the bounty
 * can go back.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE once it is awarded or over, REQUIRED without a reason
 */
export function cancelDemand(scope: Scope, input: EndDemand): Promise<Demand> {
  return changeDemand(scope, input, byPoster, async ({ tx, demand }) => {
    const state = presentState(demand);
    const next = demandStates.next(state, 'cancel');
    const reason = readWhy(input.reason);
    end(demand, 'CANCELLED_BY_POSTER', reason);
    demand.state = next;
    if (state === 'ON_NOTICE') await voidNotice(tx, scope, demandCase(demand), reason);
    await mailDemand(tx, scope.app, demand, {
      mail: 'cancelled',
      organizationIds: await biddersOf(tx, demand),
      values: { reason },
    });
    if (hasBids(demand.mode)) await bountyEnds(tx, scope, demand);
    return { action: 'cancelDemand', personal: { reason } };
  });
}

/**
 * Closes a plain demand; deals that were opened for it go on.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE for other modes and once it is over, REQUIRED without a reason
 */
export function closeDemand(scope: Scope, input: EndDemand): Promise<Demand> {
  return changeDemand(scope, input, byPoster, ({ demand }) => {
    if (hasBids(demand.mode)) throw notNow(presentState(demand), 'closeDemand', 'HAS_BIDS');
    const next = demandStates.next(presentState(demand), 'close');
    end(demand, 'CLOSED_BY_POSTER', readWhy(input.reason));
    demand.state = next;
    return { action: 'closeDemand' };
  });
}

function end(demand: Demand, reason: NonNullable<Demand['endReason']>, note: string): void {
  demand.endedAt = clock.now();
  demand.endReason = reason;
  demand.endNote = note;
}
