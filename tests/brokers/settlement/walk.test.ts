import { beforeAll, expect, it } from 'vitest';
import { isSettled } from '../../../server/features/brokers/settlement/reading/find-claims.service.ts';
import {
  approveCommissionPayment,
  confirmCommissionPayment,
} from '../../../server/features/brokers/settlement/steps/answer-payment.service.ts';
import {
  prepareCommissionPayment,
  recordCommissionPayment,
  recordCommissionRepayment,
} from '../../../server/features/brokers/settlement/steps/record-payment.service.ts';
import type { Receipt } from '../../../server/features/payments/receipts/data/receipt.entity.ts';
import { reverseReceipt } from '../../../server/features/payments/receipts/reverse-receipt.service.ts';
import type { Scope } from '../../../server/platform/app.ts';
import { requireUser } from '../../../server/platform/auth/actor.ts';
import { clock, dayOf } from '../../../server/platform/clock.ts';
import { newId } from '../../../server/platform/ids.ts';
import { formatYuan } from '../../../server/platform/money.ts';
import { moveTo } from '../../deals/support.ts';
import { approved, decide, done, prepare } from '../../income/distributing.ts';
import { agreePlan, makeContract, oneSum } from '../../income/support.ts';
import { balances, invoicesOf, receive, refusals } from '../../payments/money-support.ts';
import { type Member, scopeOf } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import {
  accrued,
  addTerms,
  claimsOf,
  engage,
  faults,
  follow,
  makeSettlementWorld,
  type SettlementWorld,
  terms,
} from '../settlement-support.ts';

const api = useApi();
let world: SettlementWorld;
beforeAll(async () => {
  world = await makeSettlementWorld(api());
}, 60_000);

/** 9,000.09 yuan in one sum. */
const SUM = 900_009n;

async function partOf(dealId: string, amount: bigint, day: string): Promise<Receipt> {
  const [invoice] = await invoicesOf(world, dealId);
  if (!invoice) throw new Error('nothing is owed');
  moveTo(Math.max(clock.now().getTime(), Date.parse(`${day}T08:00:00Z`)));
  return receive(world, {
    enterpriseId: world.enterprise.id,
    dealId,
    amount,
    receivedOn: day,
    matches: [{ invoiceId: invoice.id, amount }],
  });
}

async function takeBack({ id: receiptId }: Receipt): Promise<void> {
  const scope = await scopeOf(world.app, world.otherFinance);
  await reverseReceipt(scope, { receiptId, reason: '汇款撤销', idempotencyKey: newId() });
}

/** What a member works in who passed the second factor. */
async function surely(member: Member): Promise<Scope> {
  const scope = await scopeOf(world.app, member);
  return { ...scope, actor: { ...requireUser(scope.actor), secondFactor: true } };
}

const slip = { fileIds: [], reference: '流水001' };

