import { Results1764000000300 } from '../../migrations/1764000000300-results.ts';
import type { Feature } from '../../platform/feature.ts';
import { RESULT_CASE } from './change-result.ts';
import { EntryReportResolver, OrderDisputeResolver } from './complaints.resolver.ts';
import {
  ConfidentialGrantResolver,
  ConfidentialPartResolver,
  ConfidentialReadingResolver,
} from './confidential/confidential.resolver.ts';
import { EntryReport, OrderDispute } from './data/complaint.entity.ts';
import { ConfidentialGrant, ConfidentialPart, ConfidentialReading } from './data/confidential.entity.ts';
import { Completer, CoOwner, Encumbrance, ResultPicture, ResultRight } from './data/result-parts.entity.ts';
import { RegisterCounter, ResultReview, ResultVersion } from './data/review.entity.ts';
import { TechResult } from './data/tech-result.entity.ts';
import { DossierResolver, ResultReviewResolver, ResultVersionResolver } from './dossier/dossier.resolver.ts';
import { resultDossier } from './dossier/result-dossier.source.ts';
import { resultFileAccess } from './file-access.ts';
import { registerRoutes } from './register/register.routes.ts';
import { PublishedResultsResolver, TechResultResolver } from './result.resolver.ts';
import {
  CompleterResolver,
  CoOwnerResolver,
  ResultPictureResolver,
  ResultRightResolver,
} from './result-parts.resolver.ts';
import { ResultStepsResolver } from './result-steps.resolver.ts';

/** Results: disclosure, review, register, publication, confidential parts. */
export const resultsFeature: Feature = {
  name: 'results',
  entities: [
    TechResult,
    Completer,
    ResultRight,
    CoOwner,
    Encumbrance,
    ResultPicture,
    ResultReview,
    ResultVersion,
    RegisterCounter,
    ConfidentialPart,
    ConfidentialGrant,
    ConfidentialReading,
    OrderDispute,
    EntryReport,
  ],
  migrations: [Results1764000000300],
  resolvers: [
    TechResultResolver,
    PublishedResultsResolver,
    ConfidentialPartResolver,
    CompleterResolver,
    ResultRightResolver,
    CoOwnerResolver,
    ResultPictureResolver,
    ResultStepsResolver,
    DossierResolver,
    ResultReviewResolver,
    ResultVersionResolver,
    OrderDisputeResolver,
    EntryReportResolver,
    ConfidentialGrantResolver,
    ConfidentialReadingResolver,
  ],
  fileAccess: resultFileAccess,
  dossiers: { [RESULT_CASE]: resultDossier },
  routes: registerRoutes,
};
