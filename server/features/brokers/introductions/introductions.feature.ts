import { Introductions1764000001020 } from '../../../migrations/1764000001020-introductions.ts';
import { caseTopic } from '../../../platform/cases.ts';
import type { Feature } from '../../../platform/feature.ts';
import { DEAL_CASE } from '../../deals/change-deal.ts';
import { ENGAGEMENTS_TOPIC } from '../engagements/change-engagement.ts';
import { DEAL_ENGAGEMENTS_TOPIC } from '../engagements/claims/attach-engagement.service.ts';
import { COMMISSIONS_TOPIC } from '../settlement/data/commission-topic.ts';
import { INTRODUCTION_CASE } from './change-introduction.ts';
import { findClaims, followEngagements } from './claims/find-claims.ts';
import { settleClaims } from './claims/settle-claims.ts';
import { Introduction, IntroductionCounter } from './data/introduction.entity.ts';
import { IntroductionAnswer, IntroductionClaim } from './data/introduction-parts.entity.ts';
import { dealIntroductions, introductionDossier } from './dossier/introduction-dossier.source.ts';
import { IntroductionResolver } from './introduction.resolver.ts';
import { introductionRoutes } from './introduction.routes.ts';
import { IntroductionClaimResolver } from './introduction-claim.resolver.ts';
import { IntroductionStepsResolver } from './introduction-steps.resolver.ts';
import { TELL_LAPSED_JOB, tellLapsed } from './lapse-introductions.job.ts';

/** Introductions: a broker's record that two sides were brought together, and what is owed when they deal. */
export const introductionsFeature: Feature = {
  name: 'introductions',
  entities: [Introduction, IntroductionAnswer, IntroductionClaim, IntroductionCounter],
  migrations: [Introductions1764000001020],
  resolvers: [IntroductionResolver, IntroductionClaimResolver, IntroductionStepsResolver],
  jobs: {
    [TELL_LAPSED_JOB]: async (app) => {
      await tellLapsed(app);
    },
  },
  crons: [{ task: TELL_LAPSED_JOB, match: '10 1 * * *' }],
  outbox: {
    [caseTopic(DEAL_CASE)]: findClaims,
    [DEAL_ENGAGEMENTS_TOPIC]: findClaims,
    [ENGAGEMENTS_TOPIC]: followEngagements,
    [COMMISSIONS_TOPIC]: settleClaims,
  },
  dossiers: { [INTRODUCTION_CASE]: introductionDossier },
  dossierAdditions: { [DEAL_CASE]: dealIntroductions },
  routes: introductionRoutes,
};
