import { seal } from '../../server/features/demands/bidding/sealing/seal.ts';
import type { BidContent } from '../../server/features/demands/content/bid-content.ts';
import { Bid } from '../../server/features/demands/data/bid.entity.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { DemandLane } from '../../server/features/demands/data/lane.entity.ts';
import type { CriterionCode, DemandMode } from '../../server/features/demands/demand.enums.ts';
import { JudgingSeat } from '../../server/features/demands/judging/data/judging-seat.entity.ts';
import { appointExperts } from '../../server/features/demands/judging/steps/appoint-experts.service.ts';
import { confirmAward } from '../../server/features/demands/judging/steps/confirm-award.service.ts';
import { decideAward } from '../../server/features/demands/judging/steps/decide-award.service.ts';
import {
  declareConflicts,
  handInScores,
  saveScores,
} from '../../server/features/demands/judging/steps/score-bids.service.ts';
import { screenBid } from '../../server/features/demands/judging/steps/screen-bid.service.ts';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { clock, DAY_MS, dayOf } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import { makeUnit, type TestUnit } from '../support/results.ts';
import { type DemandWorld, demandRow, type MadeDemand, makeDemand, moveTo } from './support.ts';

/** A complete bid of a team for a demand, which asks for the whole bounty unless told. */
export function bidFor(demand: Demand, team: Member, values: Partial<BidContent> = {}): BidContent {
  const person = { name: '赵领队', title: '教授', userId: team.userId };
  return {
    summary: '以复合菌剂和配套工艺达标',
    approach: '筛选耐低温菌株，优化发酵和施用工艺。',
    promises: demand.content.targets.map(({ id, value, upper }) => ({
      targetId: id,
      value,
      upper,
      how: '田间试验',
    })),
    milestones: [{ name: '菌剂定型', dueOn: dayOf(clock.in(120 * DAY_MS)), deliverable: '菌种' }],
    team: [{ ...person, role: '负责人' }],
    responsiblePerson: person,
    partners: [],
    budget: [{ item: '试验', amount: demand.bounty }],
    ask: demand.bounty,
    rights: [],
    risks: [{ risk: '气温偏低', answer: '增加接种量' }],
    mustHaves: demand.content.mustHaves.map(({ id }) => ({ id, kept: true, note: '' })),
    files: [],
    ...values,
  };
}

/** A bid as it stands once it was handed in. */
export async function sealedBid(
  { app }: DemandWorld,
  demand: Demand,
  team: Member,
  values: Partial<BidContent> = {},
): Promise<Bid> {
  const content = bidFor(demand, team, values);
  const bid = Object.assign(new Bid(), {
    id: newId(),
    demandId: demand.id,
    leadOrganizationId: team.organizationId,
    state: 'SEALED' as const,
    version: 1,
    draft: { ...content, fileIds: [] },
    content,
    sealedAt: clock.now(),
    sealedBy: team.userId,
    sealedAtChange: 0,
    withdrawnAt: null,
    rank: null,
    alias: null,
    createdBy: team.userId,
    createdAt: clock.now(),
    updatedAt: clock.now(),
  });
  const { salt, digest } = seal({
    demandId: demand.id,
    bidId: bid.id,
    leadOrganizationId: bid.leadOrganizationId,
    content,
  });
  Object.assign(bid, { salt, digest });
  await app.db.manager.insert(Bid, bid as object);
  return bid;
}

/** A demand past its deadline with bids of as many units. The clock stands at the deadline. */
export interface Judged {
  demand: Demand;
  units: TestUnit[];
  bids: Bid[];
}

export async function makeJudged(world: DemandWorld, count: number, made: MadeDemand = {}): Promise<Judged> {
  const demand = await makeDemand(world, made);
  const units = [world.unit];
  while (units.length < count) units.push(await makeUnit(world.app, world.operator));
  const bids: Bid[] = [];
  for (const unit of units) bids.push(await sealedBid(world, demand, unit.researcher));
  moveTo(demand.bidsCloseAt ?? clock.now());
  return { demand, units, bids };
}