it('settles a commission that the enterprise pays over three receipts and a reversal, to the fen', async () => {
  const dealId = await makeContract(world, oneSum(SUM));
  const engagement = await engage(world, dealId);
  const first = await partOf(dealId, 100_001n, '2026-03-20');
  await follow(world);
  // 15 % of 1,000.01 are 150.0015; 61.515, 30, 13.485, 30 and 15: of equal remainders the earlier gets the odd fen.
  expect(await accrued(world, engagement)).toEqual(['61.52', '30.00', '13.48', '30.00', '15.00']);
  await partOf(dealId, 200_002n, '2026-03-25');
  await follow(world);
  // 300.00 of the first 2,000 yuan and 12.34 % of 1,000.03: 423.4037, of which 273.40 are new.
  expect(await accrued(world, engagement)).toEqual(['173.64', '84.68', '38.06', '84.68', '42.34']);
  await partOf(dealId, 300_003n, '2026-03-28');
  await follow(world);
  await follow(world, dealId);
  // 300.00 and 12.34 % of 4,000.06: 793.6074, of which 370.20 are new.
  expect(await accrued(world, engagement)).toEqual(['325.46', '158.72', '71.34', '158.72', '79.36']);

  const claims = await claimsOf(world, engagement);
  const [lead, second, third, agency, platform] = ['林主办', '周协办', '吴协办', 'agency', 'platform'].map(
    (key) => claims.get(key),
  );
  if (!lead || !second || !third || !agency || !platform) throw new Error('five are owed');
  // The lead is paid in full; the agency in two parts, the first sent twice.
  const buyer = await scopeOf(world.app, world.enterprise.buyer);
  const pay = async (claimId: string, amount: bigint, by: Member) => {
    const input = { claimId, amount, paidOn: dayOf(clock.now()), ...slip, idempotencyKey: newId() };
    const [payment, again] = await Promise.all([
      recordCommissionPayment(buyer, input),
      recordCommissionPayment(buyer, input),
    ]);
    expect(again.id).toBe(payment.id);
    await confirmCommissionPayment(await scopeOf(world.app, by), {
      paymentId: payment.id,
      idempotencyKey: newId(),
    });
  };
  await pay(lead.id, 32_546n, world.lead);
  await pay(agency.id, 10_000n, world.agencyFinance);
  const tooMuch = { claimId: agency.id, amount: 5_873n, paidOn: dayOf(clock.now()), ...slip };
  expect(await refusals(recordCommissionPayment(buyer, { ...tooMuch, idempotencyKey: newId() }))).toEqual([
    'LIMIT amount',
  ]);

  // Without the first receipt 300.00 and 12.34 % of 3,000.05 remain: 670.2062, so 123.40 less, by what each accrued.
  await takeBack(first);
  await follow(world);
  expect(await accrued(world, engagement)).toEqual(['274.85', '134.04', '60.25', '134.04', '67.02']);
  expect(await accrued(world, engagement).then((all) => all.map(Number).reduce((a, b) => a + b))).toBeCloseTo(
    670.2,
  );
  const overpaid = await claimsOf(world, engagement);
  expect(formatYuan(overpaid.get('林主办')?.open ?? 0n)).toBe('-50.61');
  expect(await isSettled(world.app.db.manager, engagement.id, dealId)).toBe(false);

  // The lead gives back what is too much; the others are paid what is still owed.
  const back = await recordCommissionRepayment(await scopeOf(world.app, world.lead), {
    claimId: lead.id,
    amount: 5_061n,
    paidOn: dayOf(clock.now()),
    ...slip,
    idempotencyKey: newId(),
  });
  await confirmCommissionPayment(buyer, { paymentId: back.id, idempotencyKey: newId() });
  await pay(second.id, 13_404n, world.second);
  await pay(third.id, 6_025n, world.third);
  await pay(agency.id, 3_404n, world.agencyFinance);
  await pay(platform.id, 6_702n, world.platform.finance);
  expect(await isSettled(world.app.db.manager, engagement.id, dealId)).toBe(true);
  const books = await balances(world, world.enterprise.id, dealId);
  expect(books.BROKERAGE_COST).toBe(67_020n);
  expect(books.COMMISSIONS_PAYABLE).toBeUndefined();
  expect(await balances(world, world.agency.id, dealId)).toMatchObject({
    BANK: 13_404n,
    COMMISSION_INCOME: -13_404n,
  });
  expect(await faults(world)).toEqual([]);
}, 60_000);

