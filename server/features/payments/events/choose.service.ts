import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { endByReturn } from '../../deals/contract/fulfilment/end-by-return.service.ts';
import { buyOutPriceOn, deferralLeft, returnUntil } from '../plan/choices.ts';
import { changeRunning, userIdOf } from '../running/change-running.ts';
import { presentTerms, termsInForce } from '../running/facts.ts';
import { planKey } from '../running/line-keys.ts';
import { runningStates } from '../running/running.states.ts';
import { scheduleIn } from '../running/schedule-in.ts';
import { establish } from './establish.ts';
import type { PaymentRecord } from './payment-record.entity.ts';

export interface BuyOut {
  dealId: string;
  expectedVersion: number;
  /** The price that was shown and agreed to, in fen. */
  price: bigint;
}

/**
 * The licensee buys out all further payments at the price of today's month; the license goes on.
 * @throws Refusal STATE where the terms have no price any more, CONFLICT if the price is another one
 */
export function buyOut(scope: Scope, input: BuyOut): Promise<PaymentRecord> {
  return changeRunning(scope, input, 'ENTERPRISE', async ({ tx, running, calendars }) => {
    const state = runningStates.next(running.state, 'buyOut');
    const on = clock.today();
    const price = buyOutPriceOn((await presentTerms(tx, running, calendars)).plan, on);
    if (!price) throw new Refusal('STATE', { params: { action: 'buyOut', reason: 'NO_PRICE' } });
    if (price.amount !== input.price)
      throw new Refusal('CONFLICT', { field: 'price', params: { present: formatYuan(price.amount) } });
    running.state = state;
    const record = await establish(tx, running, {
      kind: 'BUY_OUT',
      on,
      amount: price.amount,
      side: 'ENTERPRISE',
      byUser: userIdOf(scope),
    });
    const facts = { recordId: record.id, price: formatYuan(price.amount), untilMonth: price.untilMonth };
    return { action: 'buyOut', facts, answer: record };
  });
}

export interface GiveBack {
  dealId: string;
  expectedVersion: number;
  note?: string | null;
}

/**
 * The licensee gives the license back within the agreed time: the deal ends, what is due stays due, nothing else comes.
 * @throws Refusal STATE where the terms give no such right, or its time is over, TOO_LONG
 */
export async function giveBack(scope: Scope, input: GiveBack): Promise<PaymentRecord> {
  const problems = new Problems('note');
  const note = readText(input.note, 2000, problems);
  refuseAll(problems.list);
  return changeRunning(scope, input, 'ENTERPRISE', async ({ tx, running, calendars }) => {
    const state = runningStates.next(running.state, 'giveBack');
    const on = clock.today();
    const until = returnUntil((await presentTerms(tx, running, calendars)).plan);
    if (until === null || on > until) {
      const reason = until === null ? 'NO_RETURN' : 'RETURN_OVER';
      throw new Refusal('STATE', { params: { action: 'giveBack', reason, ...(until ? { until } : {}) } });
    }
    Object.assign(running, { state, endedOn: on });
    const record = await establish(tx, running, {
      kind: 'RETURN',
      on,
      note,
      side: 'ENTERPRISE',
      byUser: userIdOf(scope),
    });
    await endByReturn(tx, scope, running.dealId);
    return { action: 'giveBack', facts: { recordId: record.id, on }, personal: { note }, answer: record };
  });
}

export interface DeferPayment {
  dealId: string;
  expectedVersion: number;
  /** Key of the payment in the schedule. */
  key: string;
  months: number;
}

/**
 * The licensee puts off a payment that is due or surely comes, before its day, as far as the terms let it.
 * @throws Refusal NOT_FOUND (`key`), STATE where the terms know no deferral or the day is past, LIMIT (`months`)
 */
export function deferPayment(scope: Scope, input: DeferPayment): Promise<PaymentRecord> {
  return changeRunning(scope, input, 'ENTERPRISE', async ({ tx, running, calendars }) => {
    if (running.state !== 'RUNNING')
      throw new Refusal('STATE', { params: { state: running.state, action: 'deferPayment' } });
    const on = clock.today();
    const present = (await termsInForce(tx, running, calendars)).at(-1);
    if (!present?.plan.terms.payAfterUse?.deferralMonths)
      throw new Refusal('STATE', { params: { action: 'deferPayment', reason: 'NO_DEFERRAL' } });
    const { lines } = await scheduleIn(tx, running, calendars, on);
    const line = lines.find(({ key }) => key === input.key);
    if (!line || (line.status !== 'DUE' && line.status !== 'COMING'))
      throw new Refusal('NOT_FOUND', { field: 'key' });
    if (line.dueOn === null || line.dueOn < on)
      throw new Refusal('STATE', { params: { action: 'deferPayment', reason: 'DUE_DAY_PAST' } });
    const done = present.facts.events.reduce(
      (sum, event) =>
        event.kind === 'DEFERRAL' && event.key === planKey(input.key) ? sum + event.months : sum,
      0,
    );
    const left = deferralLeft(present.plan, done);
    if (!Number.isInteger(input.months) || input.months < 1 || input.months > left)
      throw new Refusal('LIMIT', { field: 'months', params: { min: 1, max: left } });
    const record = await establish(tx, running, {
      kind: 'DEFERRAL',
      on,
      key: line.key,
      months: input.months,
      side: 'ENTERPRISE',
      byUser: userIdOf(scope),
    });
    const facts = { recordId: record.id, key: line.key, months: input.months, dueOn: line.dueOn };
    return { action: 'deferPayment', facts, answer: record };
  });
}
