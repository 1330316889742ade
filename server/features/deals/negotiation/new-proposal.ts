import { clock } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import { termsDigest } from '../../offers/terms/terms-digest.ts';
import { DealProposal } from '../data/deal-parts.entity.ts';
import type { DealRecord } from '../data/deal-record.ts';
import type { DealSide } from '../deal.enums.ts';

/** Adds a proposal to the record, in memory; who proposes accepts by that. An earlier open one is superseded. */
export function addProposal(
  { deal, proposals }: Pick<DealRecord, 'deal' | 'proposals'>,
  { side, byUser, terms, note }: { side: DealSide; byUser: string | null; terms: Terms; note: string | null },
): DealProposal {
  for (const earlier of proposals) {
    if (earlier.state === 'OPEN') earlier.state = 'SUPERSEDED';
  }
  const at = clock.now();
  const isOwner = side === 'OWNER';
  const proposal = Object.assign(new DealProposal(), {
    id: newId(),
    dealId: deal.id,
    number: (proposals.at(-1)?.number ?? 0) + 1,
    side,
    byUser,
    at,
    terms,
    termsDigest: termsDigest(terms),
    note,
    state: 'OPEN' as const,
    acceptedByOwnerAt: isOwner ? at : null,
    acceptedByOwner: isOwner ? byUser : null,
    acceptedByEnterpriseAt: isOwner ? null : at,
    acceptedByEnterprise: isOwner ? null : byUser,
  });
  proposals.push(proposal);
  return proposal;
}
