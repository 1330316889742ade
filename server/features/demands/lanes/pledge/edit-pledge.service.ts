import type { Scope } from '../../../../platform/app.ts';
import { clock, dayOf } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { DemandPledge } from '../../data/lane-parts.entity.ts';
import { changeLane, type LaneReference } from '../change-lane.ts';
import { laneStates } from '../lane.states.ts';
import { forSides } from '../lane-sides.ts';
import { pledgeDigest, signBy, UNSIGNED } from './pledge-terms.ts';
import { editedPledge, type PledgeEdit } from './read-pledge.ts';

export type EditPledge = LaneReference & PledgeEdit;

/**
 * A side settles what follows from failing, what frees from blame, milestones and days of a pledge. What was signed is
 * void by a change, and whoever has to sign anew gets the whole time for it again.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE once it is signed by both or declined, CONFLICT, what is wrong with the input
 */
export function editPledge(scope: Scope, input: EditPledge): Promise<DemandLane> {
  return changeLane(scope, input, forSides('LEAD', 'POSTER'), async ({ tx, lane, demand }) => {
    laneStates.next(lane.state, 'editPledge');
    const pledge = await pledgeOf(tx, lane.id);
    const before = pledgeDigest(pledge.content);
    const content = editedPledge(pledge.content, input, {
      stages: demand.content.stages,
      earliest: dayOf(lane.openedAt),
    });
    const after = pledgeDigest(content);
    if (after !== before) {
      const now = clock.now();
      if (lane.leadSignedAt !== null) lane.signBy = signBy(now);
      lane.leadSignedAt = null;
      Object.assign(pledge, { content, ...UNSIGNED, editedAt: now });
      await tx.save(DemandPledge, pledge);
    }
    return { action: 'editPledge', facts: { pledge: { before, after } } };
  });
}

/** The pledge of a lane, as it stands in the transaction. */
export function pledgeOf(tx: Transaction, laneId: string): Promise<DemandPledge> {
  return tx.findOneByOrFail(DemandPledge, { laneId });
}
