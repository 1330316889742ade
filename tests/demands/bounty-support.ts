import type { BountyPayment } from '../../server/features/demands/bounty/data/bounty-payment.entity.ts';
import type { BountySafeguard } from '../../server/features/demands/bounty/data/safeguard.entity.ts';
import { bountyDue } from '../../server/features/demands/bounty/seam/bounty-due.ts';
import { reclaim } from '../../server/features/demands/bounty/seam/reclaim.ts';
import { confirmBountyPayment } from '../../server/features/demands/bounty/steps/answer-payment.service.ts';
import { confirmSafeguard } from '../../server/features/demands/bounty/steps/answer-safeguard.service.ts';
import {
  type RecordBountyPayment,
  recordBountyPayment,
} from '../../server/features/demands/bounty/steps/record-payment.service.ts';
import {
  type RecordSafeguard,
  recordSafeguard,
} from '../../server/features/demands/bounty/steps/record-safeguard.service.ts';
import { plannedPerLane } from '../../server/features/demands/content/bounty-plan.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { DemandLane } from '../../server/features/demands/data/lane.entity.ts';
import { presentDemand } from '../../server/features/demands/demand.loaders.ts';
import { LedgerAccount } from '../../server/features/ledger/data/ledger-account.entity.ts';
import { jobScope } from '../../server/platform/app.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { receiveFile } from '../../server/platform/files/files.service.ts';
import { newId } from '../../server/platform/ids.ts';
import { formatYuan } from '../../server/platform/money.ts';
import { type Member, makeMember, scopeOf } from '../support/accounts.ts';
import type { ServedApi } from '../support/api.ts';
import { type DemandWorld, makeDemandWorld } from './support.ts';

export interface BountyWorld extends DemandWorld {
  /** FINANCE_OFFICER of the unit that wins. */
  unitFinance: Member;
}

export async function makeBountyWorld(api: ServedApi): Promise<BountyWorld> {
  const world = await makeDemandWorld(api);
  return {
    ...world,
    unitFinance: await makeMember(world.app, world.unit.administrator, ['FINANCE_OFFICER']),
  };
}

/** A document that this person uploaded and has used for nothing. */
export async function evidenceOf(world: DemandWorld, member: Member): Promise<string> {
  const content = Buffer.from(`%PDF-1.4\n% ${newId()}\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n`);
  const upload = { content: [content], name: '凭据.pdf', purpose: 'document' as const };
  return (await receiveFile(await scopeOf(world.app, member), upload)).id;
}

/** A deposit of 100,000 yuan unless told, with evidence; as the poster's finance officer. */
export async function recordedSafeguard(
  world: DemandWorld,
  demand: Pick<Demand, 'id'>,
  values: Partial<RecordSafeguard> = {},
): Promise<BountySafeguard> {
  const { finance } = world.poster;
  return recordSafeguard(await scopeOf(world.app, finance), {
    demandId: demand.id,
    kind: 'DEPOSIT',
    amount: 10_000_000n,
    holder: '哈尔滨银行南岗支行',
    since: clock.today(),
    fileIds: values.fileIds ?? [await evidenceOf(world, finance)],
    idempotencyKey: newId(),
    ...values,
  });
}

/** The same, confirmed by the operator. */
export async function makeSafeguarded(
  world: DemandWorld,
  demand: Pick<Demand, 'id'>,
  values: Partial<RecordSafeguard> = {},
): Promise<BountySafeguard> {
  const { id } = await recordedSafeguard(world, demand, values);
  return confirmSafeguard(await scopeOf(world.app, world.operator), {
    safeguardId: id,
    idempotencyKey: newId(),
  });
}

