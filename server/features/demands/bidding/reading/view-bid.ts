import type { Actor } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import type { BidState } from '../../bid.enums.ts';
import { bidStateAt } from '../../bid.states.ts';
import type { Bid, BidPartner } from '../../data/bid.entity.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { stateAt } from '../../demand.enums.ts';
import { demandById } from '../../demand.loaders.ts';
import { partnersOfBid } from '../bid.loaders.ts';
import { bidPolicy, sideOf } from '../bid.policy.ts';
import type { BidProof } from '../bid.types.ts';
import type { BidAction, BidViewerSide } from '../bidding.enums.ts';
import { differsFromSealed } from '../sealing/differs-from-sealed.ts';
import { isIntact, sealedText } from '../sealing/seal.ts';

/** What fields of a bid look at: who asks, and the bid with all that belongs to it. */
export interface BidView {
  actor: Actor;
  bid: Bid;
  demand: Demand;
  partners: BidPartner[];
  /** How the viewer stands to it; READER for those who got it after the opening. */
  side: BidViewerSide;
  state: BidState;
  now: Date;
}

/** The view of a bid that the viewer was given; batched with the others of the request. */
export async function viewOf(ctx: RequestContext, bid: Bid): Promise<BidView> {
  const [actor, demand, partners] = await Promise.all([
    ctx.actor(),
    ctx.load(demandById, bid.demandId),
    ctx.load(partnersOfBid, bid.id),
  ]);
  if (!demand) throw new Error(`demands: there is no demand ${bid.demandId}`);
  const now = clock.now();
  const side = sideOf(actor, { bid, partners }) ?? 'READER';
  return { actor, bid, demand, partners, side, state: bidStateAt(bid, demand, now), now };
}

/** Whether the draft is for the viewer: for the side of the bidder alone, at any time. */
export function seesDraft({ side }: BidView): boolean {
  return side === 'LEAD' || side === 'PARTNER';
}

/** Whether what was handed in is for the viewer. */
export function seesSheet({ side }: BidView): boolean {
  return side !== 'ASKED';
}

/** The place in the ranking: for who judges; for the bidder once it is decided. */
export function visibleRank({ bid, side, state }: BidView): number | null {
  return side === 'READER' || state === 'WON' || state === 'LOST' ? bid.rank : null;
}

/** What the viewer can do now. */
export function actionsOf({ actor, bid, demand, partners, side, state, now }: BidView): BidAction[] {
  if (side === 'READER' || stateAt(demand, now) !== 'OPEN') return [];
  if (state !== 'DRAFT' && state !== 'SEALED') return [];
  const subject = { bid, partners };
  const binds = bidPolicy.bind(actor, subject);
  const possible: Readonly<Record<BidAction, boolean>> = {
    WRITE: bidPolicy.write(actor, subject),
    HAND_IN: binds,
    WITHDRAW: binds,
    ANSWER: side !== 'LEAD' && bidPolicy.answer(actor, subject),
    PROMISE: binds && bid.promisedAt === null && hasConfidentialPart(demand),
  };
  return (Object.keys(possible) as BidAction[]).filter((action) => possible[action]);
}

/** What proves the seal; null for a bid that was not handed in, and for those who do not read it. */
export function proofOf(view: BidView): BidProof | null {
  const { id, demandId, leadOrganizationId, content, salt, digest } = view.bid;
  if (!seesSheet(view) || content === null || salt === null || digest === null) return null;
  const text = sealedText({ demandId, bidId: id, leadOrganizationId, content });
  return { salt, text, digest, isIntact: isIntact(view.bid) };
}

function hasConfidentialPart({ content }: Demand): boolean {
  return content.confidentialPart.text !== '' || content.confidentialPart.fileIds.length > 0;
}

/** Whether the draft says something else than what lies sealed. */
export function isAhead({ bid, demand, partners, state }: BidView): boolean {
  if (state !== 'SEALED' || bid.content === null) return false;
  return differsFromSealed(bid.content, bid.draft, partners, demand.content);
}