/** Screens bids as kept. */
export async function admit(
  world: DemandWorld,
  { demand, bids }: Pick<Judged, 'demand' | 'bids'>,
): Promise<void> {
  const scope = await scopeOf(world.app, world.poster.member);
  const findings = demand.content.mustHaves.map(({ id }) => ({ mustHaveId: id, kept: true }));
  for (const { id } of bids) await screenBid(scope, { demandId: demand.id, bidId: id, findings });
}

/** Seats of experts who declared no conflict. */
export async function seat(
  world: DemandWorld,
  demand: Demand,
  experts: readonly Member[],
): Promise<JudgingSeat[]> {
  const poster = await scopeOf(world.app, world.poster.member);
  await appointExperts(poster, { demandId: demand.id, userIds: experts.map(({ userId }) => userId) });
  const seats: JudgingSeat[] = [];
  for (const expert of experts) {
    const own = await world.app.db.manager.findOneByOrFail(JudgingSeat, {
      demandId: demand.id,
      userId: expert.userId,
    });
    seats.push(await declareConflicts(await scopeOf(world.app, expert), { seatId: own.id, conflicts: [] }));
  }
  return seats;
}

/** Saves sheets of an expert: the same points under every criterion, by bid. */
export async function score(
  world: DemandWorld,
  demand: Demand,
  expert: Member,
  seatId: string,
  points: ReadonlyMap<string, number>,
): Promise<void> {
  const scope = await scopeOf(world.app, expert);
  for (const [bidId, given] of points) {
    const scores = demand.content.criteria.map(({ code }: { code: CriterionCode }) => ({
      criterion: code,
      points: given,
      reason: '依据充分',
    }));
    await saveScores(scope, { seatId, bidId, scores });
  }
}

/** All experts give the same points, by bid, and hand in. */
export async function scoreAll(
  world: DemandWorld,
  demand: Demand,
  experts: readonly Member[],
  points: ReadonlyMap<string, number>,
): Promise<void> {
  const seats = await seat(world, demand, experts);
  for (const [index, { id }] of seats.entries()) {
    const expert = experts[index] as Member;
    await score(world, demand, expert, id, points);
    await handInScores(await scopeOf(world.app, expert), { seatId: id });
  }
}

/** Decides on the bids in this order, the first `winners` of them win. */
export async function decide(
  world: DemandWorld,
  demand: Demand,
  bids: readonly Bid[],
  winners = 1,
): Promise<Demand> {
  return decideAward(await scopeOf(world.app, world.poster.member), {
    demandId: demand.id,
    outcomes: bids.map(({ id }, place) => ({
      bidId: id,
      isWinner: place < winners,
      reason: `第${place + 1}名`,
    })),
  });
}

/** The notice of the winners that runs or ran. */
export function awardNotice({ app }: DemandWorld, { id }: Demand): Promise<PublicNotice> {
  return app.db.manager.findOneOrFail(PublicNotice, {
    where: { caseType: 'Demand', caseId: id },
    order: { publishedAt: 'DESC' },
  });
}

export interface Awarded extends Judged {
  lanes: DemandLane[];
}

/**
 * An awarded demand with its lanes, through the services, without experts: bids in the order of their units, the first
 * ones win. The clock stands at the end of the notice: put it back with `realTime`.
 */
export async function makeAwarded(
  world: DemandWorld,
  {
    mode = 'OPEN_BIDDING',
    bids: count = 2,
    winners = 1,
    content = {},
  }: { mode?: DemandMode; bids?: number; winners?: number; content?: MadeDemand['content'] } = {},
): Promise<Awarded> {
  const judged = await makeJudged(world, count, { mode, content: { expertsAsked: 0, ...content } });
  await admit(world, judged);
  await decide(world, judged.demand, judged.bids, winners);
  moveTo((await awardNotice(world, judged.demand)).endsAt);
  await confirmAward(await scopeOf(world.app, world.poster.member), { demandId: judged.demand.id });
  const lanes = await world.app.db.manager.find(DemandLane, {
    where: { demandId: judged.demand.id },
    order: { number: 'ASC' },
  });
  const bids: Bid[] = [];
  for (const { id } of judged.bids) bids.push(await world.app.db.manager.findOneByOrFail(Bid, { id }));
  return { ...judged, bids, demand: await demandRow(world.app, judged.demand.id), lanes };
}
