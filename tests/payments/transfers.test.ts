import { afterAll, beforeAll, expect, it } from 'vitest';
import { AnnouncedTransfer } from '../../server/features/payments/receipts/data/transfer.entity.ts';
import { reverseReceipt } from '../../server/features/payments/receipts/reverse-receipt.service.ts';
import {
  announceTransfer,
  rejectTransfer,
  withdrawTransfer,
} from '../../server/features/payments/receipts/transfer.service.ts';
import { newId } from '../../server/platform/ids.ts';
import { makeEnterprise, realTime } from '../deals/support.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import {
  balances,
  expectAgreement,
  invoicesOf,
  type MoneyWorld,
  makeMoneyWorld,
  makeRunning,
  receive,
  refusals,
} from './money-support.ts';

const api = useApi();
let world: MoneyWorld;
beforeAll(async () => {
  world = await makeMoneyWorld(api());
}, 60_000);
afterAll(realTime);

const as = (member: Member) => scopeOf(world.app, member);
const row = (id: string) => world.app.db.manager.findOneByOrFail(AnnouncedTransfer, { id });

it('counts as paid only once the unit has the money, and again not when that is taken back', async () => {
  const dealId = await makeRunning(world);
  const [first] = await invoicesOf(world, dealId);
  const before = await balances(world, world.unit.id, dealId);
  const input = {
    dealId,
    amount: 100_000n,
    transferredOn: '2026-03-21',
    bankReference: 'QY-1',
    invoiceIds: [first?.id ?? ''],
    fileIds: [],
    idempotencyKey: newId(),
  };
  const buyer = await as(world.enterprise.buyer);
  const announced = await announceTransfer(buyer, input);
  expect((await announceTransfer(buyer, input)).id).toBe(announced.id);
  expect(await balances(world, world.unit.id, dealId)).toEqual(before);
  const stranger = await makeEnterprise(world.app, world.operator);
  expect(
    await refusals(announceTransfer(await as(stranger.buyer), { ...input, idempotencyKey: newId() })),
  ).toEqual(['NOT_FOUND dealId']);
  expect(
    await refusals(announceTransfer(await as(world.finance), { ...input, idempotencyKey: newId() })),
  ).toEqual(['FORBIDDEN']);
  const money = {
    amount: 100_000n,
    receivedOn: '2026-03-22',
    bankReference: 'QY-1',
    transferId: announced.id,
    matches: [{ invoiceId: first?.id ?? '', amount: 100_000n }],
  };
  const receipt = await receive(world, money);
  expect(await row(announced.id)).toMatchObject({ state: 'RECEIVED', receiptId: receipt.id });
  expect(await refusals(receive(world, { ...money, bankReference: 'QY-2', matches: [] }))).toEqual([
    'INVALID transferId',
  ]);
  expect(
    await refusals(
      receive(world, {
        ...money,
        bankReference: 'QY-2',
        matches: [],
        enterpriseId: world.enterprise.id,
        dealId,
      }),
    ),
  ).toEqual(['STATE']);
  await reverseReceipt(await as(world.otherFinance), {
    receiptId: receipt.id,
    reason: '退票',
    idempotencyKey: newId(),
  });
  expect(await row(announced.id)).toMatchObject({ state: 'ANNOUNCED', receiptId: null });
  expect(await balances(world, world.unit.id, dealId)).toEqual(before);
  await expectAgreement(world);
});

it('is taken back by the enterprise, or not found by the unit, and then nothing more comes of it', async () => {
  const dealId = await makeRunning(world);
  const buyer = await as(world.enterprise.buyer);
  const finance = await as(world.finance);
  const announce = () =>
    announceTransfer(buyer, {
      dealId,
      amount: 5_000n,
      transferredOn: '2026-03-21',
      invoiceIds: [],
      fileIds: [],
      idempotencyKey: newId(),
    });
  const one = await announce();
  const step = (transferId: string) => ({ transferId, reason: '账户无此款', idempotencyKey: newId() });
  expect(await refusals(withdrawTransfer(finance, step(one.id)))).toEqual(['NOT_FOUND transferId']);
  expect(await refusals(rejectTransfer(buyer, step(one.id)))).toEqual(['NOT_FOUND transferId']);
  await withdrawTransfer(buyer, step(one.id));
  expect(await refusals(rejectTransfer(finance, step(one.id)))).toEqual(['STATE']);
  const two = await announce();
  expect(await refusals(rejectTransfer(finance, { ...step(two.id), reason: ' ' }))).toEqual([
    'REQUIRED reason',
  ]);
  await rejectTransfer(finance, step(two.id));
  expect(await row(two.id)).toMatchObject({ state: 'NOT_FOUND', reason: '账户无此款' });
  expect(await refusals(withdrawTransfer(buyer, step(two.id)))).toEqual(['STATE']);
});
