import { In } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import { groupBy } from '../../../../platform/graphql/loaders.ts';
import { Deal } from '../../../deals/deal.types.ts';
import { demandIdOfDeal } from '../../../demands/outcome/find-outcomes.service.ts';
import { DealEngagement } from '../../engagements/data/deal-engagement.entity.ts';
import { Engagement } from '../../engagements/data/engagement.entity.ts';
import { Introduction } from '../data/introduction.entity.ts';
import { IntroductionClaim } from '../data/introduction-parts.entity.ts';
import type { DealFacts } from './found-in.ts';

/** An engagement of a broker that stands on a deal. */
export type StandingEngagement = Pick<DealEngagement, 'engagementId' | 'state'> &
  Pick<Engagement, 'leadBrokerId' | 'side'>;

/** A deal with what may come of it for introductions of its two sides. */
export interface DealWithIntroductions {
  deal: Deal;
  facts: DealFacts;
  /** All introductions of the same two sides. */
  introductions: Introduction[];
  claims: IntroductionClaim[];
  /** Engagements that claim the deal or were admitted to it. */
  engagements: StandingEngagement[];
}

/** Deals whose two sides some broker introduced to each other; others are left out. A constant number of statements. */
export async function dealsWithIntroductions(
  app: App,
  dealIds: readonly string[],
): Promise<DealWithIntroductions[]> {
  const { manager } = app.db;
  const deals = await manager.findBy(Deal, { id: In([...dealIds]) });
  const introductions = await introductionsBetween(app, deals);
  const known = deals.filter((deal) => introductions.has(pairOf(deal.organizationId, deal.enterpriseId)));
  if (known.length === 0) return [];
  const ids = known.map(({ id }) => id);
  const demandIds = await demandIdOfDeal.batch(app, ids);
  const claims = groupBy(
    await manager.findBy(IntroductionClaim, { dealId: In(ids) }),
    ({ dealId }) => dealId,
  );
  const engagements = await standingEngagements(app, ids);
  return known.map((deal) => ({
    deal,
    facts: { ...deal, demandId: demandIds.get(deal.id) ?? null },
    introductions: introductions.get(pairOf(deal.organizationId, deal.enterpriseId)) ?? [],
    claims: claims.get(deal.id) ?? [],
    engagements: engagements.get(deal.id) ?? [],
  }));
}

/** Introductions by the pair of their sides. */
async function introductionsBetween(
  app: App,
  deals: readonly Pick<Deal, 'organizationId' | 'enterpriseId'>[],
): Promise<Map<string, Introduction[]>> {
  const found = await app.db
    .createQueryBuilder(Introduction, 'introduction')
    .where(
      `(introduction.unitId, introduction.enterpriseId) IN
        (SELECT u, e FROM unnest(CAST(:units AS uuid[]), CAST(:enterprises AS uuid[])) AS pairs(u, e))`,
      {
        units: deals.map(({ organizationId }) => organizationId),
        enterprises: deals.map(({ enterpriseId }) => enterpriseId),
      },
    )
    .orderBy('introduction.recordedAt')
    .addOrderBy('introduction.id')
    .getMany();
  return groupBy(found, ({ unitId, enterpriseId }) => pairOf(unitId, enterpriseId));
}

async function standingEngagements(
  app: App,
  dealIds: readonly string[],
): Promise<Map<string, (StandingEngagement & { dealId: string })[]>> {
  const { manager } = app.db;
  const standing = await manager.findBy(DealEngagement, {
    dealId: In([...dealIds]),
    state: In(['CLAIMED', 'ADMITTED']),
  });
  const engagements = await manager.findBy(Engagement, {
    id: In(standing.map(({ engagementId }) => engagementId)),
  });
  const byId = new Map(engagements.map((engagement) => [engagement.id, engagement]));
  const rows = standing.flatMap(({ engagementId, dealId, state }) => {
    const engagement = byId.get(engagementId);
    if (!engagement) return [];
    const { leadBrokerId, side } = engagement;
    return [{ engagementId, dealId, state, leadBrokerId, side }];
  });
  return groupBy(rows, ({ dealId }) => dealId);
}

function pairOf(unitId: string, enterpriseId: string): string {
  return `${unitId} ${enterpriseId}`;
}
