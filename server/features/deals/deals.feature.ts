import { Deals1764000000760 } from '../../migrations/1764000000760-deals.ts';
import { caseTopic } from '../../platform/cases.ts';
import type { Feature } from '../../platform/feature.ts';
import { DEAL_CASE } from './change-deal.ts';
import { ClearingResolver } from './clearing.resolver.ts';
import { contractParts } from './contract/contract.parts.ts';
import { Deal, DealCounter } from './data/deal.entity.ts';
import { DealDeclaration, DealLeader, DealParty, DealProposal } from './data/deal-parts.entity.ts';
import { DealApproval, DealCheck, DealDocument, DealMessage } from './data/deal-records.entity.ts';
import { DealResolver } from './deal.resolver.ts';
import {
  DealApprovalResolver,
  DealCheckResolver,
  DealConfidentialityResolver,
  DealDeclarationResolver,
  DealDocumentResolver,
  DealMessageResolver,
  DealPartyResolver,
  DealProposalResolver,
} from './deal-parts.resolver.ts';
import { dealDossier } from './dossier/deal-dossier.source.ts';
import { NegotiationResolver } from './negotiation.resolver.ts';
import { ParticipantsResolver } from './participants.resolver.ts';
import { dealTitles } from './reading/deal-titles.ts';
import { dealFileAccess } from './reading/find-deal.service.ts';
import { advanceDeals } from './watch/advance-deal.service.ts';
import { WATCH_DEADLINES_JOB, watchDeadlines } from './watch/watch-deadlines.job.ts';

/** Deals: one case file from request to running contract. */
export const dealsFeature: Feature = {
  name: 'deals',
  entities: [
    Deal,
    DealCounter,
    DealProposal,
    DealDeclaration,
    DealLeader,
    DealParty,
    DealMessage,
    DealDocument,
    DealApproval,
    DealCheck,
    ...contractParts.entities,
  ],
  migrations: [Deals1764000000760, ...contractParts.migrations],
  resolvers: [
    DealResolver,
    DealProposalResolver,
    DealDeclarationResolver,
    DealPartyResolver,
    DealMessageResolver,
    DealDocumentResolver,
    DealApprovalResolver,
    DealCheckResolver,
    DealConfidentialityResolver,
    NegotiationResolver,
    ParticipantsResolver,
    ClearingResolver,
    ...contractParts.resolvers,
  ],
  jobs: { [WATCH_DEADLINES_JOB]: watchDeadlines },
  crons: [{ task: WATCH_DEADLINES_JOB, match: '* * * * *' }],
  outbox: { [caseTopic(DEAL_CASE)]: advanceDeals },
  dossiers: { [DEAL_CASE]: dealDossier },
  books: { caseTitles: { [DEAL_CASE]: dealTitles } },
  fileAccess: { ...dealFileAccess, ...contractParts.fileAccess },
};
