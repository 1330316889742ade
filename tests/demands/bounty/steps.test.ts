import { afterEach, beforeAll, expect, it } from 'vitest';
import { readBounty } from '../../../server/features/demands/bounty/bounty-record.ts';
import { BOUNTY_DOSSIER_LABELS } from '../../../server/features/demands/bounty/dossier/bounty-dossier.labels.ts';
import { bountyEnds } from '../../../server/features/demands/bounty/seam/bounty-ends.ts';
import { safeguardOf } from '../../../server/features/demands/bounty/seam/safeguard-of.ts';
import {
  confirmBountyPayment,
  disputeBountyPayment,
  withdrawBountyPayment,
} from '../../../server/features/demands/bounty/steps/answer-payment.service.ts';
import {
  confirmSafeguard,
  rejectSafeguard,
  withdrawSafeguard,
} from '../../../server/features/demands/bounty/steps/answer-safeguard.service.ts';
import { recordSafeguard } from '../../../server/features/demands/bounty/steps/record-safeguard.service.ts';
import {
  recordRepayment,
  returnBounty,
} from '../../../server/features/demands/bounty/steps/return-bounty.service.ts';
import { DemandLane } from '../../../server/features/demands/data/lane.entity.ts';
import { checkLedger } from '../../../server/features/ledger/check/check-ledger.service.ts';
import { jobScope } from '../../../server/platform/app.ts';
import { auditTrail } from '../../../server/platform/audit/audit.service.ts';
import { clock, DAY_MS, dayOf } from '../../../server/platform/clock.ts';
import { inTransaction } from '../../../server/platform/database/transaction.ts';
import { newId } from '../../../server/platform/ids.ts';
import { type Member, scopeOf } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import {
  type BountyWorld,
  balancesOf,
  evidenceOf,
  makeBountyWorld,
  makeLane,
  makePaid,
  makeSafeguarded,
  reclaimNow,
  recordedPayment,
  recordedSafeguard,
  stageMet,
  takeTo,
} from '../bounty-support.ts';
import { demandRow, makeDemand, makeTestEnterprise, moveTo, realTime, refusal } from '../support.ts';

const api = useApi();
let world: BountyWorld;
beforeAll(async () => {
  world = await makeBountyWorld(api());
}, 60_000);
afterEach(realTime);

const as = (member: Member) => scopeOf(world.app, member);
const key = () => ({ idempotencyKey: newId() });
const safeguarded = (demandId: string) => safeguardOf(world.app.db.manager, demandId);
const refused = (run: () => Promise<unknown>) => refusal(world, run);
const sound = async () =>
  (await checkLedger(world.app)).results.flatMap(({ check, faults }) =>
    faults.map(({ subject, found }) => `${check} ${subject}: ${found}`),
  );

it('keeps a bounty safe from the confirmation on, in the books of the poster', async () => {
  const demand = await makeDemand(world, { state: 'DRAFT' });
  const input = {
    demandId: demand.id,
    kind: 'DEPOSIT' as const,
    amount: 6_000_000n,
    holder: '哈尔滨银行',
    since: clock.today(),
    fileIds: [await evidenceOf(world, world.poster.finance)],
    ...key(),
  };
  const recorded = await recordSafeguard(await as(world.poster.finance), input);
  expect((await recordSafeguard(await as(world.poster.member), input)).id).toBe(recorded.id);
  expect(
    await refused(async () => recordSafeguard(await as(world.poster.finance), { ...input, amount: 1n })),
  ).toBe('ALREADY_EXISTS idempotencyKey');
  expect(await safeguarded(demand.id)).toEqual({
    needed: 10_000_000n,
    covered: 0n,
    isSafeguarded: false,
  });
  expect(await balancesOf(world, world.poster.id, demand.id)).toEqual({});
  const confirm = { safeguardId: recorded.id, expectedVersion: 1, ...key() };
  expect(await refused(async () => confirmSafeguard(await as(world.poster.finance), confirm))).toBe(
    'FORBIDDEN',
  );
  expect(await refused(async () => confirmSafeguard(await as(world.unitFinance), confirm))).toBe(
    'NOT_FOUND demandId',
  );
  const confirmed = await confirmSafeguard(await as(world.operator), confirm);
  expect(confirmed).toMatchObject({ state: 'CONFIRMED', rest: 6_000_000n });
  expect((await confirmSafeguard(await as(world.operator), confirm)).entryId).toBe(confirmed.entryId);
  expect(await balancesOf(world, world.poster.id, demand.id)).toEqual({ BOUNTY_DEPOSIT: '60000.00' });
  await makeSafeguarded(world, demand, {
    kind: 'GUARANTEE',
    amount: 4_000_000n,
    validUntil: dayOf(clock.in(500 * DAY_MS)),
  });
  expect(await safeguarded(demand.id)).toMatchObject({ covered: 10_000_000n, isSafeguarded: true });
  expect(await balancesOf(world, world.poster.id, demand.id)).toEqual({
    BOUNTY_COMMITTED: '-40000.00',
    BOUNTY_DEPOSIT: '60000.00',
    BOUNTY_GUARANTEED: '40000.00',
  });
  moveTo(clock.in(501 * DAY_MS));
  expect(await safeguarded(demand.id)).toMatchObject({ covered: 6_000_000n, isSafeguarded: false });
});

