import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { dealById } from '../../deals/deal.loaders.ts';
import { openDeal } from '../../deals/request/open-deal.service.ts';
import { type Asking, declarationOf, judgePolicy } from '../../deals/request/request-deal.service.ts';
import { readLawfulTerms } from '../../offers/terms/lawful-terms.ts';
import type { DealTerms } from '../../offers/terms/terms.types.ts';
import { unitOf } from '../../rulebook/unit.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import { changeLane, type LaneReference, mayOnLane } from '../lanes/change-lane.ts';
import { existingLane } from './existing-lane.ts';
import { outsideOption } from './option-terms.ts';
import { ACCEPTED } from './outcome.states.ts';

export interface ExerciseOption extends LaneReference, Asking {
  /** A license of the kind and for the territory of the option; the rest is the poster's proposal. */
  terms: DealTerms;
  note?: string | null;
}

/**
 * The poster uses its option of a license (DEM-5): a deal of origin DEMAND is opened with its proposal, and everything
 * that is asked of a deal is asked of this one too.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE before the acceptance, without an option or without a result that is in the
 *   register, ALREADY_EXISTS while a deal runs or stands, INVALID for terms outside the option, RULE (PAU-1, PAU-3),
 *   CONFLICT
 */
export async function exerciseOption(scope: Scope, input: ExerciseOption): Promise<DemandLane> {
  const { userId } = requireUser(scope.actor);
  const { lane: known, demand: posted } = await existingLane(scope, input.laneId);
  const unit = await unitOf(scope.app, known.organizationId);
  const enterprise = (await organizationById.batch(scope.app, [posted.organizationId])).get(
    posted.organizationId,
  );
  if (!enterprise) throw new Error(`outcome: there is no organisation ${posted.organizationId}`);
  const note = readNote(input.note);
  return changeLane(scope, input, mayOnLane('actForPoster'), async ({ tx, lane, demand }) => {
    const { option, ownership } = demand.content;
    const refuse = (reason: string) =>
      new Refusal('STATE', { params: { state: lane.state, action: 'exerciseOption', reason } });
    if (option === null || ownership !== 'WINNER_WITH_OPTION') throw refuse('NO_OPTION');
    if (!ACCEPTED.includes(lane.state)) throw refuse('NOT_ACCEPTED');
    if (lane.resultId === null) throw refuse('NO_RESULT');
    await refuseStanding(scope, lane);
    const { terms, warnings } = readLawfulTerms(unit.rulebook, input.terms);
    refuseAll(outsideOption(option, terms));
    const deal = await openDeal(tx, scope, {
      origin: 'DEMAND',
      pricing: 'NEGOTIATED',
      resultId: lane.resultId,
      offerId: null,
      enterpriseId: demand.organizationId,
      terms,
      proposal: { side: 'ENTERPRISE', byUser: userId, note },
      acceptedBy: null,
      declarations: [declarationOf(input, userId)],
      requestedBy: userId,
      negotiatorUserId: null,
      priorDealId: null,
      ...judgePolicy(unit, enterprise, terms, input, null),
      action: 'exerciseOption',
      facts: { demandId: demand.id, laneId: lane.id, ...(warnings.length > 0 ? { warnings } : {}) },
    });
    const before = lane.dealId;
    lane.dealId = deal.id;
    return { action: 'exerciseOption', facts: { dealId: deal.id, before } };
  });
}

/** An option is used once; where the deal came to nothing before it was signed, it can be used again. */
async function refuseStanding({ app }: Scope, { dealId }: DemandLane): Promise<void> {
  if (dealId === null) return;
  const deal = (await dealById.batch(app, [dealId])).get(dealId);
  if (!deal || deal.state === 'REFUSED' || deal.state === 'WITHDRAWN') return;
  throw new Refusal('ALREADY_EXISTS', { params: { deal: deal.number, dealId } });
}

function readNote(text: string | null | undefined): string | null {
  const problems = new Problems('');
  const note = readText(text, 2000, problems.at('note'));
  refuseAll(problems.list);
  return note;
}
