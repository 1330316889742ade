import type { BidContent } from '../../content/bid-content.ts';
import type { Bid } from '../../data/bid.entity.ts';
import { BidFileType, BidSheet } from '../bid-sheet.types.ts';

/** A bid that was handed in. */
export type SealedBid = Bid & { content: BidContent };

/**
 * A sealed bid as it is read. Whoever calls has decided that it may be read: before the opening by the bidder alone,
 * afterwards by whoever got it from `openedBids`.
 * @param blind leaves out whatever names the bidder: lead, team, partners, results, files
 */
export function presentBid(
  { id, demandId, alias, leadOrganizationId, content }: SealedBid,
  { blind }: { blind: boolean },
): BidSheet {
  const { summary, approach, promises, milestones, budget, ask, risks, mustHaves } = content;
  const { team, responsiblePerson, partners, rights } = content;
  const open = { summary, approach, promises, milestones, budget, ask, risks, mustHaves };
  const files = content.files.map((file) => Object.assign(new BidFileType(), file));
  const naming = { leadOrganizationId, team, responsiblePerson, partners, rights, files };
  return Object.assign(new BidSheet(), {
    bidId: id,
    demandId,
    alias,
    isBlind: blind,
    ...open,
    ...(blind ? NOTHING_NAMED : naming),
  });
}

const NOTHING_NAMED = {
  leadOrganizationId: null,
  team: null,
  responsiblePerson: null,
  partners: null,
  rights: null,
  files: null,
};