it('takes no safeguard without evidence, without a sum, or that ends before the work', async () => {
  const demand = await makeDemand(world);
  const record = (values: Parameters<typeof recordedSafeguard>[2]) =>
    refused(() => recordedSafeguard(world, demand, { fileIds: [], ...values }));
  expect(await record({})).toBe('REQUIRED fileIds');
  const evidence = { fileIds: [await evidenceOf(world, world.poster.finance)] };
  expect(await record({ ...evidence, amount: 0n })).toBe('INVALID amount NOT_POSITIVE');
  expect(await record({ ...evidence, holder: ' ' })).toBe('REQUIRED holder');
  expect(await record({ ...evidence, since: dayOf(clock.in(2 * DAY_MS)) })).toBe('INVALID since IN_FUTURE');
  expect(await record({ ...evidence, kind: 'GUARANTEE' })).toBe('REQUIRED validUntil');
  const soon = dayOf(clock.in(30 * DAY_MS));
  expect(await record({ ...evidence, kind: 'GUARANTEE', validUntil: soon })).toBe(
    'INVALID validUntil ENDS_BEFORE_WORK',
  );
  const over = await makeDemand(world, { state: 'CANCELLED' });
  expect(await refused(() => recordedSafeguard(world, over, evidence))).toBe('STATE');
  const other = await makeTestEnterprise(world.app, world.operator);
  expect(
    await refused(async () =>
      recordSafeguard(await as(other.finance), {
        ...{ demandId: demand.id, kind: 'DEPOSIT', amount: 1n, holder: '银行', since: clock.today() },
        ...{ fileIds: [], ...key() },
      }),
    ),
  ).toBe('NOT_FOUND demandId');
});

it('lets the operator turn a safeguard down with a reason, and the poster take one back', async () => {
  const demand = await makeDemand(world);
  const first = await recordedSafeguard(world, demand);
  const operator = await as(world.operator);
  const step = { safeguardId: first.id };
  expect(await refused(async () => rejectSafeguard(operator, { ...step, reason: ' ', ...key() }))).toBe(
    'REQUIRED reason',
  );
  expect(await rejectSafeguard(operator, { ...step, reason: '回单看不清', ...key() })).toMatchObject({
    state: 'REJECTED',
    reason: '回单看不清',
    entryId: null,
  });
  expect(await refused(async () => confirmSafeguard(operator, { ...step, ...key() }))).toBe('STATE');
  const second = await recordedSafeguard(world, demand);
  const back = { safeguardId: second.id, expectedVersion: 7, ...key() };
  expect(await refused(async () => withdrawSafeguard(await as(world.poster.member), back))).toBe(
    'CONFLICT expectedVersion',
  );
  expect(
    await withdrawSafeguard(await as(world.poster.member), { ...back, expectedVersion: 1 }),
  ).toMatchObject({ state: 'WITHDRAWN' });
  expect(await safeguarded(demand.id)).toMatchObject({ covered: 0n });
});

