import type { Actor } from '../../../platform/auth/actor.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { completersOf, resultById } from '../../results/result.loaders.ts';
import type { TechResult } from '../../results/result.types.ts';
import { contractActions } from '../contract/contract-actions.ts';
import type { Deal } from '../data/deal.entity.ts';
import type { DealAction, DealSide } from '../deal.enums.ts';
import { declarationsOf, proposalsOf } from '../deal.loaders.ts';
import { type DealSubject, sideOf, standsAcross } from '../deal.policy.ts';
import { dealStates, isClearing, isOver } from '../deal.states.ts';

/** What the policy looks at, from what the request has loaded; the same number of statements for any number of deals. */
export async function subjectOf(ctx: RequestContext, deal: Deal): Promise<DealSubject> {
  const [completers, proposals, declarations] = await Promise.all([
    ctx.load(completersOf, deal.resultId),
    ctx.load(proposalsOf, deal.id),
    ctx.load(declarationsOf, deal.id),
  ]);
  const completerUserIds = new Set(completers.flatMap(({ userId }) => userId ?? []));
  return { deal, completerUserIds, proposals, declarations };
}

/** What the actor can do with a deal now: by side, four eyes, state and what the case waits for. */
export async function actionsOn(ctx: RequestContext, deal: Deal): Promise<DealAction[]> {
  const actor = await ctx.actor();
  if (actor.kind === 'visitor') return [];
  const subject = await subjectOf(ctx, deal);
  const side = sideOf(actor, subject);
  if (side === null || standsAcross(actor, subject, side)) return [];
  const proposals = await ctx.load(proposalsOf, deal.id);
  const open = proposals.find(({ state }) => state === 'OPEN');
  const result = await ctx.load(resultById, deal.resultId);
  const waits = open !== undefined && open.side !== side;
  const shared: [DealAction, boolean][] = [
    ['PROPOSE', deal.state === 'NEGOTIATING' || isClearing(deal.state)],
    ['ACCEPT_TERMS', waits && dealStates.can(deal.state, 'agree')],
    ['REOPEN', dealStates.can(deal.state, 'reopen')],
    ['DECLARE_RELATION', dealStates.can(deal.state, 'refuse')],
    ['POST_MESSAGE', !isOver(deal.state)],
    ['ADD_DOCUMENT', !isOver(deal.state)],
  ];
  const own = side === 'OWNER' ? ownerActions(deal, result) : enterpriseActions(deal);
  const possible = [...shared, ...own].filter(([, isPossible]) => isPossible).map(([action]) => action);
  return [...possible, ...contractActions(deal, side)];
}

function ownerActions(deal: Deal, result: TechResult | null): [DealAction, boolean][] {
  const clearing = isClearing(deal.state);
  const before = dealStates.can(deal.state, 'refuse');
  const confidential =
    result?.hasConfidentialPart === true && deal.confidentialityAcceptedAt === null && !isOver(deal.state);
  return [
    ['TAKE_UP', dealStates.can(deal.state, 'takeUp')],
    ['REFUSE', before],
    ['OPEN_CONFIDENTIALITY', confidential],
    ['RECORD_VALUATION_REASON', clearing],
    ['CALL_DECISION', deal.waitsFor.ready.includes('CALL_DECISION')],
    ['PUBLISH_NOTICE', deal.waitsFor.ready.includes('PUBLISH_NOTICE')],
    ['RECORD_APPROVAL', clearing],
    ['RECORD_CHECK', before],
    ['DECLARE_LEADERS', before],
  ];
}

function enterpriseActions(deal: Deal): [DealAction, boolean][] {
  const promised = deal.confidentialityText !== null && deal.confidentialityAcceptedAt === null;
  return [
    ['WITHDRAW', dealStates.can(deal.state, 'withdraw')],
    ['ACCEPT_CONFIDENTIALITY', promised && !isOver(deal.state)],
  ];
}

/** The side of the actor in a deal; null for readers. */
export async function sideIn(ctx: RequestContext, deal: Deal): Promise<DealSide | null> {
  const actor: Actor = await ctx.actor();
  return sideOf(actor, await subjectOf(ctx, deal));
}
