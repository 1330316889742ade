import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { refuseWhileDisputed } from '../../results/disputes/open-disputes.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import { changeOffer, type OfferChange, type OfferReference, refuseCompleter } from '../change-offer.ts';
import type { Offer } from '../data/offer.entity.ts';
import { refuseContradiction } from '../exclusive.ts';
import { offerStates } from '../offer.states.ts';
import { enforceOffer, offerFacts } from '../offer-rules.ts';
import { readLawfulTerms } from '../terms/lawful-terms.ts';
import type { Terms } from '../terms/terms.ts';

/**
 * Opens an offer: one that is negotiated at once, a standing one after its decision and notice, by somebody else than
 * who wrote its terms.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE for a result that cannot be offered this way, RULE,
 *   ALREADY_EXISTS beside an open offer that contradicts it, EXPIRED for days that are past, problems of the terms
 */
export async function openOffer(scope: Scope, input: OfferReference): Promise<Offer> {
  return changeOffer(scope, input, async (change) => {
    const warned = await open(scope, change, 'open');
    change.offer.openedAt ??= clock.now();
    return { action: 'openOffer', facts: { warnings: warned } };
  });
}

/**
 * Opens a suspended offer again; everything is asked as at its first opening.
 * @throws Refusal as `openOffer`
 */
export async function resumeOffer(scope: Scope, input: OfferReference): Promise<Offer> {
  return changeOffer(scope, input, async (change) => {
    const warned = await open(scope, change, 'resume');
    change.offer.endReason = null;
    return { action: 'resumeOffer', facts: { warnings: warned } };
  });
}

async function open(scope: Scope, change: OfferChange, step: 'open' | 'resume'): Promise<RuleWarning[]> {
  const { tx, offer, others, record, unit } = change;
  const state = offerStates.next(offer.state, step);
  refuseCompleter(scope, record);
  const userId = actingUser(scope.actor)?.userId;
  if (offer.isStanding && userId !== undefined && userId === offer.writtenBy) throw new Refusal('FOUR_EYES');
  const { warnings } = readLawfulTerms(unit.rulebook, offer.terms);
  refusePast(offer);
  await refuseWhileDisputed(tx, offer.resultId, `${step}Offer`);
  const { result } = record;
  const facts = await offerFacts(tx, { unit, offer, result }, { lock: true });
  const warned = [...warnings, ...enforceOffer(facts, 'open')];
  refuseContradiction(offer, others, { resultState: result.state, today: clock.today() });
  offer.state = state;
  return warned;
}

/** Refuses days that are over already: nobody could keep such terms. */
function refusePast({ closesOn, terms }: Offer): void {
  const today = clock.today();
  const past = [{ field: 'closesOn', day: closesOn }, ...daysOf(terms)].find(
    ({ day }) => day !== null && day < today,
  );
  if (past) throw new Refusal('EXPIRED', { field: past.field, params: { day: past.day ?? '', today } });
}

function daysOf({ trigger, payment }: Terms): { field: string; day: string | null }[] {
  return [
    { field: 'terms.trigger.until', day: trigger?.until ?? null },
    ...(payment?.stages ?? []).flatMap(({ due }, stage) =>
      due.map((condition, index) => ({
        field: `terms.payment.stages.${stage}.due.${index}.date`,
        day: condition.kind === 'DATE' ? condition.date : null,
      })),
    ),
  ];
}
