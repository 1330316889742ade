import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import { JudgingSeat } from '../judging/data/judging-seat.entity.ts';
import { lanePolicy, POSTER_SEES_WORK } from '../lanes/lane.policy.ts';

/**
 * How much of a race somebody sees. Everybody knows who takes part and who went on; what the others attained a lane
 * learns when the gate is closed, so that nobody measures by another's figures.
 */
export interface Sight {
  /** Every value at once: the poster, the experts who judged the bids, operators. */
  all: boolean;
  /** The lanes that the reader works for, with their values. */
  ownLaneIds: ReadonlySet<string>;
}

/** Who may read the values of a lane. */
export function seesLane({ all, ownLaneIds }: Sight, laneId: string): boolean {
  return all || ownLaneIds.has(laneId);
}

/** Whether the reader takes part in the race, on any side, and sees closed gates with their figures. */
export function takesPart({ all, ownLaneIds }: Sight): boolean {
  return all || ownLaneIds.size > 0;
}

export async function sightOf(
  tx: Transaction,
  actor: Actor,
  demand: Demand,
  lanes: readonly DemandLane[],
): Promise<Sight> {
  const own = lanes.filter(
    (lane) =>
      actingUser(actor)?.organizationId === lane.organizationId && lanePolicy.see(actor, { lane, demand }),
  );
  const all =
    hasRole(actor, POSTER_SEES_WORK, demand.organizationId) ||
    hasRole(actor, ['OPERATOR']) ||
    (await isExpertOf(tx, actor, demand.id));
  return { all, ownLaneIds: new Set(own.map(({ id }) => id)) };
}

/** Whether the actor judged the bids of the demand as an expert, and so can judge what is measured. */
export async function isExpertOf(tx: Transaction, actor: Actor, demandId: string): Promise<boolean> {
  const user = actingUser(actor);
  if (!user || !hasRole(actor, ['EXPERT'])) return false;
  return tx.existsBy(JudgingSeat, { demandId, userId: user.userId, state: 'HANDED_IN' });
}
