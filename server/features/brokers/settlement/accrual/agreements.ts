import { In } from 'typeorm';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { groupBy } from '../../../../platform/graphql/loaders.ts';
import { isId } from '../../../../platform/ids.ts';
import { dealLine } from '../../../deals/contract/deal-in-effect.service.ts';
import { fixedSum } from '../../../offers/terms/read-payment.ts';
import { DealEngagement } from '../../engagements/data/deal-engagement.entity.ts';
import { Engagement } from '../../engagements/data/engagement.entity.ts';
import { EngagementTerms } from '../../engagements/data/engagement-parts.entity.ts';
import type { EngagementSide } from '../../engagements/engagement.enums.ts';
import type { TermsVersion } from '../../engagements/terms/commission.ts';
import type { Signed } from './standing.ts';

/** What was agreed with a broker about a deal and admitted by the client. */
export interface Agreement {
  engagement: Engagement;
  /** By ascending days; at least one. */
  versions: TermsVersion[];
}

/** A contract's signing or amendment, with the id of its deal. */
export type Signing = Signed & { dealId: string };

/**
 * The agreements with brokers of one side that were admitted to a deal or any amendment of it, those first that come
 * first. Three statements at most.
 * @param dealIds the deals of one line
 */
export async function agreementsOf(
  tx: Transaction,
  dealIds: readonly string[],
  side: EngagementSide,
): Promise<Agreement[]> {
  if (dealIds.length === 0) return [];
  const admitted = await tx.find(DealEngagement, {
    where: { dealId: In([...dealIds]), state: 'ADMITTED' },
    order: { priority: 'ASC', id: 'ASC' },
  });
  return readAgreements(tx, [...new Set(admitted.map(({ engagementId }) => engagementId))], side);
}

/** Agreements by their engagements, in that order, whatever they are admitted to. Two statements. */
export async function readAgreements(
  tx: Transaction,
  engagementIds: readonly string[],
  side?: EngagementSide,
): Promise<Agreement[]> {
  const ids = engagementIds.filter(isId);
  if (ids.length === 0) return [];
  const engagements = new Map(
    (await tx.findBy(Engagement, { id: In(ids), ...(side ? { side } : {}) })).map((each) => [each.id, each]),
  );
  const versions = groupBy(
    await tx.find(EngagementTerms, {
      where: { engagementId: In(ids), state: 'SIGNED' },
      order: { effectiveFrom: 'ASC' },
    }),
    ({ engagementId }) => engagementId,
  );
  return ids.flatMap((id) => {
    const engagement = engagements.get(id);
    const signed = (versions.get(id) ?? []).flatMap(({ effectiveFrom, terms }) =>
      effectiveFrom === null ? [] : [{ effectiveFrom, terms }],
    );
    return engagement && signed.length > 0 ? [{ engagement, versions: signed }] : [];
  });
}

/** When the contract of a line was signed and amended, and the fixed amount that it then had. */
export async function signingsOf(tx: Transaction, rootDealId: string): Promise<Signing[]> {
  const line = await dealLine(tx, rootDealId);
  return line.map(({ deal, signedOn }) => ({
    kind: 'SIGNED' as const,
    dealId: deal.id,
    on: signedOn,
    contractAmount: deal.terms?.payment ? fixedSum(deal.terms.payment) : 0n,
  }));
}
