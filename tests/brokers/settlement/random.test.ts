import { beforeAll, expect, it } from 'vitest';
import { CommissionClaim } from '../../../server/features/brokers/settlement/data/commission-claim.entity.ts';
import { CommissionPayment } from '../../../server/features/brokers/settlement/data/commission-payment.entity.ts';
import { claimPolicy } from '../../../server/features/brokers/settlement/settlement.policy.ts';
import {
  answerInnerSplit,
  proposeInnerSplit,
} from '../../../server/features/brokers/settlement/shares/inner-split.service.ts';
import {
  confirmCommissionPayment,
  disputeCommissionPayment,
  withdrawCommissionPayment,
} from '../../../server/features/brokers/settlement/steps/answer-payment.service.ts';
import { issueCommissionInvoice } from '../../../server/features/brokers/settlement/steps/invoice.service.ts';
import {
  recordCommissionPayment,
  recordCommissionRepayment,
} from '../../../server/features/brokers/settlement/steps/record-payment.service.ts';
import type { Receipt } from '../../../server/features/payments/receipts/data/receipt.entity.ts';
import { reverseReceipt } from '../../../server/features/payments/receipts/reverse-receipt.service.ts';
import { clock, dayOf } from '../../../server/platform/clock.ts';
import { Refusal } from '../../../server/platform/errors.ts';
import { newId } from '../../../server/platform/ids.ts';
import { moveTo } from '../../deals/support.ts';
import { Dice } from '../../demands/bounty-walk.ts';
import { makeContract, oneSum } from '../../income/support.ts';
import { invoicesOf, receive } from '../../payments/money-support.ts';
import { type Member, scopeOf } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import {
  accrued,
  claimsOf,
  engage,
  faults,
  faultsOf,
  follow,
  makeSettlementWorld,
  parts,
  type SettlementWorld,
} from '../settlement-support.ts';

const api = useApi();
let world: SettlementWorld;
beforeAll(async () => {
  world = await makeSettlementWorld(api());
}, 60_000);

const SEEDS = [20261123, 42];
const STEPS = 24;
const EXPECTED = new Set(['LIMIT', 'STATE', 'INVALID', 'CONFLICT', 'ALREADY_EXISTS']);

/** One contract whose parties receive, take back, pay and give back at random, some of it twice or at once. */
class Walk {
  readonly dice: Dice;
  readonly counts = new Map<string, number>();
  readonly #receipts: Receipt[] = [];
  dealId = '';
  engagement = { id: '' };

  constructor(seed: number) {
    this.dice = new Dice(seed);
  }

  async begin(): Promise<void> {
    this.dealId = await makeContract(world, oneSum(10_000_000n));
    const way = this.dice.of(['MARGINAL', 'WHOLE'] as const) ?? 'MARGINAL';
    this.engagement = await engage(world, this.dealId, {
      way,
      cap: this.dice.below(2) === 0 ? 150_000n : null,
      minimum: this.dice.below(2) === 0 ? 5_001n : null,
    });
  }

