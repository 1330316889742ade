import { afterAll, beforeAll, expect, test } from 'vitest';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { moveTo, realTime } from '../deals/support.ts';
import { billNow, expectAgreement } from '../payments/money-support.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { agreesByItself } from './agreement.ts';
import { Chance } from './chance.ts';
import { makeRandomMarket } from './market.ts';
import { Steps } from './steps.ts';

const STEPS = Number(process.env.MONEY_STEPS ?? 2_000);
/** Steps at once. */
const MOST_AT_ONCE = 4;
const LAST_DAY = Date.parse('2026-12-28T02:00:00Z');

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ DATABASE_POOL_SIZE: '12' });
});
afterAll(async () => {
  realTime();
  await api.close();
});

test('thousands of random steps, several at once, leave books that agree to the fen', async () => {
  const chance = new Chance(Number(process.env.MONEY_SEED ?? Date.now() % 1_000_000_000));
  const market = await makeRandomMarket(api);
  const steps = new Steps(market, chance);
  try {
    for (let taken = 0; taken < STEPS; ) {
      const many = 1 + chance.below(MOST_AT_ONCE);
      const answers = await Promise.allSettled(Array.from({ length: many }, () => steps.take()));
      const failed = answers.find((answer) => answer.status === 'rejected');
      if (failed) throw failed.reason;
      taken += many;
      if (chance.happens(0.06) && clock.now().getTime() < LAST_DAY) {
        moveTo(clock.now().getTime() + (1 + chance.below(6)) * DAY_MS);
        for (const dealId of market.dealIds) await billNow(market.app, dealId);
      }
      if (taken % 500 < many) await agreesByItself(market);
    }
    await agreesByItself(market);
    await expectAgreement(market);
    for (const step of DONE_OFTEN) expect(steps.counts.get(step) ?? 0, step).toBeGreaterThan(5);
  } catch (error) {
    throw new Error(`seed ${chance.seed}: ${[...steps.counts].sort().join(' ')}`, { cause: error });
  }
}, 600_000);

/** What must have been done for the test to say anything. */
const DONE_OFTEN = [
  'report',
  'correct',
  'receive',
  'match',
  'takeBack',
  'prepareRefund',
  'decideRefund',
  'prepareDistribution',
  'approveDistribution',
  'preparePayout',
  'approvePayout',
  'executePayout',
  'returnLine',
  'repeated',
  'the same twice at once',
  'other input under a key',
];
