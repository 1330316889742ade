import type { OrganizationKind, Role, TaskKind } from '../generated/app/graphql.ts';
import type { zh } from './messages.zh.ts';

export interface DeskPlace {
  to: string;
  label: keyof typeof zh & `${'desk' | 'admin'}${string}`;
  /** Roles that have this place; empty for everybody who is signed in. */
  roles: readonly Role[];
  /** Kinds of organisation that have it; all where none are named. */
  kinds?: readonly OrganizationKind[];
}

/** The places of the desk in the order of the menu. A page's own access is decided by the server. */
export const deskPlaces: readonly DeskPlace[] = [
  { to: '/desk', label: 'deskHome', roles: [] },
  { to: '/desk/results', label: 'deskResults', roles: ['RESEARCHER'] },
  { to: '/desk/review', label: 'deskReview', roles: ['OFFICER'] },
  {
    to: '/desk/register',
    label: 'deskRegister',
    roles: ['OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  { to: '/desk/requests', label: 'deskRequests', roles: ['ENTERPRISE_MEMBER'] },
  { to: '/desk/licenses', label: 'deskLicenses', roles: ['ENTERPRISE_MEMBER'] },
  {
    to: '/desk/demands',
    label: 'deskDemands',
    roles: ['ENTERPRISE_MEMBER', 'SUPERVISOR', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/deals',
    label: 'deskDeals',
    roles: ['OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR', 'RESEARCHER'],
  },
  {
    to: '/desk/running',
    label: 'deskRunning',
    roles: ['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/receipts',
    label: 'deskReceipts',
    roles: ['FINANCE_OFFICER', 'OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/grants',
    label: 'deskGrants',
    roles: ['RESEARCHER', 'OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/income',
    label: 'deskIncome',
    roles: ['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR', 'RESEARCHER'],
  },
  {
    to: '/desk/payouts',
    label: 'deskPayouts',
    roles: ['FINANCE_OFFICER', 'OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/holdings',
    label: 'deskHoldings',
    roles: ['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR', 'RESEARCHER'],
  },
  {
    to: '/desk/income/own',
    label: 'deskOwnImplementation',
    roles: ['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR', 'RESEARCHER'],
  },
  {
    to: '/desk/my-income',
    label: 'deskMyIncome',
    roles: ['RESEARCHER', 'OFFICER', 'FINANCE_OFFICER', 'LEADERSHIP_MEMBER'],
  },
  {
    to: '/desk/statements',
    label: 'deskStatements',
    roles: [
      'FINANCE_OFFICER',
      'OFFICER',
      'SUPERVISOR',
      'LEADERSHIP_MEMBER',
      'ADMINISTRATOR',
      'ENTERPRISE_MEMBER',
      'RESEARCHER',
    ],
  },
  {
    to: '/desk/matches',
    label: 'deskMatches',
    roles: ['OFFICER', 'RESEARCHER', 'SUPERVISOR', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/works',
    label: 'deskWorks',
    roles: ['ENTERPRISE_MEMBER', 'OFFICER', 'RESEARCHER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/bids',
    label: 'deskBids',
    roles: ['RESEARCHER', 'OFFICER', 'ENTERPRISE_MEMBER', 'SUPERVISOR'],
  },
  {
    to: '/desk/bounties',
    label: 'deskBounties',
    roles: [
      'FINANCE_OFFICER',
      'ENTERPRISE_MEMBER',
      'OFFICER',
      'SUPERVISOR',
      'LEADERSHIP_MEMBER',
      'ADMINISTRATOR',
    ],
  },
  {
    to: '/desk/trial-balance',
    label: 'deskTrialBalance',
    roles: ['FINANCE_OFFICER', 'OFFICER', 'SUPERVISOR', 'ADMINISTRATOR', 'OPERATOR'],
  },
  { to: '/desk/tickets', label: 'deskTickets', roles: ['ENTERPRISE_MEMBER', 'BROKER'] },
  {
    to: '/desk/interest',
    label: 'deskInterest',
    roles: ['OFFICER', 'RESEARCHER', 'SUPERVISOR', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/roadshows',
    label: 'deskRoadshows',
    roles: ['ORGANISER', 'OPERATOR', 'SUPERVISOR', 'ADMINISTRATOR'],
    kinds: ['UNIVERSITY', 'INSTITUTE', 'AGENCY', 'GOVERNMENT', 'PLATFORM'],
  },
  {
    to: '/desk/roadshow-entries',
    label: 'deskRoadshowEntries',
    roles: ['OFFICER', 'RESEARCHER', 'SUPERVISOR', 'ADMINISTRATOR'],
    kinds: ['UNIVERSITY', 'INSTITUTE'],
  },
  { to: '/desk/judging', label: 'deskJudging', roles: ['EXPERT'] },
  { to: '/desk/auctions', label: 'deskAuctions', roles: ['OFFICER', 'SUPERVISOR'] },
  {
    to: '/desk/decisions',
    label: 'deskDecisions',
    roles: ['LEADERSHIP_MEMBER', 'OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'],
  },
  { to: '/desk/objections', label: 'deskObjections', roles: [] },
  {
    to: '/desk/offers',
    label: 'deskOffers',
    roles: ['OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/contract-templates',
    label: 'deskContractTemplates',
    roles: ['OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'],
  },
  { to: '/desk/contracts/import', label: 'deskContractImport', roles: ['OFFICER'] },
  { to: '/desk/import', label: 'deskImports', roles: ['OFFICER'] },
  { to: '/desk/reports', label: 'deskReports', roles: ['OFFICER', 'OPERATOR'] },
  {
    to: '/desk/engagements',
    label: 'deskEngagements',
    roles: [
      'BROKER',
      'OFFICER',
      'ENTERPRISE_MEMBER',
      'FINANCE_OFFICER',
      'LEADERSHIP_MEMBER',
      'SUPERVISOR',
      'ADMINISTRATOR',
    ],
    kinds: ['AGENCY', 'UNIVERSITY', 'INSTITUTE', 'ENTERPRISE', 'PLATFORM'],
  },
  {
    to: '/desk/introductions',
    label: 'deskIntroductions',
    roles: ['BROKER', 'ADMINISTRATOR'],
    kinds: ['AGENCY', 'UNIVERSITY', 'INSTITUTE', 'PLATFORM'],
  },
  {
    to: '/desk/introduced',
    label: 'deskIntroduced',
    roles: ['OFFICER', 'ENTERPRISE_MEMBER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
    kinds: ['UNIVERSITY', 'INSTITUTE', 'ENTERPRISE'],
  },
  { to: '/desk/pipeline', label: 'deskPipeline', roles: ['BROKER'] },
  { to: '/desk/wanted', label: 'deskWanted', roles: ['BROKER'] },
  {
    to: '/desk/broker-invitations',
    label: 'deskBrokerInvitations',
    roles: ['BROKER', 'OFFICER', 'ENTERPRISE_MEMBER', 'SUPERVISOR'],
  },
  { to: '/desk/agency-leads', label: 'deskAgencyLeads', roles: ['ADMINISTRATOR'], kinds: ['AGENCY'] },
  {
    to: '/desk/commissions',
    label: 'deskCommissions',
    roles: [
      'BROKER',
      'FINANCE_OFFICER',
      'ENTERPRISE_MEMBER',
      'OFFICER',
      'SUPERVISOR',
      'LEADERSHIP_MEMBER',
      'ADMINISTRATOR',
    ],
  },
  { to: '/desk/commissions/bonus', label: 'deskBonus', roles: ['OPERATOR', 'REGULATOR'] },
  { to: '/desk/broker-profile', label: 'deskBrokerProfile', roles: ['BROKER'] },
  {
    to: '/desk/agency',
    label: 'deskAgency',
    roles: ['ADMINISTRATOR', 'SUPERVISOR'],
    kinds: ['AGENCY', 'UNIVERSITY', 'INSTITUTE'],
  },
  { to: '/desk/members', label: 'deskMembers', roles: ['ADMINISTRATOR'] },
  { to: '/desk/organization', label: 'deskOrganization', roles: ['ADMINISTRATOR'] },
  { to: '/desk/deal-settings', label: 'deskDealSettings', roles: ['ADMINISTRATOR'] },
  { to: '/admin/organizations', label: 'adminOrganizations', roles: ['OPERATOR'] },
  { to: '/admin/demands', label: 'adminDemands', roles: ['OPERATOR'] },
  { to: '/admin/brokers', label: 'adminBrokers', roles: ['OPERATOR'] },
  { to: '/admin/introductions', label: 'adminIntroductions', roles: ['OPERATOR'] },
  { to: '/admin/calendars', label: 'adminCalendars', roles: ['OPERATOR'] },
  { to: '/admin/bounties', label: 'adminBounties', roles: ['OPERATOR'] },
  { to: '/admin/ledger', label: 'adminLedger', roles: ['OPERATOR'] },
  { to: '/admin/search', label: 'adminSearch', roles: ['OPERATOR'] },
];

/** The places for somebody with these roles, in an organisation of this kind where it is known. */
export function placesFor(roles: readonly Role[], kind?: OrganizationKind): readonly DeskPlace[] {
  return deskPlaces.filter(
    (place) =>
      (place.roles.length === 0 || place.roles.some((role) => roles.includes(role))) &&
      (kind === undefined || !place.kinds || place.kinds.includes(kind)),
  );
}

/** The place of the desk whose list has the tasks of a kind; by the first word of the kind unless named. */
const PLACES_OF_KINDS: Readonly<Record<string, readonly string[]>> = {
  OBJECTION: ['/desk/objections'],
  DECISION: ['/desk/decisions'],
  DEAL: ['/desk/deals', '/desk/requests'],
  USAGE: ['/desk/running', '/desk/licenses'],
  EVENT: ['/desk/running', '/desk/licenses'],
  INVOICE: ['/desk/running', '/desk/licenses'],
  FEE: ['/desk/running'],
  TRANSFER: ['/desk/receipts'],
  RECEIPT: ['/desk/receipts'],
  REFUND: ['/desk/receipts'],
  AUCTION: ['/desk/auctions'],
  OFFER: ['/desk/offers'],
  DEMAND: ['/desk/demands'],
  DEMAND_REVIEW: ['/admin/demands'],
  BID: ['/desk/bids'],
  JUDGING: ['/desk/demands'],
  JUDGING_DECLARE: ['/desk/judging'],
  JUDGING_SCORE: ['/desk/judging'],
  LANE: ['/desk/works'],
  LANE_COUNTERSIGN: ['/desk/demands'],
  LANE_ANSWER: ['/desk/demands'],
  LANE_DECIDE: ['/desk/demands'],
  LANE_REPLACE: ['/desk/demands'],
  RACE: ['/desk/demands'],
  RACE_HAND_IN: ['/desk/works'],
  BROKER: ['/desk/broker-profile'],
  BROKER_INVITATION: ['/desk/broker-invitations'],
  BROKER_OFFER: ['/desk/broker-invitations'],
  BROKER_TASK: ['/desk/pipeline'],
  INTRODUCTION: ['/desk/introduced'],
  INTRODUCTION_TERMS: ['/desk/introductions'],
  INTRODUCTION_FIND: ['/admin/introductions'],
  BROKER_DECIDE: ['/admin/brokers', '/desk/agency'],
  BOUNTY: ['/desk/bounties'],
  BOUNTY_SAFEGUARD_CONFIRM: ['/admin/bounties'],
  ROADSHOW: ['/desk/roadshows'],
  ENTRY: ['/desk/roadshow-entries'],
  GRANT: ['/desk/grants'],
  RESULT: ['/desk/register', '/desk/results'],
  RESULT_REVIEW: ['/desk/review'],
  RESULT_DRAFT: ['/desk/results'],
  RESULT_RETURNED: ['/desk/results'],
  RESULT_IN_REVIEW: ['/desk/results'],
  DISPUTE: ['/desk/register'],
  REPORT: ['/desk/reports'],
  INCOME: ['/desk/income'],
  PLAN: ['/desk/income'],
  DISTRIBUTION: ['/desk/income'],
  PAYOUT: ['/desk/payouts'],
  PAYEE: ['/desk/my-income'],
  MEMBERSHIP: ['/desk/members'],
  ORGANIZATION: ['/admin/organizations'],
};

/** The place, among those of somebody with these roles, whose list has the tasks of a kind. */
export function menuPlaceOf(kind: TaskKind, roles: readonly Role[]): string | undefined {
  const places = PLACES_OF_KINDS[kind] ?? PLACES_OF_KINDS[kind.slice(0, kind.indexOf('_'))] ?? [];
  return placesFor(roles).find(({ to }) => places.includes(to))?.to;
}
