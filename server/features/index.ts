import type { Feature } from '../platform/feature.ts';
import { accountsFeature } from './accounts/index.ts';
import { auctionsFeature } from './auctions/auctions.feature.ts';
import { brokerDeskFeature } from './brokers/desk/desk.feature.ts';
import { engagementsFeature } from './brokers/engagements/engagements.feature.ts';
import { introductionsFeature } from './brokers/introductions/introductions.feature.ts';
import { brokerMatchingFeature } from './brokers/matching/matching.feature.ts';
import { brokerRegistryFeature } from './brokers/registry/registry.feature.ts';
import { settlementFeature } from './brokers/settlement/settlement.feature.ts';
import { dealsFeature } from './deals/deals.feature.ts';
import { decisionsFeature } from './decisions/decisions.feature.ts';
import { biddingFeature } from './demands/bidding/bidding.feature.ts';
import { bountyFeature } from './demands/bounty/bounty.feature.ts';
import { judgingFeature } from './demands/judging/judging.feature.ts';
import { lanesFeature } from './demands/lanes/lanes.feature.ts';
import { matchingFeature } from './demands/matching/matching.feature.ts';
import { outcomeFeature } from './demands/outcome/outcome.feature.ts';
import { postingFeature } from './demands/posting/posting.feature.ts';
import { questionsFeature } from './demands/questions/questions.feature.ts';
import { raceFeature } from './demands/race/race.feature.ts';
import { demandSearchFeature } from './demands/search/demand-search.feature.ts';
import { dossiersFeature } from './dossiers/dossiers.feature.ts';
import { grantsFeature } from './grants/grants.feature.ts';
import { incomeFeature } from './income/income.feature.ts';
import { ledgerFeature } from './ledger/ledger.feature.ts';
import { noticesFeature } from './notices/notices.feature.ts';
import { offersFeature } from './offers/offers.feature.ts';
import { paymentsFeature } from './payments/payments.feature.ts';
import { receiptsFeature } from './payments/receipts/receipts.feature.ts';
import { importsFeature } from './results/import/imports.feature.ts';
import { resultsFeature } from './results/results.feature.ts';
import { roadshowEntriesFeature } from './roadshows/entries/entries.feature.ts';
import { roadshowEventsFeature } from './roadshows/events/events.feature.ts';
import { roadshowGuestsFeature } from './roadshows/guests/guests.feature.ts';
import { roadshowLiveFeature } from './roadshows/live/live.feature.ts';
import { roadshowOutcomeFeature } from './roadshows/outcome/outcome.feature.ts';
import { roadshowProgrammeFeature } from './roadshows/programme/programme.feature.ts';
import { roadshowTablesFeature } from './roadshows/tables/tables.feature.ts';
import { rulebookFeature } from './rulebook/rulebook.feature.ts';
import { searchFeature } from './search/search.feature.ts';
import { tasksFeature } from './tasks/tasks.feature.ts';
import { valuationsFeature } from './valuations/valuations.feature.ts';

/** The features of the market; a new one is one line here. */
export const features: readonly Feature[] = [
  accountsFeature,
  rulebookFeature,
  resultsFeature,
  importsFeature,
  searchFeature,
  valuationsFeature,
  decisionsFeature,
  noticesFeature,
  grantsFeature,
  offersFeature,
  dealsFeature,
  auctionsFeature,
  ledgerFeature,
  paymentsFeature,
  receiptsFeature,
  incomeFeature,
  postingFeature,
  demandSearchFeature,
  questionsFeature,
  raceFeature,
  outcomeFeature,
  biddingFeature,
  judgingFeature,
  lanesFeature,
  bountyFeature,
  matchingFeature,
  brokerRegistryFeature,
  engagementsFeature,
  introductionsFeature,
  settlementFeature,
  brokerMatchingFeature,
  brokerDeskFeature,
  roadshowEventsFeature,
  roadshowEntriesFeature,
  roadshowProgrammeFeature,
  roadshowGuestsFeature,
  roadshowTablesFeature,
  roadshowLiveFeature,
  roadshowOutcomeFeature,
  dossiersFeature,
  tasksFeature,
];