it('goes from deposit to settlement with every fen in both books', async () => {
  const demand = await makeDemand(world, { state: 'IN_PROGRESS' });
  const deposit = await makeSafeguarded(world, demand);
  const lane = await makeLane(world, demand);
  const due = await stageMet(world, lane, 's1');
  expect(due).toMatchObject({ amount: 3_000_000n, paid: 0n });
  expect((await stageMet(world, lane, 's1'))?.id).toBe(due?.id);
  expect((await readBounty(world.app.db.manager, demand)).sums.left).toBe(7_000_000n);
  expect(await refused(() => recordedPayment(world, lane, 3_000_001n))).toBe('LIMIT amount');
  const from = { source: 'DEPOSIT' as const, safeguardId: deposit.id };
  const payment = await recordedPayment(world, lane, 2_000_000n, from);
  expect(await refused(() => recordedPayment(world, lane, 1_000_001n))).toBe('LIMIT amount');
  const step = { paymentId: payment.id, ...key() };
  expect(await refused(async () => confirmBountyPayment(await as(world.poster.finance), step))).toBe(
    'FORBIDDEN',
  );
  await confirmBountyPayment(await as(world.unitFinance), step);
  await confirmBountyPayment(await as(world.unitFinance), step);
  expect(await balancesOf(world, world.poster.id, demand.id)).toEqual({
    BOUNTY_COST: '30000.00',
    BOUNTY_DEPOSIT: '80000.00',
    BOUNTY_PAYABLE: '-10000.00',
  });
  expect(await balancesOf(world, world.unit.id, demand.id)).toEqual({
    BOUNTY_INCOME: '-30000.00',
    BOUNTY_RECEIVABLE: '10000.00',
  });
  await makePaid(world, lane, 1_000_000n, from);
  await stageMet(world, lane, 's2');
  await takeTo(world, lane, { state: 'ACCEPTED' });
  await takeTo(world, demand, { state: 'ACCEPTED' });
  await makePaid(world, lane, 7_000_000n, from);
  expect(await demandRow(world.app, demand.id)).toMatchObject({ state: 'SETTLED', endReason: 'SETTLED' });
  expect(await world.app.db.manager.findOneByOrFail(DemandLane, { id: lane.id })).toMatchObject({
    state: 'SETTLED',
  });
  expect(await balancesOf(world, world.poster.id, demand.id)).toEqual({ BOUNTY_COST: '100000.00' });
  expect(await balancesOf(world, world.unit.id, demand.id)).toEqual({ BOUNTY_INCOME: '-100000.00' });
  const trail = await auditTrail(world.app.db.manager, 'Demand', demand.id);
  expect(trail.map(({ action }) => action)).toEqual([
    ...['startDemand', 'recordSafeguard', 'confirmSafeguard', 'bountyDue'],
    ...['recordBountyPayment', 'confirmBountyPayment', 'recordBountyPayment', 'confirmBountyPayment'],
    ...['bountyDue', 'recordBountyPayment', 'confirmBountyPayment'],
  ]);
  // Dossiers have words for each step.
  for (const { action } of trail.slice(1)) expect(BOUNTY_DOSSIER_LABELS).toHaveProperty(action);
  expect(await sound()).toEqual([]);
});

it('lets a winner dispute a payment and find it later, and the poster take back what never came', async () => {
  const demand = await makeDemand(world, { state: 'IN_PROGRESS' });
  const lane = await makeLane(world, demand);
  await stageMet(world, lane, 's1');
  const first = await recordedPayment(world, lane, 1_000_000n);
  const winner = await as(world.unitFinance);
  const step = { paymentId: first.id };
  expect(await refused(async () => disputeBountyPayment(winner, { ...step, reason: '', ...key() }))).toBe(
    'REQUIRED reason',
  );
  await disputeBountyPayment(winner, { ...step, reason: '没有到账', ...key() });
  expect(await refused(async () => disputeBountyPayment(winner, { ...step, reason: '没有', ...key() }))).toBe(
    'STATE',
  );
  expect(await confirmBountyPayment(winner, { ...step, ...key() })).toMatchObject({ state: 'CONFIRMED' });
  expect(
    await refused(async () => withdrawBountyPayment(await as(world.poster.finance), { ...step, ...key() })),
  ).toBe('STATE');
  const second = await recordedPayment(world, lane, 2_000_000n);
  await withdrawBountyPayment(await as(world.poster.finance), { paymentId: second.id, ...key() });
  expect(await balancesOf(world, world.unit.id, demand.id)).toEqual({
    BOUNTY_INCOME: '-30000.00',
    BOUNTY_RECEIVABLE: '20000.00',
  });
  expect((await recordedPayment(world, lane, 2_000_000n)).state).toBe('RECORDED');
});

