import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { groupBy } from '../../../platform/graphql/loaders.ts';
import { EngagementTerms } from './data/engagement-parts.entity.ts';
import type { TermsVersion } from './terms/commission.ts';

/** The versions of an engagement's terms that were signed by all, by the days on which they take effect. */
export async function versionsOf(tx: Transaction, engagementId: string): Promise<EngagementTerms[]> {
  return (await versionsOfAll(tx, [engagementId])).get(engagementId) ?? [];
}

/** The same of several engagements, in one statement. */
export async function versionsOfAll(
  tx: Transaction,
  engagementIds: readonly string[],
): Promise<Map<string, EngagementTerms[]>> {
  const rows = await tx.find(EngagementTerms, {
    where: { engagementId: In([...engagementIds]), state: 'SIGNED' },
    order: { engagementId: 'ASC', effectiveFrom: 'ASC' },
  });
  return groupBy(rows, ({ engagementId }) => engagementId);
}

/**
 * The terms of an engagement that hold on a day; null before the first take effect. They hold on after the engagement is
 * over, for the deals that it was admitted to.
 * @param day `YYYY-MM-DD`
 */
export async function termsInForce(
  tx: Transaction,
  engagementId: string,
  day: string,
): Promise<EngagementTerms | null> {
  const versions = await versionsOf(tx, engagementId);
  return versions.findLast(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= day) ?? null;
}

/** Signed versions as the reckoning of a commission takes them. */
export function asVersions(versions: readonly EngagementTerms[]): TermsVersion[] {
  return versions.flatMap(({ effectiveFrom, terms }) => (effectiveFrom ? [{ effectiveFrom, terms }] : []));
}
