import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Payee } from '../../server/features/income/payees/payee.entity.ts';
import { setBankDetails } from '../../server/features/income/payees/set-payee-details.service.ts';
import { approvePayout } from '../../server/features/income/payouts/approve-payout.service.ts';
import {
  confirmPayout,
  fetchBankFile,
  returnPayoutLine,
} from '../../server/features/income/payouts/confirm-payout.service.ts';
import { cancelPayout, editPayout } from '../../server/features/income/payouts/edit-payout.service.ts';
import { payChunk } from '../../server/features/income/payouts/pay-lines.job.ts';
import { PayoutBatch } from '../../server/features/income/payouts/payout-batch.entity.ts';
import { payoutBooks } from '../../server/features/income/payouts/payout-books.ts';
import { preparePayout } from '../../server/features/income/payouts/prepare-payout.service.ts';
import { remitTax, reverseRemittance } from '../../server/features/income/payouts/remit-tax.service.ts';
import { monthlyTaxes } from '../../server/features/income/payouts/withheld-taxes.service.ts';
import { features } from '../../server/features/index.ts';
import type { App } from '../../server/platform/app.ts';
import { AuditEvent, AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock } from '../../server/platform/clock.ts';
import type { Refusal, UserErrorCode } from '../../server/platform/errors.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { scopeOf } from '../support/accounts.ts';
import { useTestEnvironment } from '../support/environment.ts';
import { drainJobs } from '../support/jobs.ts';
import { makeMarket, makeUnit } from '../support/results.ts';
import {
  accountOf,
  approved,
  at,
  balances,
  type Desk,
  everything,
  linesOf,
  makeDesk,
  makeRewards,
  paid,
  prepared,
  provenScope,
} from './payout-support.ts';

const environment = useTestEnvironment();
let app: App;
let desk: Desk;
let operator: Awaited<ReturnType<typeof makeMarket>>['operator'];

beforeAll(async () => {
  app = await openApp(environment().config, features);
  const market = await makeMarket(app);
  operator = market.operator;
  desk = await makeDesk(app, market.unit);
});

afterAll(() => closeApp(app));

const key = () => randomUUID();
const one = (amount = 1_000_000n, name = `何${key()}`) => [{ name, amount, bankAccount: accountOf(1) }];

/** A step is refused with this code, and nothing is changed by it. */
async function refused(
  step: () => Promise<unknown>,
  code: UserErrorCode,
  params: Record<string, string> = {},
): Promise<void> {
  const before = await everything(app);
  const refusal = await step().then(
    () => null,
    (error: Refusal) => error,
  );
  const [error] = refusal?.errors ?? [];
  expect(error?.code).toBe(code);
  const found = Object.fromEntries((error?.params ?? []).map(({ name, value }) => [name, value]));
  expect(found).toMatchObject(params);
  expect(await everything(app)).toBe(before);
}

async function faults(): Promise<unknown[]> {
  const found = await Promise.all((payoutBooks.checks ?? []).map((check) => check.faults(app.db.manager)));
  return found.flat();
}

