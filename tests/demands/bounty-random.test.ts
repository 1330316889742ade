import { beforeAll, expect, it } from 'vitest';
import { bountyChecks } from '../../server/features/demands/bounty/bounty-checks.ts';
import { checkLedger } from '../../server/features/ledger/check/check-ledger.service.ts';
import { useApi } from '../support/api.ts';
import {
  type BountyWorld,
  balancesOf,
  makeBountyWorld,
  makeLane,
  makePaid,
  makeSafeguarded,
  stageMet,
} from './bounty-support.ts';
import { Walk } from './bounty-walk.ts';
import { makeDemand } from './support.ts';

const api = useApi();
let world: BountyWorld;
beforeAll(async () => {
  world = await makeBountyWorld(api());
}, 60_000);

const SEEDS = [20261123, 7, 42, 88];
const STEPS = 50;

const faults = async () =>
  (await checkLedger(world.app)).results.flatMap(({ check, faults: found }) =>
    found.map(({ subject, found: what }) => `${check} ${subject}: ${what}`),
  );

/** Sums of all balances, in all and by owner. */
async function unbalanced(): Promise<unknown[]> {
  return world.app.db.query(
    `SELECT owner_id, sum(balance) FROM ledger_account GROUP BY ROLLUP (owner_id) HAVING sum(balance) <> 0`,
  );
}

it('keeps every fen through random steps of everybody, retries, races, failures and replacements', async () => {
  const counts = new Map<string, number>();
  for (const seed of SEEDS) {
    const walk = new Walk(world, seed);
    await walk.begin();
    for (let step = 0; step < STEPS; step++) await walk.step();
    expect(await unbalanced(), `seed ${seed}`).toEqual([]);
    expect(await faults(), `seed ${seed}`).toEqual([]);
    const { safeguards, payments, returns, sums, lanes, dues } = await walk.record();
    const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
    // What was laid down was paid, came back, or is still there.
    const deposits = safeguards.filter(({ kind, state }) => kind === 'DEPOSIT' && state === 'CONFIRMED');
    const paidOut = payments.filter(({ state, source }) => state === 'CONFIRMED' && source === 'DEPOSIT');
    const back = returns.filter(({ safeguardId }) => deposits.some(({ id }) => id === safeguardId));
    expect(total(deposits.map(({ amount }) => amount))).toBe(
      total(paidOut.map(({ amount }) => amount)) + total(back.map(({ amount }) => amount)) + sums.held,
    );
    for (const { id, amount } of lanes)
      expect(total(dues.filter(({ laneId }) => laneId === id).map((due) => due.amount)) <= amount).toBe(true);
    expect(sums.due - sums.reclaimed <= sums.bounty).toBe(true);

    const state = await walk.end();
    const ended = await walk.record();
    expect(['SETTLED', 'FAILED'], `seed ${seed}`).toContain(state);
    expect(ended.sums, `seed ${seed}`).toMatchObject({
      isSettled: true,
      held: 0n,
      guaranteed: 0n,
      pending: 0n,
    });
    const rest = ended.sums.due - ended.sums.reclaimed;
    const yuan = `${rest / 100n}.${String(rest % 100n).padStart(2, '0')}`;
    // Nothing is left in any account but what the poster spent and the winners earned.
    expect(await balancesOf(world, world.poster.id, walk.demand.id)).toEqual(
      rest === 0n ? {} : { BOUNTY_COST: yuan },
    );
    expect(await balancesOf(world, world.unit.id, walk.demand.id)).toEqual(
      rest === 0n ? {} : { BOUNTY_INCOME: `-${yuan}` },
    );
    for (const [step, count] of walk.counts) counts.set(step, (counts.get(step) ?? 0) + count);
  }
  expect(await unbalanced()).toEqual([]);
  expect(await faults()).toEqual([]);
  const steps = ['safeguard', 'answerSafeguard', 'due', 'pay', 'answerPayment', 'return', 'reclaim', 'repay'];
  for (const step of [...steps, 'fail']) expect(counts.get(step) ?? 0, step).toBeGreaterThan(0);
}, 60_000);

it('finds out whoever changes what was recorded', async () => {
  const demand = await makeDemand(world, { state: 'IN_PROGRESS' });
  const { id } = demand;
  const lane = await makeLane(world, demand);
  const deposit = await makeSafeguarded(world, demand);
  await stageMet(world, lane, 's1');
  await makePaid(world, lane, 1_000_000n, { source: 'DEPOSIT', safeguardId: deposit.id });
  const damages = [
    ['BOUNTIES_AGREE', `UPDATE bounty_due SET paid = paid - 1 WHERE demand_id = $1 AND paid > 0`],
    [
      'BOUNTIES_AGREE',
      `UPDATE bounty_safeguard SET returned = returned + 1 WHERE demand_id = $1 AND used + returned < amount`,
    ],
    ['BOUNTIES_WITHIN_LIMITS', `UPDATE demand_lane SET amount = 0 WHERE demand_id = $1`],
    ['BOUNTIES_WITHIN_LIMITS', `UPDATE demand SET bounty = 1 WHERE id = $1`],
    ['BOUNTY_ACCOUNTS_AGREE', `UPDATE bounty_due SET amount = amount + 1 WHERE demand_id = $1`],
    ['BOUNTY_ACCOUNTS_AGREE', `UPDATE ledger_account SET balance = balance + 1 WHERE deal_id = $1`],
  ] as const;
  for (const [check, damage] of damages) {
    const found = await world.app.db
      .transaction(async (tx) => {
        // Guards of the database would refuse some of it: here they are taken away for a while.
        await tx.query('ALTER TABLE ledger_account DISABLE TRIGGER USER');
        await tx.query(damage, [id]);
        const faultsOf = bountyChecks.find(({ name }) => name === check);
        const all = (await faultsOf?.faults(tx)) ?? [];
        throw Object.assign(new Error('rolled back'), { faults: all.length });
      })
      .catch((error: unknown) => {
        if (error instanceof Error && 'faults' in error) return error.faults;
        throw error;
      });
    expect(found, damage).toBeGreaterThan(0);
  }
  expect(await faults()).toEqual([]);
}, 30_000);
