import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { activeMembershipsOf } from '../../../accounts/members/role-holders.service.ts';
import { type DemandReference, notNow } from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { changeJudging, whileJudged } from '../change-judging.ts';
import { JudgingSeat } from '../data/judging-seat.entity.ts';
import { obstaclesOf } from '../impartial.ts';
import { mailExperts } from '../judging.mails.ts';
import { isRevisable, isScored, sittingSeats } from '../judging-facts.ts';

/** The most experts of one judging; more are a slip. */
export const MOST_EXPERTS = 15;

/**
 * The poster asks people with the role EXPERT to judge. They are asked by mail; nobody is asked twice. Not any more once
 * the ranking is there, unless an objection was upheld.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, REQUIRED, LIMIT, and for `userIds.n` NOT_FOUND for who is no expert,
 *   ALREADY_EXISTS, FOUR_EYES (reason BIDDER or POSTER)
 */
export async function appointExperts(
  scope: Scope,
  input: DemandReference & { userIds: readonly string[] },
): Promise<Demand> {
  const userIds = [...new Set(input.userIds.map((id) => id.toLowerCase()))];
  if (userIds.length === 0) throw new Refusal('REQUIRED', { field: 'userIds' });
  return changeJudging(scope, input, async ({ tx, demand, facts }) => {
    whileJudged(demand, 'appointExperts');
    if (!isRevisable(facts) && isScored(demand, facts))
      throw notNow(demand.state, 'appointExperts', 'SCORED');
    if (sittingSeats(facts).length + userIds.length > MOST_EXPERTS)
      throw new Refusal('LIMIT', { field: 'userIds', params: { max: MOST_EXPERTS } });
    const members = await activeMembershipsOf(tx, userIds);
    const obstacles = await obstaclesOf(tx, demand, facts, userIds);
    const problems = new Problems('userIds');
    const seats = userIds.map((userId, index) => {
      const place = problems.at(index);
      const expert = members.find((member) => member.userId === userId && member.roles.includes('EXPERT'));
      const reason = obstacles.get(userId);
      if (!expert) place.add('NOT_FOUND');
      else if (facts.seats.some((seat) => seat.userId === userId)) place.add('ALREADY_EXISTS');
      else if (reason) place.add('FOUR_EYES', { reason });
      return newSeat(scope, demand, userId, expert?.organizationId ?? '');
    });
    refuseAll(problems.list);
    await tx.insert(JudgingSeat, seats as object[]);
    await mailExperts(tx, scope.app, demand, seats);
    return {
      action: 'appointExperts',
      beside: true,
      facts: { seats: seats.map(({ id, userId }) => ({ seatId: id, userId })) },
    };
  });
}

function newSeat(scope: Scope, demand: Demand, userId: string, organizationId: string): JudgingSeat {
  return Object.assign(new JudgingSeat(), {
    id: newId(),
    demandId: demand.id,
    userId,
    organizationId,
    state: 'INVITED' as const,
    version: 1,
    conflicts: [],
    appointedBy: actingUser(scope.actor)?.userId ?? null,
    appointedAt: clock.now(),
    declaredAt: null,
    handedInAt: null,
    endReason: null,
  } satisfies JudgingSeat);
}

/**
 * The poster takes an expert off who has not handed in, such as one who does not answer; after an upheld objection also
 * one who has.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, REQUIRED (`reason`)
 */
export async function releaseExpert(
  scope: Scope,
  input: DemandReference & { seatId: string; reason: string },
): Promise<Demand> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return changeJudging(scope, input, async ({ tx, demand, facts }) => {
    whileJudged(demand, 'releaseExpert');
    const seat = sittingSeats(facts).find(({ id }) => id === input.seatId);
    if (!seat) throw new Refusal('NOT_FOUND', { field: 'seatId' });
    if (seat.state === 'HANDED_IN' && facts.takenBack === 0)
      throw notNow(demand.state, 'releaseExpert', 'SCORES_HANDED_IN');
    const before = seat.state;
    Object.assign(seat, { state: 'RELEASED', endReason: reason, version: seat.version + 1 });
    await tx.save(JudgingSeat, seat);
    return {
      action: 'releaseExpert',
      beside: true,
      facts: { seatId: seat.id, before, after: seat.state },
      personal: { reason },
    };
  });
}
