import { IsNull, Not } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readName, readReason } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { completerUsers } from '../../results/completers/completer-users.service.ts';
import { auctionPolicy } from '../auction.policy.ts';
import { type AuctionEvent, lockRegistration, recordEvent, refuseUntimely } from '../change-auction.ts';
import type { Auction } from '../data/auction.entity.ts';
import { AuctionRegistration } from '../data/auction-parts.entity.ts';

export interface RecordDeposit {
  registrationId: string;
  /** Fen. */
  amount: bigint;
  reference: string;
  /** `YYYY-MM-DD`, today or earlier. */
  receivedOn: string;
}

/**
 * Records that the deposit of a bidder arrived where it is held; the platform holds no money. A later record replaces
 * an earlier one, which the audit trail keeps.
 * @throws Refusal INVALID for a sum below the deposit or a day to come, what is malformed, what `decide` refuses
 */
export async function recordDeposit(scope: Scope, input: RecordDeposit): Promise<AuctionRegistration> {
  const problems = new Problems('');
  const reference = readName(input.reference, 200, problems.at('reference'));
  if (input.receivedOn > clock.today()) problems.at('receivedOn').add('INVALID', { reason: 'future' });
  refuseAll(problems.list);
  return decide(scope, input.registrationId, async (_tx, auction, registration) => {
    if (input.amount < auction.deposit || input.amount <= 0n) {
      throw new Refusal('INVALID', { field: 'amount', params: { least: formatYuan(auction.deposit) } });
    }
    Object.assign(registration, {
      depositAmount: input.amount,
      depositReference: reference,
      depositReceivedOn: input.receivedOn,
      depositRecordedBy: actingUser(scope.actor)?.userId ?? null,
    });
    const facts = { amount: input.amount, reference, receivedOn: input.receivedOn };
    return { action: 'recordDeposit', facts };
  });
}

/**
 * Admits an enterprise to the bidding and gives it its number.
 * @throws Refusal REQUIRED while the deposit is not recorded, what `decide` refuses
 */
export async function admitBidder(
  scope: Scope,
  { registrationId }: { registrationId: string },
): Promise<AuctionRegistration> {
  return decide(scope, registrationId, async (tx, auction, registration) => {
    if (auction.deposit > 0n && registration.depositAmount === null) {
      throw new Refusal('REQUIRED', { field: 'deposit', params: { least: formatYuan(auction.deposit) } });
    }
    const [last] = await tx.find(AuctionRegistration, {
      where: { auctionId: auction.id, number: Not(IsNull()) },
      order: { number: 'DESC' },
      take: 1,
    });
    Object.assign(registration, { state: 'ADMITTED', number: (last?.number ?? 0) + 1, ...decidedBy(scope) });
    auction.admittedCount += 1;
    auction.version += 1;
    await tx.save(auction);
    return { action: 'admitBidder', facts: { number: registration.number } };
  });
}

/**
 * Turns a registration down.
 * @throws Refusal REQUIRED without a reason, what `decide` refuses
 */
export async function turnDownBidder(
  scope: Scope,
  input: { registrationId: string; reason: string },
): Promise<AuctionRegistration> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return decide(scope, input.registrationId, async (_tx, _auction, registration) => {
    Object.assign(registration, { state: 'TURNED_DOWN', reason, ...decidedBy(scope) });
    return { action: 'turnDownBidder', personal: { reason } };
  });
}

function decidedBy({ actor }: Scope) {
  return { decidedBy: actingUser(actor)?.userId ?? null, decidedAt: clock.now() };
}

/**
 * A step of an officer on a registration that waits, until the bidding starts. Completers of the result decide nothing.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE
 */
async function decide(
  scope: Scope,
  registrationId: string,
  step: (tx: Transaction, auction: Auction, registration: AuctionRegistration) => Promise<AuctionEvent>,
): Promise<AuctionRegistration> {
  return inTransaction(scope.app.db, async (tx) => {
    const { auction, registration } = await lockRegistration(tx, registrationId);
    authorize(auctionPolicy, scope.actor, 'admit', { auction, registration });
    const team = await completerUsers(tx, auction.resultId);
    if (team.has(actingUser(scope.actor)?.userId ?? '')) throw new Refusal('FOUR_EYES');
    await refuseUntimely(tx, auction, 'admit');
    if (registration.state !== 'REGISTERED') {
      throw new Refusal('STATE', { params: { state: registration.state, action: 'admit' } });
    }
    const event = await step(tx, auction, registration);
    await tx.save(registration);
    await recordEvent(tx, scope, auction, { ...event, facts: { registrationId, ...event.facts } });
    return registration;
  });
}
