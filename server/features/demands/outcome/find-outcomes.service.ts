import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { type Actor, hasRole } from '../../../platform/auth/actor.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { loadOne } from '../../../platform/graphql/loaders.ts';
import { dealById } from '../../deals/deal.loaders.ts';
import type { OwnershipGrant } from '../../grants/data/ownership-grant.entity.ts';
import { grantById } from '../../grants/grant.loaders.ts';
import { grantPolicy } from '../../grants/grant.policy.ts';
import type { TechResult } from '../../results/data/tech-result.entity.ts';
import { completersOf, resultById } from '../../results/result.loaders.ts';
import { resultPolicy } from '../../results/result.policy.ts';
import type { Demand } from '../data/demand.entity.ts';
import { DemandAnswer } from '../data/demand-parts.entity.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { presentDemand } from '../demand.loaders.ts';
import { actsForPoster, demandPolicy } from '../demand.policy.ts';
import { lanePolicy } from '../lanes/lane.policy.ts';
import { lanesOfDemand } from '../lanes/settle-demand.ts';
import { LaneGrant } from './lane-grant.entity.ts';
import type { OutcomeAction } from './outcome.enums.ts';
import { ACCEPTED, BEFOREHAND, WORKED } from './outcome.states.ts';
import type { DemandOutcome } from './outcome.types.ts';

const IN_REGISTER = ['REGISTERED', 'PUBLISHED', 'WITHDRAWN'];

/**
 * What came of a demand, by lane: everybody sees a result that is published; the sides see what is theirs, each part by
 * its own policy.
 */
export async function findOutcomes({ app, actor }: Scope, demandId: string): Promise<DemandOutcome[]> {
  const demand = await presentDemand(app.db.manager, demandId);
  if (!demand || !demandPolicy.see(actor, demand)) return [];
  const lanes = await lanesOfDemand(app.db.manager, demand.id);
  return lanes.map((lane) => outcomeOf(lane, demand));
}

/** The outcome of a lane after a step on it. */
export async function outcomeAfter({ app }: Scope, lane: DemandLane): Promise<DemandOutcome> {
  const demand = await presentDemand(app.db.manager, lane.demandId);
  if (!demand) throw new Error(`outcome: there is no demand ${lane.demandId}`);
  return outcomeOf(lane, demand);
}

function outcomeOf(lane: DemandLane, demand: Demand): DemandOutcome {
  return {
    id: lane.id,
    laneNumber: lane.number,
    laneVersion: lane.version,
    demandId: demand.id,
    hasResult: lane.resultId !== null,
    lane,
    demand,
  };
}

const laneGrantOf = loadOne('laneGrantOf', async (app, laneIds) => {
  const grants = await app.db.manager.findBy(LaneGrant, { laneId: In([...laneIds]) });
  return new Map(grants.map((grant) => [grant.laneId, grant]));
});

/** The demand that a deal came from: by the option of an awarded one, or as the answer to a plain one. */
export const demandIdOfDeal = loadOne('demandIdOfDeal', async (app, dealIds) => {
  const lanes = await app.db.manager.findBy(DemandLane, { dealId: In([...dealIds]) });
  const answers = await app.db.manager.findBy(DemandAnswer, { dealId: In([...dealIds]) });
  return new Map([...lanes, ...answers].map(({ dealId, demandId }) => [dealId ?? '', demandId]));
});

/** The result of a lane; null unless the viewer may see it. */
export async function visibleResultOf(
  ctx: RequestContext,
  { lane }: DemandOutcome,
): Promise<TechResult | null> {
  if (lane.resultId === null) return null;
  const result = await ctx.load(resultById, lane.resultId);
  if (!result || result.state === 'PUBLISHED') return result;
  const completers = await ctx.load(completersOf, lane.resultId);
  return resultPolicy.see(await ctx.actor(), { result, completers }) ? result : null;
}

/** The reserved grant of a lane; null unless the viewer may see it. */
export async function visibleGrantOf(
  ctx: RequestContext,
  { lane }: DemandOutcome,
): Promise<OwnershipGrant | null> {
  const reserved = await ctx.load(laneGrantOf, lane.id);
  const grant = reserved ? await ctx.load(grantById, reserved.grantId) : null;
  if (!grant) return null;
  const completers = grant.resultId ? await ctx.load(completersOf, grant.resultId) : [];
  const team = completers.flatMap(({ userId }) => userId ?? []);
  return grantPolicy.see(await ctx.actor(), { grant, team }) ? grant : null;
}

/** The deal by which the option was used; null unless the viewer sees the work of the lane. */
export async function visibleDealIdOf(
  ctx: RequestContext,
  { lane, demand }: DemandOutcome,
): Promise<string | null> {
  return lanePolicy.see(await ctx.actor(), { lane, demand }) ? lane.dealId : null;
}

/** What the viewer can do about the outcome of a lane now. */
export async function outcomeActions(ctx: RequestContext, outcome: DemandOutcome): Promise<OutcomeAction[]> {
  const actor = await ctx.actor();
  const { lane, demand } = outcome;
  if (!lanePolicy.see(actor, { lane, demand })) return [];
  const result = lane.resultId ? await ctx.load(resultById, lane.resultId) : null;
  const reserved = await ctx.load(laneGrantOf, lane.id);
  const grant = reserved ? await ctx.load(grantById, reserved.grantId) : null;
  const isOpenGrant = grant !== null && grant.state !== 'REFUSED' && grant.state !== 'ENDED';
  const deal = lane.dealId ? await ctx.load(dealById, lane.dealId) : null;
  const hasDeal = deal !== null && deal.state !== 'REFUSED' && deal.state !== 'WITHDRAWN';
  const isUnit = hasRole(actor, ['RESEARCHER', 'OFFICER'], lane.organizationId);
  const reports = lanePolicy.report(actor, { lane, demand });
  const { option, ownership } = demand.content;
  const possible: Readonly<Record<OutcomeAction, boolean>> = {
    LINK_RESULT: reports && isUnit && WORKED.includes(lane.state) && lane.dealId === null,
    DISCLOSE: reports && isUnit && WORKED.includes(lane.state) && lane.resultId === null,
    RESERVE_SHARE:
      reports &&
      hasRole(actor, ['RESEARCHER'], lane.organizationId) &&
      BEFOREHAND.includes(lane.state) &&
      lane.resultId === null &&
      !isOpenGrant,
    LINK_SHARE:
      hasRole(actor, ['OFFICER'], lane.organizationId) &&
      isOpenGrant &&
      grant.resultId === null &&
      isRegistered(result),
    EXERCISE_OPTION:
      actsForPoster(actor, demand) &&
      option !== null &&
      ownership === 'WINNER_WITH_OPTION' &&
      ACCEPTED.includes(lane.state) &&
      isOfferable(result) &&
      !hasDeal,
  };
  return (Object.keys(possible) as OutcomeAction[]).filter((action) => possible[action]);
}

function isRegistered(result: Pick<TechResult, 'state'> | null): boolean {
  return result !== null && IN_REGISTER.includes(result.state);
}

function isOfferable(result: Pick<TechResult, 'state'> | null): boolean {
  return result !== null && ['REGISTERED', 'PUBLISHED'].includes(result.state);
}

/** Whether the viewer may know the demand of a deal: whoever may see the demand. */
export function seesDemand(actor: Actor, demand: Demand): boolean {
  return demandPolicy.see(actor, demand);
}
