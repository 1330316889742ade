import { publishOfferNotice } from '../server/features/offers/steps/clear-offer.service.ts';
import { suspendOffer } from '../server/features/offers/steps/end-offer.service.ts';
import { openOffer } from '../server/features/offers/steps/open-offer.service.ts';
import { draftOffer } from '../server/features/offers/steps/write-offer.service.ts';
import type { Terms } from '../server/features/offers/terms/terms.ts';
import { DAY_MS, startOfDay } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import { fen } from './fen.ts';
import type { People } from './load-people.ts';
import type { Happening } from './load-results.ts';
import type { World } from './read-world.ts';
import { resultIdOf, seedResult, uninvolved } from './seed-results.ts';
import type { SeedOffer, SeedResult } from './world.types.ts';

/** A notice of fifteen full days is over on the sixteenth day after its publication. */
const DAYS = { untilNotice: 1, untilOpening: 17, untilSuspension: 14 } as const;
const HOUR_MS = 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/** All offers of the world, on the results that are there by then. */
export function offersOf(tx: Transaction, world: World, people: People): Happening[] {
  return world.offers.flatMap((offer, index) => {
    const result = seedResult(world, offer.result);
    const resultId = () => resultIdOf(tx, people, result);
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

/** Terms of the data, with money in yuan, as the services take them. */
export function termsOf(terms: unknown): Terms {
  return JSON.parse(JSON.stringify(terms), (key, value: unknown) =>
    MONEY.has(key) && typeof value === 'string' ? fen(value) : value,
  ) as Terms;
}
