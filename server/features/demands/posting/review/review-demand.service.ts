import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import {
  changeDemand,
  type DemandPermit,
  type DemandReference,
  notNow,
  presentState,
} from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { DemandInvitation } from '../../data/demand-parts.entity.ts';
import { hasBids } from '../../demand.enums.ts';
import { demandPolicy } from '../../demand.policy.ts';
import { demandStates } from '../../demand.states.ts';
import { mailDemand } from '../demand-mails.ts';
import { mailInvited } from '../published/invite.service.ts';
import { requireComplete } from '../write/require-complete.ts';
import { requireSafeguard } from '../write/require-safeguard.ts';

const byOperator: DemandPermit = (actor, demand) => authorize(demandPolicy, actor, 'review', demand);

/**
 * Returns a demand to its poster with the reasons.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED without a reason
 */
export function returnDemand(
  scope: Scope,
  input: DemandReference & { expectedVersion: number; reason: string },
): Promise<Demand> {
  return changeDemand(scope, input, byOperator, async ({ tx, demand }) => {
    const next = demandStates.next(presentState(demand), 'return');
    const reason = readWhy(input.reason);
    demand.state = next;
    demand.returnReason = reason;
    demand.reviewedBy = actingUser(scope.actor)?.userId ?? null;
    await mailDemand(tx, scope.app, demand, {
      mail: 'returned',
      organizationIds: [demand.organizationId],
      values: { reason },
    });
    return { action: 'returnDemand', personal: { reason } };
  });
}

/**
 * Publishes a demand. Who handed it in does not publish it, what bids are taken for must be kept safe whole, and a
 * directed commission must have somebody who may bid.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE (reason NO_INVITATION, or NO_SAFEGUARD with what is needed and
 *   covered), FOUR_EYES, RULE (DEM-1), REQUIRED and INVALID for what is missing or has become wrong since
 */
export function publishDemand(
  scope: Scope,
  input: DemandReference & { expectedVersion: number },
): Promise<Demand> {
  return changeDemand(scope, input, byOperator, async (change) => {
    const { tx, demand, poster } = change;
    const next = demandStates.next(presentState(demand), 'publish');
    const userId = actingUser(scope.actor)?.userId ?? null;
    if (userId !== null && userId === demand.handedInBy) throw new Refusal('FOUR_EYES');
    requireComplete(poster, demand.content, demand.mode);
    if (demand.mode === 'DIRECTED' && !(await tx.existsBy(DemandInvitation, { demandId: demand.id })))
      throw notNow(demand.state, 'publishDemand', 'NO_INVITATION');
    if (hasBids(demand.mode)) await requireSafeguard(change, 'publishDemand');
    demand.state = next;
    demand.publishedAt = clock.now();
    demand.reviewedBy = userId;
    await mailDemand(tx, scope.app, demand, {
      mail: 'published',
      organizationIds: [demand.organizationId],
    });
    await mailInvited(tx, scope.app, demand);
    return {
      action: 'publishDemand',
      facts: { number: demand.number, mode: demand.mode, bidsCloseAt: demand.bidsCloseAt },
    };
  });
}

/** Reads the reason of a step, or another text that must be there. @throws Refusal REQUIRED, TOO_LONG */
export function readWhy(text: string, field = 'reason'): string {
  const problems = new Problems(field);
  const reason = readReason(text, problems);
  refuseAll(problems.list);
  return reason ?? '';
}
