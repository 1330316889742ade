import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { mayOfferResult } from '../../grants/grants-in-force.service.ts';
import type { TechResult } from '../../results/data/tech-result.entity.ts';
import { completersOf, resultById } from '../../results/result.loaders.ts';
import type { Compliance } from '../../rulebook/compliance.ts';
import { rulebookOfOrganization } from '../../rulebook/rulebook.loaders.ts';
import { unitOf } from '../../rulebook/unit.ts';
import type { Offer } from '../data/offer.entity.ts';
import { type PayAfterUseVerdict, payAfterUseVerdict } from '../eligibility/pay-after-use-verdict.ts';
import type { OfferAction } from '../offer.enums.ts';
import { openOffersOf } from '../offer.loaders.ts';
import { isOpenNow, offerPolicy } from '../offer.policy.ts';
import { offerStates } from '../offer.states.ts';
import { needsDecision, needsNotice, type OfferFacts, offerCompliance, offerFacts } from '../offer-rules.ts';

/** Open offers of a result that the reader may see. */
export async function offersOfResult(ctx: RequestContext, result: TechResult): Promise<Offer[]> {
  const offers = await ctx.load(openOffersOf, result.id);
  if (offers.length === 0) return [];
  const actor = await ctx.actor();
  const organizationId = actingUser(actor)?.organizationId ?? null;
  const today = clock.today();
  return offers.filter(
    (offer) =>
      isOpenNow({ offer, resultState: result.state, today }) &&
      (offer.directedToId === null ||
        offer.directedToId === organizationId ||
        offerPolicy.work(actor, { offer, resultState: result.state, today })),
  );
}

/** Whether it is open at this moment. */
export async function isOpen(ctx: RequestContext, offer: Offer): Promise<boolean> {
  const result = await resultOf(ctx, offer);
  return isOpenNow({ offer, resultState: result.state, today: clock.today() });
}

/** PAU-1 of the enterprise acted for; null for others, and for offers without pay after use. */
export async function eligibilityOf(ctx: RequestContext, offer: Offer): Promise<PayAfterUseVerdict | null> {
  if (offer.terms.payAfterUse === null) return null;
  const organizationId = actingUser(await ctx.actor())?.organizationId;
  if (!organizationId) return null;
  const organization = await ctx.load(organizationById, organizationId);
  const rulebook = await ctx.load(rulebookOfOrganization, offer.organizationId);
  if (organization?.kind !== 'ENTERPRISE' || !rulebook) return null;
  return payAfterUseVerdict(rulebook, organization);
}

/** What opening still asks for, for those who work on it; nothing for everybody else. */
export async function complianceOf(ctx: RequestContext, offer: Offer): Promise<Compliance[]> {
  if (!(await worksOn(ctx, offer)) || offer.state === 'CLOSED') return [];
  return offerCompliance(await factsOf(ctx, offer));
}

/** What the reader can do with it now, by the states table, policy, four eyes and what the rulebook asks for. */
export async function actionsOn(ctx: RequestContext, offer: Offer): Promise<OfferAction[]> {
  const actor = await ctx.actor();
  if (actor.kind === 'visitor') return [];
  const result = await resultOf(ctx, offer);
  if (await isRequestable(ctx, actor, offer)) return offer.isStanding ? ['REQUEST', 'ACCEPT'] : ['REQUEST'];
  const app = (await ctx.scope()).app;
  if (!(await worksOn(ctx, offer)) || !(await mayOfferResult(app.db.manager, actor, result))) return [];
  const completers = await ctx.load(completersOf, result.id);
  const userId = actingUser(actor)?.userId;
  const isCompleter = completers.some((each) => each.userId === userId);
  const facts = await factsOf(ctx, offer);
  const can = (step: Parameters<typeof offerStates.can>[1]) => offerStates.can(offer.state, step);
  const mayOpen = !isCompleter && !(offer.isStanding && offer.writtenBy === userId);
  const possible: [OfferAction, boolean][] = [
    ['EDIT', can('edit')],
    ['CALL_DECISION', can('callDecision') && !isCompleter && needsDecision(facts) && isUndecided(facts)],
    ['PUBLISH_NOTICE', can('publishNotice') && !isCompleter && needsNotice(facts) && isDecided(facts)],
    ['OPEN', can('open') && mayOpen],
    ['SUSPEND', can('suspend')],
    ['RESUME', can('resume') && mayOpen],
    ['CLOSE', can('close') && offer.state !== 'DRAFT'],
    ['DELETE_DRAFT', offer.state === 'DRAFT'],
  ];
  return possible.filter(([, is]) => is).map(([action]) => action);
}

/** Whether the reader works on the owner's side of it. */
export async function worksOn(ctx: RequestContext, offer: Offer): Promise<boolean> {
  const { state: resultState } = await resultOf(ctx, offer);
  return offerPolicy.work(await ctx.actor(), { offer, resultState, today: clock.today() });
}

function isUndecided({ decision }: OfferFacts): boolean {
  return decision === 'NONE' || decision === 'REJECTED';
}

function isDecided(facts: OfferFacts): boolean {
  return !needsDecision(facts) || facts.decision === 'APPROVED';
}

async function isRequestable(ctx: RequestContext, actor: Actor, offer: Offer): Promise<boolean> {
  const organizationId = actingUser(actor)?.organizationId;
  if (!organizationId || organizationId === offer.organizationId) return false;
  if (offer.directedToId !== null && offer.directedToId !== organizationId) return false;
  return hasRole(actor, ['ENTERPRISE_MEMBER', 'ADMINISTRATOR'], organizationId) && isOpen(ctx, offer);
}

async function factsOf(ctx: RequestContext, offer: Offer): Promise<OfferFacts> {
  const { app } = await ctx.scope();
  const unit = await unitOf(app, offer.organizationId);
  return offerFacts(app.db.manager, { unit, offer, result: await resultOf(ctx, offer) });
}

async function resultOf(ctx: RequestContext, offer: Offer): Promise<TechResult> {
  const result = await ctx.load(resultById, offer.resultId);
  if (!result) throw new Error(`offers: there is no result ${offer.resultId}`);
  return result;
}
