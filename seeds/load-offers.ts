import { Organization } from '../server/features/accounts/organizations/organization.entity.ts';
import { setDealSettings } from '../server/features/accounts/organizations/set-deal-settings.service.ts';
import { publishOfferNotice } from '../server/features/offers/steps/clear-offer.service.ts';
import { suspendOffer } from '../server/features/offers/steps/end-offer.service.ts';
import { openOffer } from '../server/features/offers/steps/open-offer.service.ts';
import { draftOffer } from '../server/features/offers/steps/write-offer.service.ts';
import type { Terms } from '../server/features/offers/terms/terms.ts';
import { TechResult } from '../server/features/results/data/tech-result.entity.ts';
import { DAY_MS, startOfDay } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import { fen } from './fen.ts';
import type { People, Person } from './load-people.ts';
import type { Happening } from './load-results.ts';
import type { World } from './read-world.ts';
import type { SeedOffer, SeedResult } from './world.types.ts';

/** When the units set from which sum on they decide collectively, after they took over the rules. */
const SETTINGS_ON = '2026-01-06';
/** A notice of fifteen full days is over on the sixteenth day after its publication. */
const DAYS = { untilNotice: 1, untilOpening: 17, untilSuspension: 14 } as const;
const HOUR_MS = 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/** Settings of the units, made by their administrators. */
export function settingsOf({ offerSettings, accounts }: World, people: People): Happening[] {
  return offerSettings.map(({ organization, collectiveDecisionFrom, officeContact }) => ({
    at: startOfDay(SETTINGS_ON),
    run: async () => {
      const administrator = accounts.find(
        (account) => account.organization === organization && account.roles.includes('ADMINISTRATOR'),
      );
      if (!administrator) throw new Error(`seeds: ${organization} has no administrator`);
      const { scope } = people.person(administrator.key);
      const id = people.organizationId(organization);
      const { version } = await scope.app.db.manager.findOneByOrFail(Organization, { id });
      await setDealSettings(scope, {
        organizationId: id,
        expectedVersion: version,
        collectiveDecisionFrom: fen(collectiveDecisionFrom),
        officeContact,
      });
    },
  }));
}

/** All offers of the world, on the results that are there by then. */
export function offersOf(tx: Transaction, { offers, results }: World, people: People): Happening[] {
  return offers.flatMap((offer, index) => {
    const result = results.find(({ key }) => key === offer.result);
    if (!result) throw new Error(`seeds: there is no result ${offer.result}`);
    const organizationId = people.organizationId(result.organization);
    const resultId = async () =>
      (await tx.findOneByOrFail(TechResult, { title: result.title, organizationId })).id;
    return stepsOfOffer(offer, { result, index, people, resultId });
  });
}

/**
 * The steps that bring an offer into its state, each at its time: one officer writes it, another opens it, a standing
 * one after its notice.
 * @param resultId asked only when the offer is drafted, as the result is loaded then
 */
function stepsOfOffer(
  offer: SeedOffer,
  {
    result,
    index,
    people,
    resultId,
  }: { result: SeedResult; index: number; people: People; resultId: () => Promise<string> },
): Happening[] {
  const [author, opener] = uninvolved(result, people);
  let present = { offerId: '', expectedVersion: 0 };
  const steps: Happening[] = [];
  const take = (after: number, step: () => Promise<{ id: string; version: number }>) => {
    const at = startOfDay(offer.day).getTime() + after * DAY_MS + 10 * HOUR_MS + index * MINUTE_MS;
    const run = async () => {
      const { id, version } = await step();
      present = { offerId: id, expectedVersion: version };
    };
    steps.push({ at: new Date(at), run });
  };
  const { terms, directedTo, title, pricing, isStanding, bearsPolicyName, note, closesOn, state } = offer;
  take(0, async () =>
    draftOffer(author.scope, {
      ...{ title, pricing, isStanding, bearsPolicyName, note, closesOn },
      resultId: await resultId(),
      directedToId: directedTo === null ? null : people.organizationId(directedTo),
      terms: termsOf(terms),
    }),
  );
  if (state === 'DRAFT') return steps;
  if (isStanding) take(DAYS.untilNotice, () => publishOfferNotice(author.scope, present));
  if (state === 'ON_NOTICE') return steps;
  take(isStanding ? DAYS.untilOpening : DAYS.untilNotice, () => openOffer(opener.scope, present));
  if (state === 'SUSPENDED')
    take(DAYS.untilSuspension, () =>
      suspendOffer(opener.scope, { ...present, reason: note ?? '条件调整中' }),
    );
  return steps;
}

/** Two officers who neither made nor handed in the result. */
function uninvolved(result: SeedResult, people: People): [Person, Person] {
  const involved = new Set(result.completers.map(({ account }) => account));
  const [author, opener] = people
    .officers(result.organization)
    .filter(({ account }) => !involved.has(account.key));
  if (!author || !opener) throw new Error(`seeds: nobody can offer ${result.key}`);
  return [author, opener];
}

/** Keys of terms that hold money, in yuan in the data. */
const MONEY = new Set([
  'entryFee',
  'amount',
  'minimumPerYear',
  'cap',
  'from',
  'perUnit',
  'triggerSales',
  'valueOfResult',
  'residualFunds',
]);

function termsOf(terms: unknown): Terms {
  return JSON.parse(JSON.stringify(terms), (key, value: unknown) =>
    MONEY.has(key) && typeof value === 'string' ? fen(value) : value,
  ) as Terms;
}