  async step(): Promise<void> {
    const names = [
      'receive',
      'receive',
      'takeBack',
      'pay',
      'pay',
      'pay',
      'answer',
      'answer',
      'repay',
      'invoice',
    ] as const;
    const name = this.dice.of(names) ?? 'receive';
    try {
      if (await this[name]()) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof Refusal) || !EXPECTED.has(error.code)) throw error;
    }
  }

  /** Once, again with the same key, or twice at the same time: it is done once. */
  async #repeated<T extends { id: string }>(run: () => Promise<T>): Promise<T> {
    const way = this.dice.below(4);
    const [one, other] = way === 0 ? await Promise.all([run(), run()]) : [await run(), null];
    expect((other ?? (way === 1 ? await run() : one)).id).toBe(one.id);
    return one;
  }

  async receive(): Promise<boolean> {
    const [invoice] = await invoicesOf(world, this.dealId);
    if (!invoice) return false;
    const amount = 1n + BigInt(this.dice.below(400_000));
    moveTo(clock.now().getTime() + 3_600_000);
    const receivedOn = dayOf(clock.now());
    this.#receipts.push(
      await receive(world, {
        ...{ enterpriseId: world.enterprise.id, dealId: this.dealId, amount, receivedOn },
        matches: [{ invoiceId: invoice.id, amount }],
      }),
    );
    await this.#follow();
    return true;
  }

  async takeBack(): Promise<boolean> {
    const [receipt] = this.#receipts.splice(this.dice.below(Math.max(1, this.#receipts.length)), 1);
    if (!receipt) return false;
    const scope = await scopeOf(world.app, world.otherFinance);
    const input = { receiptId: receipt.id, reason: '汇款撤销', idempotencyKey: newId() };
    await this.#repeated(() => reverseReceipt(scope, input));
    await this.#follow();
    return true;
  }

  /** Now and then at the same time, or not at all until later. */
  async #follow(): Promise<void> {
    const way = this.dice.below(4);
    if (way === 0) return;
    await Promise.all([follow(world), ...(way === 1 ? [follow(world, this.dealId)] : [])]);
  }

  async #claim(): Promise<CommissionClaim | undefined> {
    const claims = await world.app.db.manager.find(CommissionClaim, {
      where: { engagementId: this.engagement.id },
      order: { key: 'ASC' },
    });
    return this.dice.of(claims);
  }

  /** Who may do something with a commission. */
  async #who(claim: CommissionClaim, action: 'pay' | 'receive') {
    const members: Member[] = [world.enterprise.buyer, world.lead, world.second, world.third];
    for (const member of [...members, world.agencyFinance, world.platform.finance]) {
      const scope = await scopeOf(world.app, member);
      if (claimPolicy[action](scope.actor, claim)) return scope;
    }
    throw new Error(`nobody may ${action} ${claim.key}`);
  }

  async pay(): Promise<boolean> {
    const claim = await this.#claim();
    if (!claim) return false;
    const scope = await this.#who(claim, 'pay');
    const amount = this.dice.sum(claim.accrued - claim.paid - claim.pending);
    const input = {
      claimId: claim.id,
      amount,
      paidOn: dayOf(clock.now()),
      fileIds: [],
      idempotencyKey: newId(),
    };
    const { id } = await this.#repeated(() => recordCommissionPayment(scope, input));
    if (this.dice.below(2) === 0) return true;
    const confirming = await this.#who(claim, 'receive');
    const confirm = { paymentId: id, idempotencyKey: newId() };
    await this.#repeated(() => confirmCommissionPayment(confirming, confirm));
    return true;
  }

  async repay(): Promise<boolean> {
    const claim = await this.#claim();
    if (!claim || claim.paid <= claim.accrued) return false;
    const scope = await this.#who(claim, 'receive');
    const amount = this.dice.sum(claim.paid - claim.accrued);
    const input = {
      claimId: claim.id,
      amount,
      paidOn: dayOf(clock.now()),
      fileIds: [],
      idempotencyKey: newId(),
    };
    await this.#repeated(() => recordCommissionRepayment(scope, input));
    return true;
  }

  async invoice(): Promise<boolean> {
    const claim = await this.#claim();
    if (!claim) return false;
    const amount = this.dice.sum(claim.accrued - claim.invoiced);
    const input = { claimId: claim.id, amount, fileIds: [], idempotencyKey: newId() };
    const scope = await this.#who(claim, 'receive');
    await this.#repeated(() => issueCommissionInvoice(scope, input));
    return true;
  }

  async answer(): Promise<boolean> {
    const open = await world.app.db
      .createQueryBuilder(CommissionPayment, 'payment')
      .innerJoin(CommissionClaim, 'claim', 'claim.id = payment.claimId')
      .where(`claim.engagementId = :id AND payment.state IN ('RECORDED', 'DISPUTED')`, {
        id: this.engagement.id,
      })
      .orderBy('payment.id')
      .getMany();
    const payment = this.dice.of(open);
    if (!payment) return false;
    const claim = await world.app.db.manager.findOneByOrFail(CommissionClaim, { id: payment.claimId });
    const [payer, receiver] =
      payment.direction === 'PAY' ? (['pay', 'receive'] as const) : (['receive', 'pay'] as const);
    const step = { paymentId: payment.id, idempotencyKey: newId() };
    const way = this.dice.below(4);
    const scope = await this.#who(claim, way === 0 ? payer : receiver);
    if (way === 0) await withdrawCommissionPayment(scope, { ...step, reason: '误登' });
    else if (way === 1) await disputeCommissionPayment(scope, { ...step, reason: '未查到' });
    else await this.#repeated(() => confirmCommissionPayment(scope, step));
    return true;
  }
}

