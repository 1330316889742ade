import { confirmBountyPayment } from '../../server/features/demands/bounty/steps/answer-payment.service.ts';
import { Bid } from '../../server/features/demands/data/bid.entity.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { DemandLane } from '../../server/features/demands/data/lane.entity.ts';
import { DemandMilestone } from '../../server/features/demands/data/lane-parts.entity.ts';
import { confirmAward } from '../../server/features/demands/judging/steps/confirm-award.service.ts';
import {
  answerMilestone,
  reportMilestone,
} from '../../server/features/demands/lanes/work/milestones.service.ts';
import { handInMeasured } from '../../server/features/demands/race/steps/hand-in-measured.service.ts';
import { clock, DAY_MS, dayOf } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { makeSealedBid, openAll } from '../demands/bids-support.ts';
import { evidenceOf, makeSafeguarded, recordedPayment } from '../demands/bounty-support.ts';
import { admit, awardNotice, decide } from '../demands/judging-support.ts';
import { laneRow } from '../demands/lanes-support.ts';
import { type DemandWorld, demandRow, makeDemand } from '../demands/support.ts';
import { type Member, makeMember, scopeOf } from '../support/accounts.ts';
import { makeUnit, type TestUnit } from '../support/results.ts';
import type { Stage } from './dealing.ts';

/** A lane of the race with those who work in it; the sums of the race are odd so that a lost fen shows. */
export interface RaceLane {
  id: string;
  unit: TestUnit;
  finance: Member;
}

export const GATE = '小试';
export const MILESTONE = '百亩示范完成';
/** Fen: at the pledge for three lanes, at the gate for two, at the acceptance for two at most. */
const BOUNTY = 3n * 1_000_001n + 2n * 1_500_002n + 2n * 3_000_003n;

/**
 * A race of three lanes with one gate that keeps two, through the services from the deposit to the award: three bids,
 * of which all win. The clock stands at the end of the notice.
 */
export async function awardRace(
  world: DemandWorld,
  { moveTo }: Pick<Stage, 'moveTo'>,
): Promise<{ demand: Demand; lanes: RaceLane[] }> {
  const { app } = world;
  const drawn = await makeDemand(world, {
    mode: 'RACE',
    content: {
      title: '寒地秸秆低温快速降解菌剂赛马',
      bounty: BOUNTY,
      stages: [
        { key: 's1', name: '签署军令状', trigger: 'PLEDGE', gate: null, milestone: null, amount: 1_000_001n },
        { key: 's2', name: '通过小试', trigger: 'GATE', gate: 1, milestone: null, amount: 1_500_002n },
        {
          key: 's3',
          name: '验收合格',
          trigger: 'ACCEPTANCE',
          gate: null,
          milestone: null,
          amount: 3_000_003n,
        },
      ],
      bidsCloseAt: clock.in(10 * DAY_MS).toISOString(),
      expertsAsked: 0,
      race: {
        lanes: 3,
        gates: [{ name: GATE, dueOn: dayIn(35), targetIds: ['t1', 't2'], keep: 2, requireAll: false }],
      },
    },
  });
  await makeSafeguarded(world, drawn, { amount: BOUNTY });
  const units = [world.unit, await makeUnit(app, world.operator), await makeUnit(app, world.operator)];
  const milestones = [{ name: MILESTONE, dueOn: dayIn(45), deliverable: '示范报告' }];
  const asked = { milestones, ask: 5_500_006n, budget: [{ item: '试验与检测', amount: 6_000_000n }] };
  for (const { officer } of units) await makeSealedBid(world, drawn, { by: officer, draft: asked });
  await moveTo((drawn.bidsCloseAt ?? clock.now()).getTime());
  const ids = (await openAll(world, drawn.id)).map(({ id }) => id);
  const opened = {
    demand: drawn,
    bids: await app.db.manager.findBy(
      Bid,
      ids.map((id) => ({ id })),
    ),
  };
  const bids = units.map(({ id }) => {
    const bid = opened.bids.find(({ leadOrganizationId }) => leadOrganizationId === id);
    if (!bid) throw new Error('every unit bids');
    return bid;
  });
  await admit(world, { demand: drawn, bids });
  await decide(world, drawn, bids, 3);
  await moveTo((await awardNotice(world, drawn)).endsAt.getTime());
  await confirmAward(await scopeOf(app, world.poster.member), { demandId: drawn.id });
  const rows = await app.db.manager.find(DemandLane, {
    where: { demandId: drawn.id },
    order: { number: 'ASC' },
  });
  const lanes: RaceLane[] = [];
  for (const [index, unit] of units.entries()) {
    const finance = await makeMember(app, unit.administrator, ['FINANCE_OFFICER']);
    lanes.push({ id: rows[index]?.id ?? '', unit, finance });
  }
  return { demand: await demandRow(app, drawn.id), lanes };
}

const dayIn = (days: number) => dayOf(clock.in(days * DAY_MS));

/** The poster's finance records what it paid out of the deposit, and the winner's confirms that it came. */
export async function payLane(world: DemandWorld, lane: RaceLane, amount: bigint): Promise<void> {
  const { manager } = world.app.db;
  const { demandId } = await laneRow(world, lane.id);
  const [deposit] = await manager.query<[{ id: string }]>(
    'SELECT id FROM bounty_safeguard WHERE demand_id = $1',
    [demandId],
  );
  const { id } = await recordedPayment(world, lane, amount, { source: 'DEPOSIT', safeguardId: deposit.id });
  const key = { paymentId: id, idempotencyKey: newId() };
  await confirmBountyPayment(await scopeOf(world.app, lane.finance), key);
}

/** A lane hands in what it measured for the gate, with its evidence. */
export async function measure(
  world: DemandWorld,
  { id, unit }: RaceLane,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const { officer } = unit;
  await handInMeasured(await scopeOf(world.app, officer), {
    laneId: id,
    gate: 1,
    values: Object.entries(values).map(([targetId, value]) => ({ targetId, value })),
    measuredOn: clock.today(),
    testedBy: '省农科院检测中心',
    fileIds: [await evidenceOf(world, officer)],
  });
}

/** The milestone of a lane is reported with its evidence and accepted. */
export async function passMilestone(world: DemandWorld, { id, unit }: RaceLane): Promise<void> {
  const { app, poster } = world;
  const milestone = await app.db.manager.findOneByOrFail(DemandMilestone, { laneId: id });
  const step = { laneId: id, milestoneId: milestone.id };
  const fileIds = [await evidenceOf(world, unit.officer)];
  await reportMilestone(await scopeOf(app, unit.officer), { ...step, measured: [], fileIds });
  await answerMilestone(await scopeOf(app, poster.member), { ...step, accepted: true });
}
