import type { DeskQuery } from '../../../generated/accounts/graphql.ts';

export type DeskTask = DeskQuery['tasks']['tasks'][number];
export type TaskKind = DeskTask['kind'];

/** The panel of the money room by the first word of a kind. */
const PANELS: Readonly<Record<string, string>> = {
  USAGE: 'reports',
  EVENT: 'events',
  FEE: 'events',
  INVOICE: 'invoices',
  INCOME: 'distribution',
};

/** The page where a task is done. */
export function placeOfTask({
  kind,
  caseType,
  caseId,
}: Pick<DeskTask, 'kind' | 'caseType' | 'caseId'>): string {
  switch (caseType) {
    case 'Deal':
      return `/deals/${caseId}`;
    case 'Offer':
      return `/desk/offers/${caseId}`;
    case 'OwnershipGrant':
      return kind === 'GRANT_COMPLETE' ? `/desk/grants/${caseId}/edit` : `/desk/grants/${caseId}`;
    case 'PublicNotice':
      return `/notices/${caseId}`;
    case 'Objection':
      return '/desk/objections';
    case 'CollectiveDecision':
      return `/desk/decisions/${caseId}`;
    case 'Auction':
      return `/auctions/${caseId}`;
    case 'TechResult':
      if (kind === 'REPORT_ANSWER') return '/desk/reports';
      return `/desk/results/${caseId}${kind === 'RESULT_DRAFT' || kind === 'RESULT_RETURNED' ? '/edit' : ''}`;
    case 'Demand':
      return placeOfDemand(kind, caseId);
    case 'JudgingSeat':
      return `/desk/judging/${caseId}`;
    case 'Broker':
      return kind === 'BROKER_DECIDE' ? `/desk/agency/${caseId}` : '/desk/broker-profile';
    case 'BrokerInvitation':
      return '/desk/broker-invitations';
    case 'BrokerLead':
      return '/desk/pipeline';
    case 'Engagement':
      return `/desk/engagements/${caseId}`;
    case 'Introduction':
      return `/introductions/${caseId}`;
    case 'CommissionClaim':
      return `/desk/commissions/${caseId}`;
    case 'Roadshow':
      return placeOfRoadshow(kind, caseId);
    case 'RoadshowEntry':
      return `/desk/roadshow-entries/${caseId}`;
    case 'RunningContract':
      return `/deals/${caseId}/money?tab=${PANELS[kind.slice(0, kind.indexOf('_'))] ?? 'schedule'}`;
    case 'AnnouncedTransfer':
      return '/desk/receipts?tab=transfers';
    case 'Receipt':
      return '/desk/receipts?tab=unmatched';
    case 'Refund':
      return '/desk/receipts?tab=refunds';
    case 'IncomePlan':
      return `/desk/income/plans/${caseId}`;
    case 'IncomeDistribution':
      return `/desk/income/${caseId}`;
    case 'PayoutBatch':
      return `/desk/payouts/${caseId}`;
    case 'Payee':
      return '/desk/my-income';
    case 'Membership':
      return '/desk/members';
    case 'Organization':
      return '/admin/organizations';
  }
}

/** The room of a demand by the first word of a kind. */
const ROOMS: Readonly<Record<string, string>> = {
  BID: '/bid',
  JUDGING: '/judging',
  LANE: '/work',
  RACE: '/race',
  BOUNTY: '/bounty',
};

function placeOfDemand(kind: TaskKind, demandId: string): string {
  if (kind === 'DEMAND_REVIEW') return `/admin/demands/${demandId}`;
  if (kind === 'DEMAND_DRAFT' || kind === 'DEMAND_RETURNED') return `/desk/demands/${demandId}/edit`;
  return `/demands/${demandId}${ROOMS[kind.slice(0, kind.indexOf('_'))] ?? ''}`;
}

function placeOfRoadshow(kind: TaskKind, roadshowId: string): string {
  switch (kind) {
    case 'ROADSHOW_DRAFT':
      return `/desk/roadshows/${roadshowId}/settings`;
    case 'ROADSHOW_CURATE':
      return `/desk/roadshows/${roadshowId}/curation`;
    case 'ROADSHOW_TELL':
    case 'ROADSHOW_SPEAKER':
      return `/desk/roadshows/${roadshowId}/programme`;
    case 'ROADSHOW_APPROVE_GUESTS':
      return `/desk/roadshows/${roadshowId}/guests`;
    case 'ROADSHOW_JUDGE':
      return `/roadshows/${roadshowId}/contest`;
    case 'ROADSHOW_FOLLOW_CARD':
      return '/desk/interest';
    default:
      return `/desk/roadshows/${roadshowId}`;
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** What to say of a deadline: its last moment, and how many days in China lie between today and it. */
export function deadlineOf(until: string, now = Date.now()) {
  const moment = Date.parse(until);
  const isEndOfDay = (moment + OFFSET_MS) % DAY_MS === 0;
  // The first moment that is too late is midnight for a last day: people know it as the day before.
  const last = isEndOfDay ? moment - 60_000 : moment;
  const days = Math.floor((last + OFFSET_MS) / DAY_MS) - Math.floor((now + OFFSET_MS) / DAY_MS);
  return { last: new Date(last).toISOString(), isEndOfDay, days };
}