it('keeps every fen through receipts, reversals, payments and retries at once, and pays nobody twice', async () => {
  const counts = new Map<string, number>();
  for (const seed of SEEDS) {
    const walk = new Walk(seed);
    await walk.begin();
    for (let step = 0; step < STEPS; step++) await walk.step();
    await follow(world);
    expect(await faults(world), `seed ${seed}`).toEqual([]);
    const claims = [...(await claimsOf(world, walk.engagement)).values()];
    const [run] = await world.app.db.query<{ total: string }[]>(
      'SELECT total FROM commission_run WHERE engagement_id = $1',
      [walk.engagement.id],
    );
    expect(claims.reduce((sum, each) => sum + each.accrued, 0n)).toBe(BigInt(run?.total ?? '0'));
    for (const [step, count] of walk.counts) counts.set(step, (counts.get(step) ?? 0) + count);
  }
  for (const step of ['receive', 'takeBack', 'pay', 'answer', 'invoice'])
    expect(counts.get(step) ?? 0, step).toBeGreaterThan(0);
}, 60_000);

it('divides the part of an agency among its members as all of them agreed, also what is taken back', async () => {
  const dealId = await makeContract(world, oneSum(1_000_000n));
  const engagement = await engage(world, dealId);
  const administrator = await scopeOf(world.app, world.agency.administrator);
  const { split } = await proposeInnerSplit(administrator, {
    engagementId: engagement.id,
    parts: [
      { userId: world.second.userId, basisPoints: 3333 },
      { userId: world.third.userId, basisPoints: 3333 },
    ],
  });
  for (const [index, member] of [world.second, world.third].entries()) {
    const scope = await scopeOf(world.app, member);
    await answerInnerSplit(scope, {
      splitId: split.id,
      expectedVersion: split.version + index,
      agrees: true,
    });
  }
  const [invoice] = await invoicesOf(world, dealId);
  const amount = 100_001n;
  const receipt = await receive(world, {
    ...{ enterpriseId: world.enterprise.id, dealId, amount, receivedOn: dayOf(clock.now()) },
    matches: [{ invoiceId: invoice?.id ?? '', amount }],
  });
  await follow(world);
  const claims = await claimsOf(world, engagement);
  const member = ({ userId }: Member) => claims.get(`member:${userId}`)?.accrued;
  // A third each of 30.00, the agency keeps the rest.
  expect([claims.get('agency')?.accrued, member(world.second), member(world.third)]).toEqual([
    3000n,
    1000n,
    1000n,
  ]);
  await reverseReceipt(await scopeOf(world.app, world.otherFinance), {
    ...{ receiptId: receipt.id, reason: '汇款撤销', idempotencyKey: newId() },
  });
  await follow(world);
  expect(await accrued(world, engagement)).toEqual(parts(world).map(() => '0.00'));
  expect([...(await claimsOf(world, engagement)).values()].map((each) => each.accrued)).toEqual(
    Array.from({ length: 7 }, () => 0n),
  );
  expect(await faults(world)).toEqual([]);
}, 30_000);

it('finds out whoever changes what was recorded', async () => {
  const damages = [
    ['COMMISSIONS_ADD_UP', 'UPDATE commission_claim SET accrued = accrued + 1 WHERE accrued > 0'],
    ['COMMISSIONS_ADD_UP', 'UPDATE commission_claim SET paid = paid - 1 WHERE paid > 0'],
    ['COMMISSIONS_ADD_UP', 'UPDATE commission_run SET total = total + 1'],
    ['COMMISSIONS_ADD_UP', 'UPDATE commission_invoice SET amount = amount + 1'],
    ['COMMISSIONS_AS_AGREED', 'UPDATE commission_run SET total = total + 1'],
    ['COMMISSIONS_AS_AGREED', `UPDATE commission_run SET handled = '{}'::uuid[] WHERE total > 0`],
    ['COMMISSIONS_IN_LEDGER', 'UPDATE commission_accrual SET amount = amount + 1 WHERE amount <> -1'],
    ['COMMISSIONS_IN_LEDGER', `DELETE FROM commission_payment WHERE state = 'CONFIRMED'`],
    ['COMMISSIONS_WITHIN_LIMITS', 'UPDATE commission_claim SET paid = 100000000'],
  ] as const;
  for (const [check, damage] of damages)
    expect(await faultsOf(world, check, damage), damage).toBeGreaterThan(0);
  expect(await faults(world)).toEqual([]);
}, 30_000);
