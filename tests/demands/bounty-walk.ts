import { expect } from 'vitest';
import { readBounty } from '../../server/features/demands/bounty/bounty-record.ts';
import { bountyEnds } from '../../server/features/demands/bounty/seam/bounty-ends.ts';
import { reclaimable } from '../../server/features/demands/bounty/seam/reclaim.ts';
import {
  confirmBountyPayment,
  disputeBountyPayment,
  withdrawBountyPayment,
} from '../../server/features/demands/bounty/steps/answer-payment.service.ts';
import {
  confirmSafeguard,
  rejectSafeguard,
  withdrawSafeguard,
} from '../../server/features/demands/bounty/steps/answer-safeguard.service.ts';
import { unpaidOf, unspentOf } from '../../server/features/demands/bounty/steps/record-payment.service.ts';
import {
  recordRepayment,
  returnBounty,
} from '../../server/features/demands/bounty/steps/return-bounty.service.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import type { DemandLane } from '../../server/features/demands/data/lane.entity.ts';
import { type DemandState, ENDED_DEMANDS } from '../../server/features/demands/demand.enums.ts';
import { jobScope, type Scope } from '../../server/platform/app.ts';
import { clock, DAY_MS, dayOf } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import {
  type BountyWorld,
  evidenceOf,
  makeLane,
  reclaimNow,
  recordedPayment,
  recordedSafeguard,
  stageMet,
  takeTo,
} from './bounty-support.ts';
import { demandRow, makeDemand } from './support.ts';

/** Numbers that choose among what is there; the same seed walks the same way. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    // Mulberry32, which is small and even enough for tests.
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  }

  of<T>(all: readonly T[]): T | undefined {
    return all.length === 0 ? undefined : all[this.below(all.length)];
  }

  /** A sum from 1 fen to the most, often exactly the most and now and then above it. */
  sum(most: bigint): bigint {
    if (most <= 0n || this.below(8) === 0) return most + 1n;
    return this.below(2) === 0 ? most : 1n + (most * BigInt(this.below(1_000_000))) / 1_000_000n;
  }
}

/** Refusals that a walk may meet: the step was not possible, and nothing has changed. */
const EXPECTED = new Set(['LIMIT', 'STATE', 'INVALID', 'REQUIRED', 'ALREADY_EXISTS', 'CONFLICT']);

/** One demand whose parties take random steps with its money, some of them twice or at the same time. */
export class Walk {
  readonly world: BountyWorld;
  readonly dice: Dice;
  demand!: Demand;
  done = 0;
  refused = 0;
  readonly counts = new Map<string, number>();

  constructor(world: BountyWorld, seed: number) {
    this.world = world;
    this.dice = new Dice(seed);
  }

  async begin(): Promise<void> {
    const mode = this.dice.below(2) === 0 ? 'RACE' : 'OPEN_BIDDING';
    this.demand = await makeDemand(this.world, { mode, state: 'IN_PROGRESS' });
    const lanes = mode === 'RACE' ? 3 : 1;
    for (let each = 0; each < lanes; each++) await makeLane(this.world, this.demand, this.#ask());
  }

  /** A bid may ask for less than the plan offers, by odd fen. */
  #ask(): Partial<DemandLane> {
    return this.dice.below(3) === 0 ? { amount: 5_000_001n + BigInt(this.dice.below(1_000_000)) } : {};
  }

  /** One step; what is refused must have been refused for a reason. */
  async step(): Promise<void> {
    const steps = [
      ...['safeguard', 'answerSafeguard', 'answerSafeguard', 'due', 'due', 'due', 'pay', 'pay', 'pay'],
      ...['answerPayment', 'answerPayment', 'answerPayment', 'answerPayment', 'return', 'fail'],
      ...['reclaim', 'reclaim', 'repay', 'repay'],
    ] as const;
    const step = this.dice.of(steps) ?? 'due';
    try {
      if (await this[step]()) {
        this.done += 1;
        this.counts.set(step, (this.counts.get(step) ?? 0) + 1);
      }
    } catch (error) {
      if (!(error instanceof Refusal) || !EXPECTED.has(error.code)) throw error;
      this.refused += 1;
    }
  }

