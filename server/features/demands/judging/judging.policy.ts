import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Demand } from '../data/demand.entity.ts';
import { demandPolicy } from '../demand.policy.ts';
import type { JudgingSeat } from './data/judging-seat.entity.ts';

/** The room in which bids are judged: for the poster and for operators, who decide on objections. */
export const judgingPolicy: Policy<'seeRoom', Pick<Demand, 'organizationId' | 'publishedAt'>> = {
  seeRoom: demandPolicy.seePrivate,
};

/** An expert's own seat; nobody else sees sheets before they are handed in. */
export const seatPolicy: Policy<'judge', Pick<JudgingSeat, 'userId'>> = {
  judge: isOwn,
};

function isOwn(actor: Actor, { userId }: Pick<JudgingSeat, 'userId'>): boolean {
  return actingUser(actor)?.userId === userId && hasRole(actor, ['EXPERT']);
}
