import type { Scope } from '../../../platform/app.ts';
import { hasRole, requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { grantById } from '../../grants/grant.loaders.ts';
import type { ApplicationFields } from '../../grants/read-application.ts';
import { prepareApplication } from '../../grants/steps/apply-for-grant.service.ts';
import { linkGrantResult } from '../../grants/steps/conclude-grant.service.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import { changeLane, type LaneReference, mayOnLane } from '../lanes/change-lane.ts';
import { existingLane } from './existing-lane.ts';
import { LaneGrant } from './lane-grant.entity.ts';
import { BEFOREHAND } from './outcome.states.ts';

export interface ReserveShare extends LaneReference {
  /** As any application for a grant; it is a reserved one, for a result that is yet to come. */
  application: Omit<ApplicationFields, 'timing'>;
}

/**
 * A researcher of the winning team applies for the share that the team is to have in what comes of the work, before it is
 * there (GRT-5): a reserved grant, which goes its own way through the unit.
 * @throws Refusal NOT_FOUND, FORBIDDEN for others than researchers of the lead, STATE once there is a result or the lane is
 *   over, ALREADY_EXISTS while such a grant is on its way or holds, what the application refuses
 */
export async function reserveShare(scope: Scope, input: ReserveShare): Promise<DemandLane> {
  const { userId } = requireUser(scope.actor);
  const { lane: known } = await existingLane(scope, input.laneId);
  if (!hasRole(scope.actor, ['RESEARCHER'], known.organizationId))
    throw new Refusal('FORBIDDEN', { params: { action: 'reserveShare' } });
  const apply = await prepareApplication(scope, { ...input.application, timing: 'RESERVED', resultId: null });
  return changeLane(scope, input, mayOnLane('report'), async ({ tx, lane }) => {
    const refuse = (reason: string) =>
      new Refusal('STATE', { params: { state: lane.state, action: 'reserveShare', reason } });
    if (!BEFOREHAND.includes(lane.state)) throw refuse('LANE_OVER');
    if (lane.resultId !== null) throw refuse('RESULT_THERE');
    const before = await tx.findOneBy(LaneGrant, { laneId: lane.id });
    const grant = before && (await grantById.batch(scope.app, [before.grantId])).get(before.grantId);
    if (grant && grant.state !== 'REFUSED' && grant.state !== 'ENDED') throw new Refusal('ALREADY_EXISTS');
    const { id: grantId } = await apply(tx);
    await tx.save(
      LaneGrant,
      Object.assign(before ?? new LaneGrant(), {
        laneId: lane.id,
        grantId,
        reservedAt: clock.now(),
        reservedBy: userId,
      }),
    );
    return { action: 'reserveShare', facts: { grantId } };
  });
}

/**
 * The unit links the reserved grant of a lane with the result that came of it, once that is in the register.
 * @throws Refusal NOT_FOUND where there is no such grant, STATE where no result is linked, what the grant refuses
 */
export async function linkReservedShare(scope: Scope, { laneId }: LaneReference): Promise<DemandLane> {
  const { lane } = await existingLane(scope, laneId);
  const reserved = await scope.app.db.manager.findOneBy(LaneGrant, { laneId });
  if (!reserved) throw new Refusal('NOT_FOUND', { field: 'grantId' });
  if (lane.resultId === null)
    throw new Refusal('STATE', {
      params: { state: lane.state, action: 'linkReservedShare', reason: 'NO_RESULT' },
    });
  await linkGrantResult(scope, { grantId: reserved.grantId, expectedVersion: null, resultId: lane.resultId });
  return lane;
}
