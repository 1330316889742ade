import { createBrowserRouter, type RouteObject } from 'react-router';
import { accountRoutes, deskAccountRoutes } from '../features/accounts/routes.ts';
import { auctionRoutes, deskAuctionRoutes } from '../features/auctions/routes.ts';
import { deskPipelineRoutes } from '../features/brokers/desk/routes.ts';
import { deskEngagementRoutes } from '../features/brokers/engagements/routes.ts';
import { deskIntroductionRoutes } from '../features/brokers/introductions/routes.ts';
import { deskBrokerMatchingRoutes } from '../features/brokers/matching/routes.ts';
import { brokerRoutes, deskBrokerRoutes } from '../features/brokers/registry/routes.ts';
import { deskSettlementRoutes } from '../features/brokers/settlement/routes.ts';
import { deskContractRoutes } from '../features/contracts/routes.ts';
import { deskDealRoutes, requestRoutes } from '../features/deals/routes.ts';
import { deskDecisionRoutes } from '../features/decisions/routes.ts';
import { deskBiddingRoutes } from '../features/demands/bidding/routes.ts';
import { demandBoardRoutes } from '../features/demands/board/routes.ts';
import { deskBountyRoutes } from '../features/demands/bounty/routes.ts';
import { deskJudgingRoutes } from '../features/demands/judging/routes.ts';
import { deskLaneRoutes } from '../features/demands/lanes/routes.ts';
import { demandMatchingRoutes, deskMatchingRoutes } from '../features/demands/matching/routes.ts';
import { demandOutcomeRoutes } from '../features/demands/outcome/routes.ts';
import { deskDemandRoutes } from '../features/demands/posting/routes.ts';
import { demandRaceRoutes } from '../features/demands/race/routes.ts';
import { dossierRoutes } from '../features/dossiers/routes.ts';
import { deskGrantRoutes } from '../features/grants/routes.ts';
import { homeRoutes } from '../features/home/routes.ts';
import { deskIncomeRoutes, disclosureRoutes } from '../features/income/distributions/routes.ts';
import { deskHoldingRoutes } from '../features/income/holdings/routes.ts';
import { deskMyIncomeRoutes } from '../features/income/my-income/routes.ts';
import { deskPayoutRoutes } from '../features/income/payouts/routes.ts';
import { deskLedgerRoutes } from '../features/ledger/routes.ts';
import { legalRoutes } from '../features/legal/routes.ts';
import { deskNoticeRoutes, noticeRoutes } from '../features/notices/routes.ts';
import { deskOfferRoutes, offerRoutes } from '../features/offers/routes.ts';
import { deskPaymentRoutes } from '../features/payments/routes.ts';
import { simulationRoutes } from '../features/payments/simulation/routes.ts';
import { deskResultRoutes } from '../features/results/desk/routes.ts';
import { publicResultRoutes } from '../features/results/public/routes.ts';
import { roadshowBoardRoutes } from '../features/roadshows/board/routes.ts';
import { deskRoadshowRoutes } from '../features/roadshows/desk/routes.ts';
import { deskEntryRoutes } from '../features/roadshows/entries/routes.ts';
import { deskRoadshowGuestRoutes, roadshowGuestRoutes } from '../features/roadshows/guests/routes.ts';
import { deskRoadshowLiveRoutes, roadshowLiveRoutes } from '../features/roadshows/live/routes.ts';
import { deskRoadshowOutcomeRoutes } from '../features/roadshows/outcome/routes.ts';
import { deskProgrammeRoutes } from '../features/roadshows/programme/routes.ts';
import { deskRoadshowTableRoutes, roadshowTableRoutes } from '../features/roadshows/tables/routes.ts';
import { adminRulebookRoutes, rulebookRoutes } from '../features/rulebook/routes.ts';
import { deskSearchRoutes, searchRoutes } from '../features/search/routes.ts';
import { RootLayout } from './layout.tsx';
import { PageFault } from './page-fault.tsx';

/**
 * All places of the client. A feature lists its own in `routes.ts`; every page is loaded when it is opened.
 * Pages under the desk get the side menu and ask for a sign-in first.
 */
export function createRouter() {
  const notFound: RouteObject = { path: '*', lazy: () => import('./not-found-page.tsx') };
  const desk: RouteObject = {
    lazy: () => import('./desk-layout.tsx'),
    children: [
      {
        ErrorBoundary: PageFault,
        children: [
          ...deskResultRoutes,
          ...deskOfferRoutes,
          ...deskAccountRoutes,
          ...deskSearchRoutes,
          ...deskDecisionRoutes,
          ...deskNoticeRoutes,
          ...adminRulebookRoutes,
          ...deskGrantRoutes,
          ...deskAuctionRoutes,
          ...deskSettlementRoutes,
          ...deskContractRoutes,
          ...deskDealRoutes,
          ...deskLedgerRoutes,
          ...deskDemandRoutes,
          ...deskBiddingRoutes,
          ...deskBountyRoutes,
          ...deskLaneRoutes,
          ...deskJudgingRoutes,
          ...deskMatchingRoutes,
          ...deskBrokerRoutes,
          ...deskBrokerMatchingRoutes,
          ...deskPipelineRoutes,
          ...deskEngagementRoutes,
          ...deskIntroductionRoutes,
          ...deskPaymentRoutes,
          ...deskIncomeRoutes,
          ...deskPayoutRoutes,
          ...deskMyIncomeRoutes,
          ...deskHoldingRoutes,
          ...demandOutcomeRoutes,
          ...deskRoadshowGuestRoutes,
          ...deskRoadshowTableRoutes,
          ...deskRoadshowLiveRoutes,
          ...deskRoadshowOutcomeRoutes,
          ...deskRoadshowRoutes,
          ...deskEntryRoutes,
          ...deskProgrammeRoutes,
          ...dossierRoutes,
        ],
      },
    ],
  };
  return createBrowserRouter([
    {
      Component: RootLayout,
      ErrorBoundary: PageFault,
      HydrateFallback: () => null,
      children: [
        {
          ErrorBoundary: PageFault,
          children: [
            ...homeRoutes,
            ...searchRoutes,
            ...publicResultRoutes,
            ...offerRoutes,
            ...simulationRoutes,
            ...accountRoutes,
            ...rulebookRoutes,
            ...noticeRoutes,
            ...disclosureRoutes,
            ...auctionRoutes,
            ...demandBoardRoutes,
            ...brokerRoutes,
            ...demandMatchingRoutes,
            ...requestRoutes,
            ...demandRaceRoutes,
            ...roadshowGuestRoutes,
            ...roadshowTableRoutes,
            ...roadshowLiveRoutes,
            ...roadshowBoardRoutes,
            ...legalRoutes,
            desk,
            notFound,
          ],
        },
      ],
    },
  ]);
}
