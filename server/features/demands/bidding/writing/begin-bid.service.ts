import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { brokenConstraint, inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { noDemand } from '../../change-demand.ts';
import { type BidDraft, EMPTY_DRAFT } from '../../content/bid-content.ts';
import { Bid } from '../../data/bid.entity.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { demandPolicy } from '../../demand.policy.ts';
import { mostToAsk } from '../bid-gaps.ts';
import { BID_CASE, refuseLate } from '../change-bid.ts';
import { biddingOrganization, joinAlone, refuseBarred, refuseInsiders } from '../may-bid.ts';

/**
 * Begins a bid of the organisation acted for: a draft with the demand's targets, must-haves and paid milestones in it.
 * An organisation leads one bid for a demand; one that was withdrawn does not count.
 * @throws Refusal NOT_FOUND, FORBIDDEN (role, or `bars`), FOUR_EYES for the poster's people, EXPIRED, STATE,
 *   ALREADY_EXISTS
 */
export async function beginBid(scope: Scope, { demandId }: { demandId: string }): Promise<Bid> {
  const actor = requireUser(scope.actor);
  const organization = await biddingOrganization(scope);
  try {
    return await inTransaction(scope.app.db, async (tx) => {
      const demand = await presentDemand(tx, demandId, 'SHARE');
      if (!demand || !demandPolicy.see(actor, demand)) throw noDemand();
      await joinAlone(tx, demand.id, organization.id);
      await refuseBarred(tx, demand, organization);
      await refuseInsiders(tx, demand, actor, []);
      const now = clock.now();
      refuseLate(demand, now, 'beginBid');
      const bid = Object.assign(new Bid(), {
        id: newId(),
        demandId: demand.id,
        leadOrganizationId: organization.id,
        state: 'DRAFT',
        version: 1,
        draft: firstDraft(demand),
        createdBy: actor.userId,
        createdAt: now,
        updatedAt: now,
      });
      await tx.insert(Bid, bid);
      await audit(tx, scope, {
        caseType: BID_CASE,
        caseId: bid.id,
        action: 'beginBid',
        facts: { after: 'DRAFT' },
      });
      return bid;
    });
  } catch (error) {
    if (brokenConstraint(error) === 'demand_bid_once')
      throw new Refusal('ALREADY_EXISTS', { field: 'demandId' });
    throw error;
  }
}

function firstDraft({ mode, content }: Demand): BidDraft {
  const { targets, mustHaves, stages } = content;
  return {
    ...EMPTY_DRAFT,
    promises: targets.map(({ id }) => ({ targetId: id, value: null, upper: null, how: '' })),
    mustHaves: mustHaves.map(({ id }) => ({ id, kept: null, note: '' })),
    milestones: stages.flatMap(({ trigger, milestone }) =>
      trigger === 'MILESTONE' && milestone !== null
        ? [{ name: milestone, dueOn: null, deliverable: '' }]
        : [],
    ),
    ask: mostToAsk({ mode, content }),
  };
}
