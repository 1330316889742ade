import { Organization } from '../server/features/accounts/organizations/organization.entity.ts';
import type { App } from '../server/platform/app.ts';
import { setClock, startOfDay } from '../server/platform/clock.ts';
import { inTransaction } from '../server/platform/database/transaction.ts';
import { dropWaitingMails } from '../server/platform/mail/mail.service.ts';
import { KeptFiles } from './kept-files.ts';
import { auctionsOf } from './load-auctions.ts';
import { brokersOf } from './load-brokers.ts';
import { dealsOf } from './load-deals.ts';
import { demandsOf } from './load-demands.ts';
import { grantsOf } from './load-grants.ts';
import { moneyOf } from './load-money.ts';
import { offersOf } from './load-offers.ts';
import { adoptRules, loadPeople, setUnits } from './load-people.ts';
import { stepsOf } from './load-results.ts';
import { roadshowsOf } from './load-roadshows.ts';
import { valuationsOf } from './load-valuations.ts';
import { readWorld } from './read-world.ts';
import { within } from './within.ts';
import { worldDays } from './world-days.ts';

/** When everybody signed up, before the first result; when the units took over the rules, and set their own. */
const SIGNED_UP_AT = startOfDay('2024-05-06').getTime();
const RULES_ADOPTED_ON = '2026-01-05';
const UNITS_SET_ON = '2026-01-06';

export interface LoadOptions {
  /** Folder of the data of the world. */
  folder: string;
  /** Called now and then with what is done, in percent. */
  progress?: (percent: number) => void;
}

/**
 * Loads the demonstration world into a market without organisations: everything happens through the services, done by
 * who may do it, at its time, in one transaction. So a load that is cut off leaves nothing, and a second one does
 * nothing.
 * @returns whether it was loaded now
 * @throws Error in production: the passwords are public
 */
export async function loadDemonstration(
  app: App,
  { folder, progress = () => undefined }: LoadOptions,
): Promise<boolean> {
  if (app.config.production) throw new Error('The demonstration world is refused in production');
  const days = worldDays();
  const files = new KeptFiles(app.files);
  let now = SIGNED_UP_AT;
  const restoreClock = setClock(() => now);
  try {
    return await inTransaction(app.db, async (tx) => {
      // Another start that loads at the same moment is waited for.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('demonstration', 0))`);
      if (await tx.exists(Organization)) return false;
      const world = readWorld(folder);
      now = SIGNED_UP_AT;
      const people = await loadPeople(within(tx, { ...app, files }), world);
      const adoption = { at: startOfDay(RULES_ADOPTED_ON), run: () => adoptRules(world, people) };
      const happenings = [
        adoption,
        { at: startOfDay(UNITS_SET_ON), run: () => setUnits(world, people) },
        ...valuationsOf(tx, days, world, people),
        ...offersOf(tx, world, people),
        ...grantsOf(tx, days, world, people),
        ...auctionsOf(tx, days, world, people),
        ...dealsOf(tx, days, world, people),
        ...world.results.flatMap((result, index) => stepsOf(result, index, people)),
        ...moneyOf(tx, days, world, people),
        ...demandsOf(tx, days, world, people),
        ...brokersOf(tx, days, world, people),
        ...roadshowsOf(tx, days, world, people),
      ].sort((a, b) => a.at.getTime() - b.at.getTime());
      for (const [index, { at, run }] of happenings.entries()) {
        now = at.getTime();
        await run();
        progress(Math.floor((100 * (index + 1)) / happenings.length));
      }
      // Nobody reads the mails of fictional people.
      await dropWaitingMails(tx);
      return true;
    });
  } catch (error) {
    await files.forget();
    throw error;
  } finally {
    restoreClock();
  }
}
