import { In } from 'typeorm';
import { groupBy, loadMany } from '../../../platform/graphql/loaders.ts';
import { DealEngagement } from './data/deal-engagement.entity.ts';
import { EngagementSignature, EngagementTerms } from './data/engagement-parts.entity.ts';

/** All versions of engagements by their numbers. */
export const versionsOfEngagement = loadMany('versionsOfEngagement', async (app, ids: readonly string[]) => {
  const versions = await app.db.manager.find(EngagementTerms, {
    where: { engagementId: In([...ids]) },
    order: { number: 'ASC' },
  });
  return groupBy(versions, ({ engagementId }) => engagementId);
});

/** All signatures of engagements in their order. */
export const signaturesOfEngagement = loadMany(
  'signaturesOfEngagement',
  async (app, ids: readonly string[]) => {
    const signatures = await app.db.manager.find(EngagementSignature, {
      where: { engagementId: In([...ids]) },
      order: { at: 'ASC', id: 'ASC' },
    });
    return groupBy(signatures, ({ engagementId }) => engagementId);
  },
);

/** The claims of engagements on deals, the first first. */
export const claimsOfEngagement = loadMany('claimsOfEngagement', async (app, ids: readonly string[]) => {
  const claims = await app.db.manager.find(DealEngagement, {
    where: { engagementId: In([...ids]) },
    order: { claimedAt: 'ASC', id: 'ASC' },
  });
  return groupBy(claims, ({ engagementId }) => engagementId);
});

/** The claims on deals, those that come first on each side first. */
export const claimsOfDeal = loadMany('claimsOfDeal', async (app, dealIds: readonly string[]) => {
  const claims = await app.db.manager.find(DealEngagement, {
    where: { dealId: In([...dealIds]) },
    order: { priority: 'ASC', id: 'ASC' },
  });
  return groupBy(claims, ({ dealId }) => dealId);
});
