import { randomBytes } from 'node:crypto';
import { changeDemand } from '../../server/features/demands/change-demand.ts';
import type { BidContent } from '../../server/features/demands/content/bid-content.ts';
import { EMPTY_DRAFT } from '../../server/features/demands/content/bid-content.ts';
import { Bid } from '../../server/features/demands/data/bid.entity.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { DemandLane } from '../../server/features/demands/data/lane.entity.ts';
import { DemandPledge } from '../../server/features/demands/data/lane-parts.entity.ts';
import { demandStates } from '../../server/features/demands/demand.states.ts';
import { openLanes } from '../../server/features/demands/lanes/open-lanes.service.ts';
import {
  type EditPledge,
  editPledge,
} from '../../server/features/demands/lanes/pledge/edit-pledge.service.ts';
import { pledgeDigest } from '../../server/features/demands/lanes/pledge/pledge-terms.ts';
import { signPledge } from '../../server/features/demands/lanes/pledge/sign-pledge.service.ts';
import { startWork } from '../../server/features/demands/lanes/work/start-work.service.ts';
import { jobScope } from '../../server/platform/app.ts';
import { clock, DAY_MS, dayOf } from '../../server/platform/clock.ts';
import { digestOf } from '../../server/platform/idempotency/digest.ts';
import { newId } from '../../server/platform/ids.ts';
import { scopeOf } from '../support/accounts.ts';
import { makeUnit, type TestUnit } from '../support/results.ts';
import { type DemandWorld, type MadeDemand, makeDemand } from './support.ts';

/** A day so many days from now, `YYYY-MM-DD`. */
export const dayIn = (days: number) => dayOf(clock.in(days * DAY_MS));

/** What a bid says that promises a little more than the demands of `fullDemand` ask for, with two milestones. */
export function bidContent(unit: TestUnit, values: Partial<BidContent> = {}): BidContent {
  return {
    summary: '以低温菌群和配套翻耕工艺解决秸秆降解',
    approach: '筛选、复配、田间验证三步推进',
    promises: [
      { targetId: 't1', value: '65', upper: null, how: '三点田间试验' },
      { targetId: 't2', value: '36', upper: null, how: '规模化发酵' },
    ],
    milestones: [
      { name: '小试', dueOn: dayIn(90), deliverable: '小试报告' },
      { name: '中试', dueOn: dayIn(200), deliverable: '中试报告' },
    ],
    team: [{ name: '林教授', title: '教授', role: '总体', userId: unit.researcher.userId }],
    responsiblePerson: { name: '林教授', title: '教授', userId: unit.researcher.userId },
    partners: [],
    budget: [{ item: '试验', amount: 10_000_000n }],
    ask: 10_000_000n,
    rights: [],
    risks: [],
    mustHaves: [{ id: 'm1', kept: true, note: '' }],
    files: [],
    ...values,
  };
}

/** A bid that stands in the ranking, as the judging leaves it. */
export async function makeRanked(
  world: DemandWorld,
  demand: Demand,
  rank: number,
  { unit = world.unit, content = {} }: { unit?: TestUnit; content?: Partial<BidContent> } = {},
): Promise<Bid> {
  const sealed = bidContent(unit, content);
  const now = clock.now();
  const bid = Object.assign(new Bid(), {
    id: newId(),
    demandId: demand.id,
    leadOrganizationId: unit.id,
    state: 'RANKED',
    version: 1,
    draft: { ...EMPTY_DRAFT },
    content: sealed,
    digest: digestOf(sealed),
    salt: randomBytes(16).toString('hex'),
    sealedAt: now,
    sealedBy: unit.officer.userId,
    sealedAtChange: 0,
    withdrawnAt: null,
    rank,
    alias: `候选${rank}`,
    promisedAt: null,
    promisedBy: null,
    createdBy: unit.officer.userId,
    createdAt: now,
    updatedAt: now,
  } satisfies Bid);
  await world.app.db.manager.insert(Bid, bid as object);
  return bid;
}

