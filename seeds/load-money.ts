import { In } from 'typeorm';
import { monthsLater } from '../server/features/deals/contract/contract-dates.ts';
import { Deal } from '../server/features/deals/data/deal.entity.ts';
import { watchInvoices } from '../server/features/payments/invoices/watch-invoices.job.ts';
import { followDeals } from '../server/features/payments/running/follow-deals.ts';
import { watchRunning } from '../server/features/payments/running/watch-running.job.ts';
import type { App } from '../server/platform/app.ts';
import { dayOf } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import type { People } from './load-people.ts';
import type { Happening } from './load-results.ts';
import { IncomeCourse } from './money-income.ts';
import { PaymentCourse } from './money-payments.ts';
import type { World } from './read-world.ts';
import { resultIdOf, seedResult } from './seed-results.ts';
import type { WorldDays } from './world-days.ts';

const FIRST_HOUR = 9;
/** The first month after contracts began to run. */
const FIRST_DAY = '2026-02-01';

/** What both sides do with the money of contracts in effect, and what the passing of months does to all of them. */
export function moneyOf(tx: Transaction, days: WorldDays, world: World, people: People): Happening[] {
  const steps = world.money.flatMap(({ result, steps }) => {
    const seed = seedResult(world, result);
    const dealId = async () => {
      const resultId = await resultIdOf(tx, people, seed);
      return (await tx.findOneByOrFail(Deal, { resultId, state: 'ACTIVE' })).id;
    };
    const payments = new PaymentCourse(tx, seed.organization, people);
    const income = new IncomeCourse(tx);
    return steps.map((step, place) => {
      const before = steps.slice(0, place).filter(({ on }) => on === step.on).length;
      return {
        at: days.past(step.on, { hour: FIRST_HOUR + before }),
        run: async () => {
          const person = people.person(step.by);
          const id = await dealId();
          const isDone = (await payments.take(step, person, id)) || (await income.take(step, person, id));
          if (!isDone) throw new Error(`seeds: nobody knows how to ${step.do}`);
        },
      };
    });
  });
  return [...steps, ...sweeps(tx, days, people, world)];
}

/** The jobs of the worker at the beginning of each month and once more at the load. */
function sweeps(tx: Transaction, days: WorldDays, people: People, { accounts }: World): Happening[] {
  const [first] = accounts;
  if (!first) return [];
  const run = async () => sweep(tx, people.person(first.key).scope.app);
  const now = days.past(0, { hour: 24 });
  const months: Happening[] = [];
  for (let day = FIRST_DAY; day <= dayOf(now); day = monthsLater(day, 1)) {
    months.push({ at: days.at(day, { hour: 6 }), run });
  }
  return [...months, { at: now, run }];
}

async function sweep(tx: Transaction, app: App): Promise<void> {
  const active = await tx.find(Deal, {
    select: { id: true },
    where: { state: In(['ACTIVE', 'TERMINATED']) },
  });
  await followDeals(
    app,
    active.map(({ id }) => id),
  );
  await watchInvoices(app);
  await watchRunning(app);
}