/** A lane at work of the world's unit, without the bid, pledge and notice that lead to it; what the plan gives one lane. */
export async function makeLane(
  world: DemandWorld,
  demand: Demand,
  values: Partial<DemandLane> = {},
): Promise<DemandLane> {
  const { manager } = world.app.db;
  const now = clock.now();
  const lane = Object.assign(new DemandLane(), {
    id: newId(),
    demandId: demand.id,
    bidId: newId(),
    organizationId: world.unit.id,
    teamUserIds: [],
    number: (await manager.countBy(DemandLane, { demandId: demand.id })) + 1,
    rank: 1,
    state: 'IN_PROGRESS',
    version: 1,
    amount: plannedPerLane(demand.content),
    replacesLaneId: null,
    signBy: clock.in(30 * DAY_MS),
    leadSignedAt: now,
    gaveUpAt: null,
    giveUpReason: null,
    pledgeId: null,
    resultId: null,
    dealId: null,
    openedAt: now,
    changedAt: now,
    endedAt: null,
    endReason: null,
    ...values,
  } satisfies DemandLane);
  await manager.insert(DemandLane, lane);
  return lane;
}

/** Lets a stage fall due as the parts of demands do it: within a transaction that has locked the demand. */
export function stageMet({ app }: DemandWorld, lane: DemandLane, stageKey: string) {
  return inTransaction(app.db, async (tx) => {
    const demand = await presentDemand(tx, lane.demandId, 'UPDATE');
    if (!demand) throw new Error('the lane has a demand');
    return bountyDue(tx, jobScope(app, 'test'), { demand, lane, stageKey, why: 'test' });
  });
}

/** Claims bounty back within a transaction of its own. */
export function reclaimNow({ app }: DemandWorld, lane: DemandLane, amount: bigint) {
  return inTransaction(app.db, (tx) => reclaim(tx, jobScope(app, 'test'), { lane, amount, why: '未完成' }));
}

/** Writes another state of a demand or lane as the parts before would have left it. */
export async function takeTo<T extends Demand | DemandLane>(
  { app }: DemandWorld,
  what: T,
  values: Partial<Pick<T, 'state' | 'endReason' | 'endedAt'>>,
): Promise<void> {
  const table = what instanceof DemandLane ? 'demand_lane' : 'demand';
  const columns = Object.keys(values).map((name) =>
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  );
  const assignments = columns.map((column, index) => `${column} = $${index + 2}`).join(', ');
  await app.db.query(`UPDATE ${table} SET ${assignments} WHERE id = $1`, [what.id, ...Object.values(values)]);
}

/** A recorded payment out of the bank today, as the poster's finance officer. */
export async function recordedPayment(
  world: DemandWorld,
  lane: Pick<DemandLane, 'id'>,
  amount: bigint,
  values: Partial<RecordBountyPayment> = {},
): Promise<BountyPayment> {
  return recordBountyPayment(await scopeOf(world.app, world.poster.finance), {
    laneId: lane.id,
    amount,
    source: 'BANK',
    paidOn: clock.today(),
    fileIds: [],
    idempotencyKey: newId(),
    ...values,
  });
}

/** The same, confirmed by the winner. */
export async function makePaid(
  world: BountyWorld,
  lane: Pick<DemandLane, 'id'>,
  amount: bigint,
  values: Partial<RecordBountyPayment> = {},
): Promise<BountyPayment> {
  const { id } = await recordedPayment(world, lane, amount, values);
  return confirmBountyPayment(await scopeOf(world.app, world.unitFinance), {
    paymentId: id,
    idempotencyKey: newId(),
  });
}

/** Balances of an organisation for a demand, in yuan, by purpose; those of zero are left out. */
export async function balancesOf(
  { app }: DemandWorld,
  organizationId: string,
  demandId: string,
): Promise<Record<string, string>> {
  const accounts = await app.db.manager.findBy(LedgerAccount, {
    ownerKind: 'ORGANIZATION',
    ownerId: organizationId,
    dealId: demandId,
  });
  return Object.fromEntries(
    accounts
      .filter(({ balance }) => balance !== 0n)
      .map(({ purpose, balance }) => [purpose, formatYuan(balance)])
      .sort(),
  );
}