/** A demand that was awarded, with bids in their ranks. */
export interface Awarded {
  demand: Demand;
  /** Who bid, the first in rank first; the world's unit leads unless told. */
  units: TestUnit[];
  /** Of the winners, in order. */
  lanes: DemandLane[];
}

export interface AwardedValues extends MadeDemand {
  /** How many bids there are; 2 unless told. */
  bids?: number;
  /** How many of them won; 1 unless told. */
  winners?: number;
  bid?: Partial<BidContent>;
}

/** A demand that is awarded to the first in rank, without the bidding and judging that lead to it. */
export async function makeAwardedLanes(world: DemandWorld, values: AwardedValues = {}): Promise<Awarded> {
  const { bids = 2, winners = 1, bid = {}, ...made } = values;
  const demand = await makeDemand(world, { ...made, state: 'ON_NOTICE' });
  const units = [world.unit];
  while (units.length < bids) units.push(await makeUnit(world.app, world.operator));
  const ranked: Bid[] = [];
  for (const [index, unit] of units.entries())
    ranked.push(await makeRanked(world, demand, index + 1, { unit, content: bid }));
  let lanes: DemandLane[] = [];
  const awarded = await changeDemand(
    jobScope(world.app, 'test'),
    { demandId: demand.id },
    () => {},
    async ({ tx, scope, demand: locked }) => {
      locked.state = demandStates.next(locked.state, 'award');
      locked.awardedAt = clock.now();
      const won = ranked.slice(0, winners).map(({ id }, index) => ({ bidId: id, rank: index + 1 }));
      lanes = await openLanes(tx, scope, locked, won);
      return { action: 'confirmAward' };
    },
  );
  return { demand: awarded, units, lanes };
}

/** A fifth of what was paid is given back, and no bids for a year. */
export const CONSEQUENCES = { giveBackBasisPoints: 2000, barredMonths: 12, text: '' };

/** What both sides settle in a pledge; the milestones of its draft unless told. */
export async function pledgeEdit(
  world: DemandWorld,
  lane: Pick<DemandLane, 'id' | 'version'>,
  values: Partial<EditPledge> = {},
): Promise<EditPledge> {
  const { content } = await world.app.db.manager.findOneByOrFail(DemandPledge, { laneId: lane.id });
  return {
    laneId: lane.id,
    expectedVersion: lane.version,
    milestones: content.milestones,
    finishOn: content.finishOn ?? dayIn(365),
    responsibleName: content.responsible.name,
    responsibleTitle: content.responsible.title,
    consequences: CONSEQUENCES,
    freeingGrounds: ['FORCE_MAJEURE', 'LIMIT_OF_THE_ART'],
    freeingText: '',
    ...values,
  };
}

/** Signs the pledge as it stands, for a side. */
export async function sign(
  world: DemandWorld,
  laneId: string,
  side: 'LEAD' | 'POSTER',
  unit: TestUnit = world.unit,
): Promise<DemandLane> {
  const { content } = await world.app.db.manager.findOneByOrFail(DemandPledge, { laneId });
  const member = side === 'LEAD' ? unit.officer : world.poster.member;
  return signPledge(await scopeOf(world.app, member), { laneId, digest: pledgeDigest(content) });
}

/** Takes a lane to a pledge that both sides signed. */
export async function makePledged(
  world: DemandWorld,
  lane: DemandLane,
  unit: TestUnit = world.unit,
  values: Partial<EditPledge> = {},
): Promise<DemandLane> {
  await editPledge(await scopeOf(world.app, world.poster.member), await pledgeEdit(world, lane, values));
  await sign(world, lane.id, 'LEAD', unit);
  return sign(world, lane.id, 'POSTER', unit);
}

/** The same, with the work begun. */
export async function makeWorking(
  world: DemandWorld,
  lane: DemandLane,
  unit: TestUnit = world.unit,
  values: Partial<EditPledge> = {},
): Promise<DemandLane> {
  const { id: laneId } = await makePledged(world, lane, unit, values);
  return startWork(await scopeOf(world.app, unit.officer), { laneId });
}

export function laneRow({ app }: DemandWorld, id: string): Promise<DemandLane> {
  return app.db.manager.findOneByOrFail(DemandLane, { id });
}
