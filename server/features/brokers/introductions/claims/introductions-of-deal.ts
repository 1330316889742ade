import { In } from 'typeorm';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { groupBy, loadMany } from '../../../../platform/graphql/loaders.ts';
import { Introduction } from '../data/introduction.entity.ts';
import { IntroductionClaim } from '../data/introduction-parts.entity.ts';
import { byTime } from './found-in.ts';

/** A claim on a deal with the introduction that it rests on. */
export interface ClaimOfDeal {
  introduction: Introduction;
  claim: IntroductionClaim;
}

/**
 * The claims that introductions have on a deal, the earliest introduction first; those that were dismissed as well. With
 * `lock` none of them can change until the transaction ends. Whoever asks decides who may know of them.
 */
export async function introductionsOfDeal(
  tx: Transaction,
  dealId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ClaimOfDeal[]> {
  const claims = await tx.find(IntroductionClaim, {
    where: { dealId },
    order: { id: 'ASC' },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  return (await withIntroductions(tx, claims)).get(dealId) ?? [];
}

/** The same of several deals, in a request. */
export const claimsOfDeals = loadMany(
  'introductionClaimsOfDeals',
  async (app, dealIds: readonly string[]) => {
    const claims = await app.db.manager.findBy(IntroductionClaim, { dealId: In([...dealIds]) });
    return withIntroductions(app.db.manager, claims);
  },
);

/** Claims with their introductions by deal, the earliest introduction first; one statement. */
async function withIntroductions(
  tx: Transaction,
  claims: readonly IntroductionClaim[],
): Promise<Map<string, ClaimOfDeal[]>> {
  const ids = [...new Set(claims.map(({ introductionId }) => introductionId))];
  const found = ids.length === 0 ? [] : await tx.findBy(Introduction, { id: In(ids) });
  const introductions = new Map(found.map((each) => [each.id, each]));
  const pairs = claims.flatMap((claim) => {
    const introduction = introductions.get(claim.introductionId);
    return introduction ? [{ introduction, claim }] : [];
  });
  return groupBy(
    pairs.sort((a, b) => byTime(a.introduction, b.introduction)),
    ({ claim }) => claim.dealId,
  );
}
