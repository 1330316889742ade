import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { userById } from '../../../accounts/accounts.loaders.ts';
import { bountyDue } from '../../bounty/seam/bounty-due.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { DemandMilestone, DemandPledge } from '../../data/lane-parts.entity.ts';
import type { PledgeContent } from '../../data/pledge-content.ts';
import { changeLane, type LaneChange, type LaneDone, type LaneReference, take } from '../change-lane.ts';
import { sideOf } from '../lane.policy.ts';
import { laneStates } from '../lane.states.ts';
import { mailLane } from '../lane-mails.ts';
import { forSides } from '../lane-sides.ts';
import { pledgeOf } from './edit-pledge.service.ts';
import { judgePledge, pledgeDigest } from './pledge-terms.ts';

export interface SignPledge extends LaneReference {
  /** SHA-256 of the pledge as it was shown. */
  digest: string;
}

/**
 * A side signs the pledge that it was shown (DEM-2). With the second signature the pledge is in force: its milestones
 * stand, and the stage of the bounty for the pledge falls due.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT (stale, another text, or signed already), RULE DEM-2, FOUR_EYES for
 *   who signed for the other side
 */
export async function signPledge(scope: Scope, input: SignPledge): Promise<DemandLane> {
  const user = requireUser(scope.actor);
  const signatory = (await userById.batch(scope.app, [user.userId])).get(user.userId)?.name ?? '';
  return changeLane(scope, input, forSides('LEAD', 'POSTER'), async (change) => {
    const { tx, lane, demand, poster } = change;
    laneStates.next(lane.state, 'signPledge');
    const pledge = await pledgeOf(tx, lane.id);
    const digest = pledgeDigest(pledge.content);
    if (input.digest !== digest) throw new Refusal('CONFLICT', { field: 'digest' });
    judgePledge(poster.rulebook, pledge.content);
    refusePastDays(pledge.content);
    const isLead = sideOf(scope.actor, { lane, demand }) === 'LEAD';
    const done = isLead ? pledge.leadSignedAt : pledge.posterSignedAt;
    if (done !== null) throw new Refusal('CONFLICT', { params: { reason: 'SIGNED' } });
    if ((isLead ? pledge.posterSignedBy : pledge.leadSignedBy) === user.userId)
      throw new Refusal('FOUR_EYES');
    const now = clock.now();
    if (isLead) {
      Object.assign(pledge, { leadSignedBy: user.userId, leadSignatory: signatory, leadSignedAt: now });
      lane.leadSignedAt = now;
    } else {
      Object.assign(pledge, { posterSignedBy: user.userId, posterSignatory: signatory, posterSignedAt: now });
    }
    pledge.digest = digest;
    await tx.save(DemandPledge, pledge);
    const side = isLead ? 'LEAD' : 'POSTER';
    if (pledge.leadSignedAt !== null && pledge.posterSignedAt !== null) await putInForce(change, pledge);
    else await mailLane(tx, scope.app, change, 'signed', [isLead ? 'POSTER' : 'LEAD']);
    return {
      action: 'signPledge',
      facts: { side, digest, inForce: lane.state === 'PLEDGED' },
      personal: { signatory },
    } satisfies LaneDone;
  });
}

/** Nobody pledges days that are over, as those of a bid are that comes up later. */
function refusePastDays({ milestones, finishOn }: PledgeContent): void {
  const today = clock.today();
  const days = [...milestones.map(({ dueOn }) => dueOn), finishOn ?? today];
  if (days.every((day) => day >= today)) return;
  throw new Refusal('INVALID', { field: 'pledge', params: { reason: 'IN_PAST', earliest: today } });
}

async function putInForce(
  { tx, scope, lane, demand }: LaneChange,
  { id, content }: DemandPledge,
): Promise<void> {
  take(lane, 'pledge');
  lane.pledgeId = id;
  const milestones = content.milestones.map((milestone, index) =>
    Object.assign(new DemandMilestone(), {
      ...milestone,
      id: newId(),
      laneId: lane.id,
      number: index + 1,
      state: 'PLANNED' as const,
      note: null,
      measured: [],
      handedInBy: null,
      handedInAt: null,
      answeredBy: null,
      answeredAt: null,
      reason: null,
    } satisfies DemandMilestone),
  );
  if (milestones.length > 0) await tx.insert(DemandMilestone, milestones as object[]);
  for (const stage of demand.content.stages.filter(({ trigger }) => trigger === 'PLEDGE')) {
    await bountyDue(tx, scope, { demand, lane, stageKey: stage.key, why: 'PLEDGE' });
  }
  await mailLane(tx, scope.app, { lane, demand }, 'pledged', ['LEAD', 'POSTER']);
}