describe('a pay-out', () => {
  it('goes from rewards to the ledger, and unit and persons are settled to the fen', async () => {
    const unit = await makeUnit(app, operator);
    const own = await makeDesk(app, unit);
    const people = [
      { name: '甲', amount: 11_760_001n, bankAccount: accountOf(1) },
      { name: '乙', amount: 5_040_000n, bankAccount: accountOf(2) },
    ];
    const rewards = await makeRewards(app, own, people);
    const batch = await prepared(app, own, rewards);
    expect(batch).toMatchObject({
      state: 'PREPARED',
      year: 2026,
      serial: 1,
      lineCount: 2,
      gross: 16_800_001n,
    });
    // Half of each is taxed by the table of the year: 58,800.01 gives 3,360.00, 25,200 gives 756.
    expect((await linesOf(app, batch)).map(({ taxable, withheld }) => [taxable, withheld])).toEqual([
      [5_880_001n, 336_000n],
      [2_520_000n, 75_600n],
    ]);
    const again = await approvePayout(await provenScope(app, own.approver), at(batch));
    expect(again.state).toBe('APPROVED');
    const done = await confirmPayout(await scopeOf(app, own.preparer), {
      ...at(again),
      executedOn: clock.today(),
      bankReference: '20261123-88',
    });
    expect(done.state).toBe('PAYING');
    await drainJobs(app);
    const row = await app.db.manager.findOneByOrFail(PayoutBatch, { id: batch.id });
    expect(row).toMatchObject({ state: 'PAID', paidCount: 2, failedCount: 0, bankReference: '20261123-88' });
    expect(await balances(app, unit.id)).toMatchObject({
      REWARDS_PAYABLE: 0n,
      BANK: -16_388_401n,
      TAX_WITHHELD: -411_600n,
      DISTRIBUTED: 16_800_001n,
    });
    expect(await balances(app, rewards[0]?.payeeId ?? '')).toEqual({
      BANK: 11_424_001n,
      REWARD_INCOME: -11_760_001n,
      REWARD_RECEIVABLE: 0n,
      TAX: 336_000n,
    });
    const events = await app.db.manager.find(AuditEvent, {
      where: { caseId: batch.id },
      order: { sequence: 'ASC' },
    });
    expect(events.map(({ action }) => action)).toEqual([
      'preparePayout',
      'approvePayout',
      'confirmPayout',
      'finish',
    ]);
    expect(JSON.stringify(events)).not.toMatch(/甲|乙|1000000000000001/);
    const head = await app.db.manager.findOneByOrFail(AuditHead, { caseId: batch.id });
    expect(verifyChain(events, head, app.signer.publicKey)).toEqual({ valid: true });
    expect(await faults()).toEqual([]);
  });

  it('counts what was taxed earlier in the year', async () => {
    const name = `累计${key()}`;
    const first = await paid(app, desk, await makeRewards(app, desk, one(7_200_000n, name)));
    const second = await prepared(app, desk, await makeRewards(app, desk, one(7_200_000n, name)));
    // The first 36,000 of the year at 3 %, the next 36,000 at 10 %.
    expect((await linesOf(app, first)).map(({ withheld }) => withheld)).toEqual([108_000n]);
    expect((await linesOf(app, second)).map(({ withheld }) => withheld)).toEqual([360_000n]);
  });

  it('takes a reward once: not in a second pay-out, not from two at once', async () => {
    const rewards = await makeRewards(app, desk, one());
    const racing = await Promise.allSettled([
      prepared(app, desk, rewards),
      prepared(app, desk, rewards),
      prepared(app, desk, rewards),
    ]);
    expect(racing.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await refused(() => prepared(app, desk, rewards), 'NOT_FOUND');
  });

  it('is put together once for a key, and the key stands for its input', async () => {
    const [first, second] = await makeRewards(app, desk, [...one(), ...one()]);
    const scope = await scopeOf(app, desk.preparer);
    const input = { rewardIds: [first?.id ?? ''], idempotencyKey: key() };
    const batch = await preparePayout(scope, input);
    expect((await preparePayout(scope, input)).id).toBe(batch.id);
    const other = { ...input, rewardIds: [second?.id ?? ''] };
    await refused(() => preparePayout(scope, other), 'ALREADY_EXISTS');
  });

  it('takes all rewards that can be paid where none are named', async () => {
    const own = await makeDesk(app, await makeUnit(app, operator));
    await makeRewards(app, own, [...one(), ...one(), ...one()]);
    const scope = await scopeOf(app, own.preparer);
    expect((await preparePayout(scope, { idempotencyKey: key() })).lineCount).toBe(3);
    await refused(() => preparePayout(scope, { idempotencyKey: key() }), 'REQUIRED');
  });

  it('is corrected before its approval, and its taxes stay within the reward', async () => {
    const batch = await prepared(app, desk, await makeRewards(app, desk, [...one(), ...one()]));
    const [line, other] = await linesOf(app, batch);
    const scope = await scopeOf(app, desk.preparer);
    const lineId = line?.id ?? '';
    const edit = (withheld: bigint) => ({ ...at(batch), withheld: [{ lineId, amount: withheld }] });
    await refused(() => editPayout(scope, edit(1_000_001n)), 'INVALID');
    await refused(() => editPayout(scope, edit(-1n)), 'INVALID');
    const ids = [lineId, other?.id ?? ''];
    await refused(() => editPayout(scope, { ...at(batch), removedLineIds: ids }), 'REQUIRED');
    const edited = await editPayout(scope, { ...edit(12_345n), removedLineIds: [other?.id ?? ''] });
    expect(edited).toMatchObject({ lineCount: 1, gross: 1_000_000n, withheld: 12_345n });
    await refused(() => editPayout(scope, edit(1n)), 'CONFLICT');
    // What was taken out can be paid by another one.
    await prepared(app, desk, [{ id: other?.distributionLineId ?? '' }]);
  });
});

describe('four eyes', () => {
  it('keeps who put it together, and who is paid by it, from approving', async () => {
    const { preparer, approver } = desk;
    const batch = await prepared(app, desk, await makeRewards(app, desk, one()));
    await refused(async () => approvePayout(await provenScope(app, preparer), at(batch)), 'FOUR_EYES');
    const theirs = await makeRewards(app, desk, [
      { name: '审批人', userId: approver.userId, amount: 100n, bankAccount: accountOf(3) },
    ]);
    const own = await prepared(app, desk, theirs);
    await refused(async () => approvePayout(await provenScope(app, approver), at(own)), 'FOUR_EYES');
  });

  it('keeps who said where the money of somebody goes from approving', async () => {
    const [line] = await makeRewards(app, desk, [{ name: `无户${key()}`, amount: 100n }]);
    const payee = await app.db.manager.findOneByOrFail(Payee, { id: line?.payeeId ?? '' });
    await setBankDetails(await scopeOf(app, desk.approver), {
      payeeId: payee.id,
      expectedVersion: payee.version,
      bankName: '工商银行',
      bankAccount: accountOf(4),
    });
    const batch = await prepared(app, desk, line ? [line] : []);
    await refused(async () => approvePayout(await provenScope(app, desk.approver), at(batch)), 'FOUR_EYES');
  });

  it('asks for the second factor', async () => {
    const batch = await prepared(app, desk, await makeRewards(app, desk, one()));
    const scope = await scopeOf(app, desk.approver);
    await refused(() => approvePayout(scope, at(batch)), 'SECOND_FACTOR_REQUIRED');
  });

  it('is for finance officers of the unit alone', async () => {
    const batch = await prepared(app, desk, await makeRewards(app, desk, one()));
    const other = await makeDesk(app, await makeUnit(app, operator));
    const step = (member: Desk['approver']) => async () =>
      approvePayout(await provenScope(app, member), at(batch));
    await refused(step(desk.supervisor), 'FORBIDDEN');
    await refused(step(desk.unit.officer), 'FORBIDDEN');
    await refused(step(desk.unit.researcher), 'NOT_FOUND');
    await refused(step(other.approver), 'NOT_FOUND');
  });
});

describe('what is approved is what is paid', () => {
  it('refuses lines without bank details', async () => {
    const name = `无户${key()}`;
    const batch = await prepared(app, desk, await makeRewards(app, desk, [{ name, amount: 100n }]));
    const step = async () => approvePayout(await provenScope(app, desk.approver), at(batch));
    await refused(step, 'REQUIRED', { reason: 'BANK_DETAILS', missing: name });
  });

  it('refuses bank details that changed meanwhile, until the pay-out is read anew', async () => {
    const [line] = await makeRewards(app, desk, one());
    const batch = await prepared(app, desk, line ? [line] : []);
    const payee = await app.db.manager.findOneByOrFail(Payee, { id: line?.payeeId ?? '' });
    await setBankDetails(await scopeOf(app, desk.preparer), {
      payeeId: payee.id,
      expectedVersion: payee.version,
      bankName: '农业银行',
      bankAccount: accountOf(99),
    });
    const step = async () => approvePayout(await provenScope(app, desk.approver), at(batch));
    await refused(step, 'STATE', { reason: 'BANK_CHANGED', lines: '1' });
    const fresh = await editPayout(await scopeOf(app, desk.preparer), { ...at(batch), refresh: true });
    const done = await approvePayout(await provenScope(app, desk.approver), at(fresh));
    expect((await linesOf(app, done)).map(({ bankAccount }) => bankAccount)).toEqual([accountOf(99)]);
  });

  it('refuses rewards whose distribution does not stand any more', async () => {
    const [line] = await makeRewards(app, desk, one());
    const batch = await prepared(app, desk, line ? [line] : []);
    await app.db.query(`UPDATE income_distribution SET state = 'REVERSED' WHERE id = $1`, [
      line?.distributionId,
    ]);
    const step = async () => approvePayout(await provenScope(app, desk.approver), at(batch));
    await refused(step, 'STATE', { reason: 'NOT_PAYABLE', lines: '1' });
    expect(await faults()).toEqual([
      { subject: `reward ${line?.id}`, found: '10000.00 distributed (REVERSED), 10000.00 in pay-outs' },
    ]);
    await cancelPayout(await scopeOf(app, desk.preparer), { ...at(batch), reason: '分配已撤销' });
    expect(await faults()).toEqual([]);
  });

  it('cannot be given up once the bank may have the file', async () => {
    const scope = await scopeOf(app, desk.preparer);
    const early = await prepared(app, desk, await makeRewards(app, desk, one()));
    await refused(() => fetchBankFile(scope, early.id), 'STATE');
    const rewards = await makeRewards(app, desk, one());
    const batch = await approved(app, desk, rewards);
    const { batch: fetched } = await fetchBankFile(scope, batch.id);
    const step = () => cancelPayout(scope, { ...at(fetched), reason: '重做' });
    await refused(step, 'STATE', { reason: 'FILE_FETCHED' });
    const [line] = await linesOf(app, fetched);
    const failed = [{ lineId: line?.id ?? '', reason: '银行退回整批' }];
    await confirmPayout(scope, { ...at(fetched), executedOn: clock.today(), failed });
    while (await payChunk(app, batch.id));
    const row = await app.db.manager.findOneByOrFail(PayoutBatch, { id: batch.id });
    expect(row).toMatchObject({ state: 'PAID', paidCount: 0, failedCount: 1 });
    await prepared(app, desk, rewards);
  });

  it('is executed on a day between its approval and today', async () => {
    const batch = await approved(app, desk, await makeRewards(app, desk, one()));
    const scope = await scopeOf(app, desk.preparer);
    for (const executedOn of ['2020-01-01', '2999-01-01']) {
      await refused(() => confirmPayout(scope, { ...at(batch), executedOn }), 'INVALID');
    }
  });
});

describe('lines that the bank did not pay', () => {
  it('can be paid again after they failed or came back, and the ledger shows each once', async () => {
    const unit = await makeUnit(app, operator);
    const own = await makeDesk(app, unit);
    const rewards = await makeRewards(app, own, [...one(), ...one(), ...one()]);
    const batch = await paid(app, own, rewards, ([first]) => [
      { lineId: first?.id ?? '', reason: '户名不符' },
    ]);
    const [failed, back, kept] = await linesOf(app, batch);
    expect([failed?.state, back?.state, kept?.state]).toEqual(['FAILED', 'PAID', 'PAID']);
    const scope = await scopeOf(app, own.preparer);
    const input = {
      lineId: back?.id ?? '',
      returnedOn: clock.today(),
      reason: '账户已销户',
      idempotencyKey: key(),
    };
    const after = await returnPayoutLine(scope, input);
    expect((await returnPayoutLine(scope, input)).version).toBe(after.version);
    await refused(() => returnPayoutLine(scope, { ...input, idempotencyKey: key() }), 'STATE');
    await refused(
      () => returnPayoutLine(scope, { ...input, lineId: failed?.id ?? '', idempotencyKey: key() }),
      'STATE',
    );
    expect(await balances(app, unit.id)).toMatchObject({ REWARDS_PAYABLE: -2_000_000n, BANK: -985_000n });
    await paid(app, own, rewards.slice(0, 2));
    expect(await balances(app, unit.id)).toMatchObject({ REWARDS_PAYABLE: 0n, TAX_WITHHELD: -45_000n });
    expect(await faults()).toEqual([]);
  });

  it('are nobody’s own: who is paid does not make their reward payable again', async () => {
    const people = [
      { name: '财务', userId: desk.preparer.userId, amount: 100_000n, bankAccount: accountOf(6) },
    ];
    const batch = await approved(app, desk, await makeRewards(app, desk, people));
    const [line] = await linesOf(app, batch);
    const scope = await scopeOf(app, desk.preparer);
    const failed = [{ lineId: line?.id ?? '', reason: '未到账' }];
    const executedOn = clock.today();
    await refused(() => confirmPayout(scope, { ...at(batch), executedOn, failed }), 'FOUR_EYES');
    await confirmPayout(scope, { ...at(batch), executedOn });
    while (await payChunk(app, batch.id));
    const input = { lineId: line?.id ?? '', returnedOn: executedOn, reason: '未到账', idempotencyKey: key() };
    await refused(() => returnPayoutLine(scope, input), 'FOUR_EYES');
  });
});

describe('withheld taxes', () => {
  it('are handed over by month, never more than is outstanding, and taken back by somebody else', async () => {
    const unit = await makeUnit(app, operator);
    const own = await makeDesk(app, unit);
    await paid(app, own, await makeRewards(app, own, [...one(), ...one()]));
    const month = clock.today().slice(0, 7);
    const scope = await scopeOf(app, own.preparer);
    const remit = (amount: bigint) =>
      remitTax(scope, {
        month,
        amount,
        remittedOn: clock.today(),
        reference: '税票 33',
        idempotencyKey: key(),
      });
    await refused(() => remit(30_001n), 'LIMIT', { max: '300.00' });
    const remittance = await remit(30_000n);
    await refused(() => remit(1n), 'LIMIT');
    expect(await balances(app, unit.id)).toMatchObject({ TAX_WITHHELD: 0n, BANK: -2_000_000n });
    const input = { remittanceId: remittance.id, reason: '金额有误', idempotencyKey: key() };
    await refused(() => reverseRemittance(scope, input), 'FOUR_EYES');
    await reverseRemittance(await scopeOf(app, own.approver), input);
    expect(await monthlyTaxes(app.db.manager, unit.id)).toEqual([
      { month, people: 2, withheld: 30_000n, remitted: 0n, outstanding: 30_000n },
    ]);
    expect(await balances(app, unit.id)).toMatchObject({ TAX_WITHHELD: -30_000n });
  });
});