it('pays a commission of the unit out of what it keeps, over three receipts and a reversal, and owes what does not fit', async () => {
  const dealId = await makeContract(world, oneSum(SUM));
  await agreePlan(world, dealId);
  const engagement = await engage(world, dealId, { payer: 'UNIT', basis: 'NET_INCOME' });
  await partOf(dealId, 100_001n, '2026-03-20');
  const one = await approved(world, dealId);
  // 15 % are 150.00, above all floors (70 + 10 + 10) no more than 99.97 is left: the rest waits.
  const commissions = (lines: { kind: string; amount: string; owed: string }[]) =>
    lines.filter(({ kind }) => kind === 'COMMISSION').map(({ amount, owed }) => [amount, owed]);
  expect(one.lines.find(({ kind }) => kind === 'UNIT')?.amount).toBe('0.00');
  expect(commissions(one.lines)).toEqual([
    ['61.52', '0.00'],
    ['30.00', '0.00'],
    ['8.46', '5.02'],
    ['0.00', '30.00'],
    ['0.00', '15.00'],
  ]);
  expect(await accrued(world, engagement)).toEqual(['61.52', '30.00', '8.46', '0.00', '0.00']);
  expect((await claimsOf(world, engagement)).get('agency')?.waiting).toBe(3000n);
  const second = await partOf(dealId, 200_002n, '2026-03-25');
  await approved(world, dealId);
  await partOf(dealId, 300_003n, '2026-03-28');
  // Taken back before the third is distributed: 1,000.01 are new.
  await takeBack(second);
  const three = await approved(world, dealId);
  const sums = (await accrued(world, engagement)).map((yuan) => BigInt(yuan.replace('.', '')));
  const paid = sums.reduce((all, sum) => all + sum, 0n);
  const waiting = [...(await claimsOf(world, engagement)).values()].reduce(
    (all, each) => all + each.waiting,
    0n,
  );
  // 300.00 and 12.34 % of 2,000.04 of 4,000.04 received in all.
  expect(paid + waiting).toBe(54_680n);
  const floors = three.floors.map(({ kept }) => kept);
  expect(floors).toEqual(floors.map(() => true));
  expect(await faults(world)).toEqual([]);

  // Reversed and done again: nobody is owed a fen more or less.
  const scope = world.financeClient;
  await done(decide(world.financeClient, 'reverse', three));
  expect(await faults(world)).toEqual([]);
  await done(decide(world.otherFinanceClient, 'approve', await done(prepare(scope, dealId))));
  expect((await accrued(world, engagement)).map((yuan) => BigInt(yuan.replace('.', '')))).toEqual(sums);

  // Two finance officers pay it, the broker confirms.
  const claim = (await claimsOf(world, engagement)).get('林主办');
  const input = { claimId: claim?.id ?? '', amount: claim?.open ?? 0n, idempotencyKey: newId() };
  const finance = await surely(world.finance);
  const payment = await prepareCommissionPayment(finance, input);
  const approve = { paymentId: payment.id, paidOn: dayOf(clock.now()), ...slip };
  expect(await refusals(approveCommissionPayment(finance, { ...approve, idempotencyKey: newId() }))).toEqual([
    'FOUR_EYES',
  ]);
  const other = await surely(world.otherFinance);
  await approveCommissionPayment(other, { ...approve, idempotencyKey: newId() });
  await confirmCommissionPayment(await scopeOf(world.app, world.lead), {
    paymentId: payment.id,
    idempotencyKey: newId(),
  });
  expect((await claimsOf(world, engagement)).get('林主办')).toMatchObject({ open: 0n, pending: 0n });
  expect(await faults(world)).toEqual([]);
}, 60_000);

it('counts each receipt by the version in force on its day, and what is due at signing once', async () => {
  const dealId = await makeContract(world, oneSum(SUM));
  const engagement = await engage(world, dealId, { tiers: [{ from: 0n, basisPoints: 1000 }] });
  await partOf(dealId, 100_000n, '2026-03-20');
  await follow(world);
  await addTerms(world, engagement, '2026-04-01', terms(world, { tiers: [{ from: 0n, basisPoints: 2000 }] }));
  await partOf(dealId, 100_000n, '2026-04-02');
  await follow(world);
  const total = async () =>
    [...(await claimsOf(world, engagement)).values()].reduce((sum, each) => sum + each.accrued, 0n);
  expect(await total()).toBe(30_000n);

  const other = await makeContract(world, oneSum(SUM));
  const atSigning = await engage(world, other, {
    basis: 'CONTRACT_AMOUNT',
    due: 'AT_SIGNING',
    tiers: [{ from: 0n, basisPoints: 1000 }],
  });
  await follow(world, other);
  await follow(world, other);
  const sum = [...(await claimsOf(world, atSigning)).values()].reduce((all, each) => all + each.accrued, 0n);
  expect(sum).toBe(90_000n);
  await partOf(other, 100_000n, '2026-04-03');
  await follow(world);
  expect([...(await claimsOf(world, atSigning)).values()].reduce((all, each) => all + each.accrued, 0n)).toBe(
    90_000n,
  );
  expect(await faults(world)).toEqual([]);
}, 60_000);