it('releases a guarantee by what the poster pays, and gives back what is free at the end', async () => {
  const demand = await makeDemand(world, { state: 'IN_PROGRESS' });
  const validUntil = dayOf(clock.in(500 * DAY_MS));
  const guarantee = await makeSafeguarded(world, demand, {
    kind: 'GUARANTEE',
    amount: 7_000_000n,
    validUntil,
  });
  const deposit = await makeSafeguarded(world, demand, { amount: 3_000_000n });
  const lane = await makeLane(world, demand);
  await stageMet(world, lane, 's1');
  const giveBack = async (safeguardId: string, amount: bigint) =>
    returnBounty(await as(world.poster.finance), {
      ...{ safeguardId, amount, returnedOn: clock.today(), ...key() },
    });
  expect(await refused(() => giveBack(deposit.id, 1n))).toBe('LIMIT amount');
  await makePaid(world, lane, 3_000_000n);
  expect(await balancesOf(world, world.poster.id, demand.id)).toEqual({
    BOUNTY_COMMITTED: '-40000.00',
    BOUNTY_COST: '30000.00',
    BOUNTY_DEPOSIT: '30000.00',
    BOUNTY_GUARANTEED: '40000.00',
  });
  expect(await refused(() => giveBack(deposit.id, 1n))).toBe('LIMIT amount');
  await takeTo(world, lane, { state: 'FAILED', endReason: 'FREED', endedAt: clock.now() });
  await takeTo(world, demand, { state: 'FAILED', endReason: 'NOBODY_LEFT', endedAt: clock.now() });
  await inTransaction(world.app.db, async (tx) =>
    bountyEnds(tx, jobScope(world.app, 'test'), await demandRow(world.app, demand.id)),
  );
  await giveBack(deposit.id, 3_000_000n);
  await giveBack(guarantee.id, 4_000_000n);
  expect(await refused(() => giveBack(deposit.id, 1n))).toBe('LIMIT amount');
  expect(await balancesOf(world, world.poster.id, demand.id)).toEqual({ BOUNTY_COST: '30000.00' });
  expect((await demandRow(world.app, demand.id)).state).toBe('FAILED');
  expect(await sound()).toEqual([]);
});

it('claims back what a failed winner was paid, lets the next in rank have it, and settles when it came back', async () => {
  const demand = await makeDemand(world, { state: 'IN_PROGRESS' });
  const deposit = await makeSafeguarded(world, demand);
  const from = { source: 'DEPOSIT' as const, safeguardId: deposit.id };
  const failed = await makeLane(world, demand);
  await stageMet(world, failed, 's1');
  await makePaid(world, failed, 3_000_000n, from);
  expect(await refused(() => reclaimNow(world, failed, 3_000_001n))).toBe('LIMIT amount');
  const claim = await reclaimNow(world, failed, 1_000_000n);
  expect(await reclaimNow(world, failed, 0n)).toBeNull();
  await takeTo(world, failed, { state: 'FAILED', endReason: 'FAILED', endedAt: clock.now() });
  const left = (await readBounty(world.app.db.manager, demand)).sums.left;
  expect(left).toBe(8_000_000n);
  const next = await makeLane(world, demand, { amount: left, rank: 2, replacesLaneId: failed.id });
  expect(await stageMet(world, next, 's1')).toMatchObject({ amount: 2_400_000n });
  expect(await stageMet(world, next, 's2')).toMatchObject({ amount: 5_600_000n });
  await makePaid(world, next, 7_000_000n, from);
  await takeTo(world, next, { state: 'ACCEPTED' });
  await takeTo(world, demand, { state: 'ACCEPTED' });
  await makePaid(world, next, 1_000_000n);
  expect((await demandRow(world.app, demand.id)).state).toBe('ACCEPTED');
  const repay = async (amount: bigint) =>
    recordRepayment(await as(world.poster.finance), {
      ...{ reclaimId: claim?.id ?? '', amount, receivedOn: clock.today(), ...key() },
    });
  expect(await refused(() => repay(1_000_001n))).toBe('LIMIT amount');
  await repay(400_000n);
  expect(await balancesOf(world, world.unit.id, demand.id)).toEqual({
    BOUNTY_INCOME: '-100000.00',
    BOUNTY_REPAYABLE: '-6000.00',
  });
  await repay(600_000n);
  expect((await demandRow(world.app, demand.id)).state).toBe('SETTLED');
  expect(await sound()).toEqual([]);
});

it('lets no lane and no race get more than there is', async () => {
  const demand = await makeDemand(world, { mode: 'RACE', state: 'IN_PROGRESS' });
  const lanes = [await makeLane(world, demand), await makeLane(world, demand), await makeLane(world, demand)];
  for (const lane of lanes) await stageMet(world, lane, 's1');
  const [first, second] = lanes as [DemandLane, DemandLane];
  expect(await stageMet(world, first, 's2')).toMatchObject({ amount: 2_000_000n });
  expect(await stageMet(world, first, 's3')).toMatchObject({ amount: 5_000_000n });
  // 3 + 2 + 5 of 10: nothing is left for a second one at the end.
  expect(await refused(() => stageMet(world, second, 's3'))).toBe('LIMIT bounty');
});
