import type { BidContent } from '../../server/features/demands/content/bid-content.ts';
import { Bid } from '../../server/features/demands/data/bid.entity.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { clock } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { makeUnit, type TestUnit } from '../support/results.ts';
import { makeLane } from './bounty-support.ts';
import { type DemandWorld, type MadeDemand, makeDemand } from './support.ts';

/** A lane with those who work in it. */
export interface TestLane {
  id: string;
  unit: TestUnit;
}

export interface TestRace {
  demand: Demand;
  lanes: TestLane[];
}

/** A bid as it was sealed, of a unit whose researcher is its team. */
export function bidContent(unit: TestUnit, name = '林晓'): BidContent {
  return {
    summary: '以低温复合菌群和分段发酵实现寒地秸秆快速降解。',
    approach: '先筛选低温菌株，再做分段发酵，最后在田间验证。',
    promises: [
      { targetId: 't1', value: '65', upper: null, how: '三年田间数据' },
      { targetId: 't2', value: '38', upper: null, how: '按试验田核算' },
    ],
    milestones: [],
    team: [{ name, title: '教授', role: '菌株筛选', userId: unit.researcher.userId }],
    responsiblePerson: { name, title: '教授', userId: unit.researcher.userId },
    partners: [],
    budget: [{ item: '试验', amount: 8_000_000n }],
    ask: 8_000_000n,
    rights: [],
    risks: [],
    mustHaves: [{ id: 'm1', kept: true, note: '' }],
    files: [],
  };
}

/** A race, or another awarded demand, with lanes in which the work runs; each of a unit of its own. */
export async function makeRace(
  world: DemandWorld,
  { lanes = 3, ...values }: MadeDemand & { lanes?: number } = {},
): Promise<TestRace> {
  const demand = await makeDemand(world, { mode: 'RACE', state: 'IN_PROGRESS', ...values });
  const made: TestLane[] = [];
  for (let number = 1; number <= lanes; number++) {
    const unit = number === 1 ? world.unit : await makeUnit(world.app, world.operator);
    made.push({ id: await openLane(world, demand, unit, number), unit });
  }
  return { demand, lanes: made };
}

/** The bid of a lane, as it was opened and won, and the lane. */
async function openLane(world: DemandWorld, demand: Demand, unit: TestUnit, number: number): Promise<string> {
  const now = clock.now();
  const bid = Object.assign(new Bid(), {
    id: newId(),
    demandId: demand.id,
    leadOrganizationId: unit.id,
    state: 'WON' as const,
    version: 1,
    draft: { ...bidContent(unit), fileIds: [] },
    content: bidContent(unit),
    digest: 'a'.repeat(64),
    salt: 'b'.repeat(32),
    sealedAt: now,
    sealedBy: unit.officer.userId,
    sealedAtChange: 0,
    withdrawnAt: null,
    rank: number,
    alias: String(number),
    createdBy: unit.researcher.userId,
    createdAt: now,
    updatedAt: now,
  });
  await world.app.db.manager.save(Bid, bid);
  const { id } = await makeLane(world, demand, {
    bidId: bid.id,
    organizationId: unit.id,
    teamUserIds: [unit.researcher.userId],
    rank: number,
  });
  return id;
}
