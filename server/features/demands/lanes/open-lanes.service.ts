import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { bidStates } from '../bid.states.ts';
import { plannedPerLane } from '../content/bounty-plan.ts';
import { Bid } from '../data/bid.entity.ts';
import type { Demand } from '../data/demand.entity.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { DemandPledge } from '../data/lane-parts.entity.ts';
import { mailLane } from './lane-mails.ts';
import { draftPledge } from './pledge/draft-pledge.ts';
import { signBy, UNSIGNED } from './pledge/pledge-terms.ts';
import { lanesOfDemand } from './settle-demand.ts';

export interface LaneWinner {
  bidId: string;
  rank: number;
  /** The lane that this winner replaces. */
  replacesLaneId?: string;
  /** Most that it may get, fen, where less than the plan is left. */
  most?: bigint;
}

/**
 * Opens a lane with the draft of its pledge for each winner and writes to both sides, within the transaction of the
 * award or of the replacement. The caller has locked the demand and takes it to AWARDED; the bids are won already, or
 * become so here.
 * @param demand locked
 * @returns the lanes in the order of the winners
 */
export async function openLanes(
  tx: Transaction,
  scope: Scope,
  demand: Demand,
  winners: readonly LaneWinner[],
): Promise<DemandLane[]> {
  const bids = await tx.findBy(Bid, { id: In(winners.map(({ bidId }) => bidId)), demandId: demand.id });
  const byId = new Map(bids.map((bid) => [bid.id, bid]));
  const taken = (await lanesOfDemand(tx, demand.id)).length;
  const lanes: DemandLane[] = [];
  for (const [index, winner] of winners.entries()) {
    const bid = byId.get(winner.bidId);
    if (!bid?.content) throw new Error(`lanes: bid ${winner.bidId} of demand ${demand.id} is not open`);
    await winBid(tx, bid);
    lanes.push(await openLane(tx, { demand, bid, winner, number: taken + index + 1 }));
  }
  for (const lane of lanes) await mailLane(tx, scope.app, { lane, demand }, 'awarded', ['LEAD', 'POSTER']);
  return lanes;
}

async function winBid(tx: Transaction, bid: Bid): Promise<void> {
  if (bid.state === 'WON') return;
  bid.state = bidStates.next(bid.state, 'win');
  bid.version += 1;
  bid.updatedAt = clock.now();
  await tx.save(Bid, bid);
}

interface Opening {
  demand: Demand;
  bid: Bid;
  winner: LaneWinner;
  number: number;
}

async function openLane(tx: Transaction, { demand, bid, winner, number }: Opening): Promise<DemandLane> {
  const { content } = bid;
  if (!content) throw new Error('lanes: a bid that won has its content');
  const now = clock.now();
  const amount = least(content.ask, plannedPerLane(demand.content), winner.most);
  const lane = Object.assign(new DemandLane(), {
    id: newId(),
    demandId: demand.id,
    bidId: bid.id,
    organizationId: bid.leadOrganizationId,
    teamUserIds: usersOf([...content.team, content.responsiblePerson]),
    number,
    rank: winner.rank,
    state: 'AWARDED' as const,
    version: 1,
    amount,
    replacesLaneId: winner.replacesLaneId ?? null,
    signBy: signBy(now),
    leadSignedAt: null,
    gaveUpAt: null,
    giveUpReason: null,
    pledgeId: null,
    resultId: null,
    dealId: null,
    openedAt: now,
    changedAt: now,
    endedAt: null,
    endReason: null,
  } satisfies DemandLane);
  await tx.insert(DemandLane, lane);
  const pledge = Object.assign(new DemandPledge(), {
    id: newId(),
    laneId: lane.id,
    content: draftPledge(demand.content, content, amount),
    ...UNSIGNED,
    editedAt: now,
  } satisfies DemandPledge);
  await tx.insert(DemandPledge, pledge as object);
  return lane;
}

function usersOf(people: readonly { userId: string | null }[]): string[] {
  return [...new Set(people.flatMap(({ userId }) => (userId === null ? [] : [userId])))];
}

function least(first: bigint, ...others: readonly (bigint | undefined)[]): bigint {
  return others.reduce<bigint>((min, each) => (each !== undefined && each < min ? each : min), first);
}