  async record() {
    const { manager } = this.world.app.db;
    return readBounty(manager, await demandRow(this.world.app, this.demand.id));
  }

  as(member: Member): Promise<Scope> {
    return scopeOf(this.world.app, member);
  }

  /** Once, again with the same key, or twice at the same time: it is done once. */
  async repeated<T extends { id: string }>(run: () => Promise<T>): Promise<T> {
    const way = this.dice.below(6);
    if (way === 0) {
      const [one, other] = await Promise.all([run(), run()]);
      expect(other.id).toBe(one.id);
      return one;
    }
    const value = await run();
    if (way === 1) expect((await run()).id).toBe(value.id);
    return value;
  }

  async safeguard(): Promise<boolean> {
    const kind = this.dice.below(3) === 0 ? 'GUARANTEE' : 'DEPOSIT';
    const values = {
      kind,
      amount: 1n + BigInt(this.dice.below(8_000_000)),
      validUntil: kind === 'GUARANTEE' ? dayOf(clock.in(400 * DAY_MS)) : null,
      fileIds: [await evidenceOf(this.world, this.world.poster.finance)],
      idempotencyKey: newId(),
    } as const;
    await this.repeated(() => recordedSafeguard(this.world, this.demand, values));
    return true;
  }

  async answerSafeguard(): Promise<boolean> {
    const { safeguards } = await this.record();
    const found = this.dice.of(safeguards.filter(({ state }) => state === 'RECORDED'));
    if (!found) return false;
    const step = { safeguardId: found.id, idempotencyKey: newId() };
    const [operator, finance] = [
      await this.as(this.world.operator),
      await this.as(this.world.poster.finance),
    ];
    const way = this.dice.below(6);
    if (way === 0) await rejectSafeguard(operator, { ...step, reason: '凭据不清' });
    else if (way === 1) await withdrawSafeguard(finance, step);
    else await this.repeated(() => confirmSafeguard(operator, step));
    return true;
  }

  async due(): Promise<boolean> {
    const { lanes } = await this.record();
    const lane = this.dice.of(lanes.filter(({ state }) => state === 'IN_PROGRESS'));
    const stage = this.dice.of(this.demand.content.stages);
    if (!lane || !stage || (await this.#isOver())) return false;
    const [one, other] = await Promise.all([
      stageMet(this.world, lane, stage.key),
      stageMet(this.world, lane, stage.key),
    ]);
    expect(other?.id).toBe(one?.id);
    return true;
  }

  async pay(): Promise<boolean> {
    const record = await this.record();
    const lane = this.dice.of(record.lanes);
    if (!lane) return false;
    const deposit = this.dice.of(record.safeguards.filter(({ kind }) => kind === 'DEPOSIT'));
    const isDeposit = deposit !== undefined && this.dice.below(3) > 0;
    const [owed, unspent] = [unpaidOf(record, lane.id), deposit ? unspentOf(record, deposit) : 0n];
    const most = isDeposit && unspent < owed ? unspent : owed;
    const values = {
      ...(isDeposit ? { source: 'DEPOSIT' as const, safeguardId: deposit.id } : {}),
      idempotencyKey: newId(),
    };
    const amount = this.dice.sum(most);
    await this.repeated(() => recordedPayment(this.world, lane, amount, values));
    return true;
  }

  async answerPayment(): Promise<boolean> {
    const { payments } = await this.record();
    const open = payments.filter(({ state }) => state === 'RECORDED' || state === 'DISPUTED');
    const found = this.dice.of(open);
    if (!found) return false;
    const step = { paymentId: found.id, idempotencyKey: newId() };
    const winner = await this.as(this.world.unitFinance);
    const way = this.dice.below(7);
    if (way === 0) await disputeBountyPayment(winner, { ...step, reason: '没有到账' });
    else if (way === 1) await withdrawBountyPayment(await this.as(this.world.poster.finance), step);
    else await this.repeated(() => confirmBountyPayment(winner, step));
    return true;
  }

  async return(): Promise<boolean> {
    const record = await this.record();
    const found = this.dice.of(record.safeguards.filter(({ state }) => state === 'CONFIRMED'));
    if (!found) return false;
    const { free } = record.sums;
    const unspent = unspentOf(record, found);
    await this.giveBack(found.id, this.dice.sum(unspent < free ? unspent : free));
    return true;
  }

  async giveBack(safeguardId: string, amount: bigint): Promise<void> {
    const finance = await this.as(this.world.poster.finance);
    const input = { safeguardId, amount, returnedOn: clock.today(), idempotencyKey: newId() };
    await this.repeated(() => returnBounty(finance, input));
  }

  async reclaim(): Promise<boolean> {
    const { lanes } = await this.record();
    const lane = this.dice.of(lanes.filter(({ state }) => state === 'FAILED'));
    if (!lane) return false;
    const most = await reclaimable(this.world.app.db.manager, lane);
    return (await reclaimNow(this.world, lane, this.dice.sum(most))) !== null;
  }

  async repay(): Promise<boolean> {
    const { reclaims } = await this.record();
    const claim = this.dice.of(reclaims);
    if (!claim) return false;
    await this.giveBackClaim(claim.id, this.dice.sum(claim.amount - claim.repaid));
    return true;
  }

  async giveBackClaim(reclaimId: string, amount: bigint): Promise<void> {
    const finance = await this.as(this.world.poster.finance);
    const input = { reclaimId, amount, receivedOn: clock.today(), idempotencyKey: newId() };
    await this.repeated(() => recordRepayment(finance, input));
  }

  /** A lane fails, and the next in rank has what is left. */
  async fail(): Promise<boolean> {
    const { lanes, sums } = await this.record();
    const lane = this.dice.of(lanes.filter(({ state }) => state === 'IN_PROGRESS'));
    if (!lane || lanes.length > 5 || (await this.#isOver())) return false;
    await takeTo(this.world, lane, { state: 'FAILED', endReason: 'FAILED', endedAt: clock.now() });
    await makeLane(this.world, this.demand, { amount: sums.left, rank: 2, replacesLaneId: lane.id });
    return true;
  }

  async #isOver(): Promise<boolean> {
    const { state } = await demandRow(this.world.app, this.demand.id);
    return state !== 'IN_PROGRESS';
  }

  /** Brings the bounty to its end and everything in it to where it belongs. */
  async end(): Promise<DemandState> {
    const state = this.dice.below(2) === 0 ? 'ACCEPTED' : 'FAILED';
    const ended = ENDED_DEMANDS.includes(state);
    const { app } = this.world;
    for (const lane of (await this.record()).lanes)
      if (lane.state === 'IN_PROGRESS') await takeTo(this.world, lane, { state: 'ACCEPTED' });
    await takeTo(this.world, this.demand, {
      state,
      ...(ended ? { endedAt: clock.now(), endReason: 'NOBODY_LEFT' as const } : {}),
    });
    await inTransaction(app.db, async (tx) => {
      const demand = await demandRow(app, this.demand.id);
      await bountyEnds(tx, jobScope(app, 'test'), demand);
      await tx.save(demand);
    });
    await this.#payAll();
    await this.#giveAllBack();
    return (await demandRow(app, this.demand.id)).state;
  }

  async #payAll(): Promise<void> {
    const before = await this.record();
    const winner = await this.as(this.world.unitFinance);
    for (const { id, state } of before.payments)
      if (state === 'RECORDED' || state === 'DISPUTED')
        await confirmBountyPayment(winner, { paymentId: id, idempotencyKey: newId() });
    for (const lane of before.lanes) {
      const owed = unpaidOf(await this.record(), lane.id);
      if (owed === 0n) continue;
      const { id } = await recordedPayment(this.world, lane, owed);
      await confirmBountyPayment(winner, { paymentId: id, idempotencyKey: newId() });
    }
  }

  async #giveAllBack(): Promise<void> {
    const finance = await this.as(this.world.poster.finance);
    for (const safeguard of (await this.record()).safeguards) {
      if (safeguard.state === 'RECORDED')
        await withdrawSafeguard(finance, { safeguardId: safeguard.id, idempotencyKey: newId() });
      if (safeguard.rest > 0n) await this.giveBack(safeguard.id, safeguard.rest);
    }
    for (const { id, amount, repaid } of (await this.record()).reclaims)
      if (repaid < amount) await this.giveBackClaim(id, amount - repaid);
  }
}
