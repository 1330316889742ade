import type { OrganizationKind, Role, TaskKind } from '../generated/app/graphql.ts';
import type { zh } from './messages.zh.ts';

/** Headings of the menu, in their order. */
export const DESK_GROUPS = [
  'results',
  'deals',
  'demands',
  'brokers',
  'roadshows',
  'money',
  'organization',
  'platform',
] as const;
export type DeskGroup = (typeof DESK_GROUPS)[number];

export interface DeskPlace {
  to: string;
  /** Heading that it stands under in a long menu; the desk itself stands before all. */
  group?: DeskGroup;
  label: keyof typeof zh & `${'desk' | 'admin'}${string}`;
  /** Roles that have this place; empty for everybody who is signed in. */
  roles: readonly Role[];
  /** Kinds of organisation that have it; all where none are named. */
  kinds?: readonly OrganizationKind[];
}

/** The places of the desk in the order of the menu. A page's own access is decided by the server. */
export const deskPlaces: readonly DeskPlace[] = [
  { to: '/desk', label: 'deskHome', roles: [] },
  { to: '/desk/results', group: 'results', label: 'deskResults', roles: ['RESEARCHER'] },
  { to: '/desk/review', group: 'results', label: 'deskReview', roles: ['OFFICER'] },
  {
    to: '/desk/register',
    group: 'results',
    label: 'deskRegister',
    roles: ['OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  { to: '/desk/requests', group: 'deals', label: 'deskRequests', roles: ['ENTERPRISE_MEMBER'] },
  { to: '/desk/licenses', group: 'deals', label: 'deskLicenses', roles: ['ENTERPRISE_MEMBER'] },
  {
    to: '/desk/demands',
    group: 'demands',
    label: 'deskDemands',
    roles: ['ENTERPRISE_MEMBER', 'SUPERVISOR', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/deals',
    group: 'deals',
    label: 'deskDeals',
    roles: ['OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR', 'RESEARCHER'],
  },
  {
    to: '/desk/running',
    group: 'money',
    label: 'deskRunning',
    roles: ['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/receipts',
    group: 'money',
    label: 'deskReceipts',
    roles: ['FINANCE_OFFICER', 'OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/grants',
    group: 'results',
    label: 'deskGrants',
    roles: ['RESEARCHER', 'OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/income',
    group: 'money',
    label: 'deskIncome',
    roles: ['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR', 'RESEARCHER'],
  },
  {
    to: '/desk/payouts',
    group: 'money',
    label: 'deskPayouts',
    roles: ['FINANCE_OFFICER', 'OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/holdings',
    group: 'money',
    label: 'deskHoldings',
    roles: ['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR', 'RESEARCHER'],
  },
  {
    to: '/desk/income/own',
    group: 'money',
    label: 'deskOwnImplementation',
    roles: ['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR', 'RESEARCHER'],
  },
  {
    to: '/desk/my-income',
    group: 'money',
    label: 'deskMyIncome',
    roles: ['RESEARCHER', 'OFFICER', 'FINANCE_OFFICER', 'LEADERSHIP_MEMBER'],
  },
  {
    to: '/desk/statements',
    group: 'money',
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
    group: 'demands',
    label: 'deskMatches',
    roles: ['OFFICER', 'RESEARCHER', 'SUPERVISOR', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/works',
    group: 'demands',
    label: 'deskWorks',
    roles: ['ENTERPRISE_MEMBER', 'OFFICER', 'RESEARCHER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/bids',
    group: 'demands',
    label: 'deskBids',
    roles: ['RESEARCHER', 'OFFICER', 'ENTERPRISE_MEMBER', 'SUPERVISOR'],
  },
  {
    to: '/desk/bounties',
    group: 'demands',
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
    group: 'money',
    label: 'deskTrialBalance',
    roles: ['FINANCE_OFFICER', 'OFFICER', 'SUPERVISOR', 'ADMINISTRATOR', 'OPERATOR'],
  },
  { to: '/desk/tickets', group: 'roadshows', label: 'deskTickets', roles: ['ENTERPRISE_MEMBER', 'BROKER'] },
  {
    to: '/desk/interest',
    group: 'roadshows',
    label: 'deskInterest',
    roles: ['OFFICER', 'RESEARCHER', 'SUPERVISOR', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/roadshows',
    group: 'roadshows',
    label: 'deskRoadshows',
    roles: ['ORGANISER', 'OPERATOR', 'SUPERVISOR', 'ADMINISTRATOR'],
    kinds: ['UNIVERSITY', 'INSTITUTE', 'AGENCY', 'GOVERNMENT', 'PLATFORM'],
  },
  {
    to: '/desk/roadshow-entries',
    group: 'roadshows',
    label: 'deskRoadshowEntries',
    roles: ['OFFICER', 'RESEARCHER', 'SUPERVISOR', 'ADMINISTRATOR'],
    kinds: ['UNIVERSITY', 'INSTITUTE'],
  },
  { to: '/desk/judging', group: 'demands', label: 'deskJudging', roles: ['EXPERT'] },
  { to: '/desk/auctions', group: 'deals', label: 'deskAuctions', roles: ['OFFICER', 'SUPERVISOR'] },
  {
    to: '/desk/decisions',
    group: 'deals',
    label: 'deskDecisions',
    roles: ['LEADERSHIP_MEMBER', 'OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'],
  },
  { to: '/desk/objections', group: 'deals', label: 'deskObjections', roles: [] },
  {
    to: '/desk/offers',
    group: 'deals',
    label: 'deskOffers',
    roles: ['OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
  },
  {
    to: '/desk/contract-templates',
    group: 'deals',
    label: 'deskContractTemplates',
    roles: ['OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'],
  },
  { to: '/desk/contracts/import', group: 'deals', label: 'deskContractImport', roles: ['OFFICER'] },
  { to: '/desk/import', group: 'results', label: 'deskImports', roles: ['OFFICER'] },
  { to: '/desk/reports', group: 'results', label: 'deskReports', roles: ['OFFICER', 'OPERATOR'] },
  {
    to: '/desk/engagements',
    group: 'brokers',
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
    group: 'brokers',
    label: 'deskIntroductions',
    roles: ['BROKER', 'ADMINISTRATOR'],
    kinds: ['AGENCY', 'UNIVERSITY', 'INSTITUTE', 'PLATFORM'],
  },
  {
    to: '/desk/introduced',
    group: 'brokers',
    label: 'deskIntroduced',
    roles: ['OFFICER', 'ENTERPRISE_MEMBER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'],
    kinds: ['UNIVERSITY', 'INSTITUTE', 'ENTERPRISE'],
  },
  { to: '/desk/pipeline', group: 'brokers', label: 'deskPipeline', roles: ['BROKER'] },
  { to: '/desk/wanted', group: 'brokers', label: 'deskWanted', roles: ['BROKER'] },
  {
    to: '/desk/broker-invitations',
    group: 'brokers',
    label: 'deskBrokerInvitations',
    roles: ['BROKER', 'OFFICER', 'ENTERPRISE_MEMBER', 'SUPERVISOR'],
  },
  {
    to: '/desk/agency-leads',
    group: 'brokers',
    label: 'deskAgencyLeads',
    roles: ['ADMINISTRATOR'],
    kinds: ['AGENCY'],
  },
  {
    to: '/desk/commissions',
    group: 'brokers',
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
  { to: '/desk/commissions/bonus', group: 'brokers', label: 'deskBonus', roles: ['OPERATOR', 'REGULATOR'] },
  { to: '/desk/broker-profile', group: 'brokers', label: 'deskBrokerProfile', roles: ['BROKER'] },
  {
    to: '/desk/agency',
    group: 'brokers',
    label: 'deskAgency',
    roles: ['ADMINISTRATOR', 'SUPERVISOR'],
    kinds: ['AGENCY', 'UNIVERSITY', 'INSTITUTE'],
  },
  { to: '/desk/members', group: 'organization', label: 'deskMembers', roles: ['ADMINISTRATOR'] },
  { to: '/desk/organization', group: 'organization', label: 'deskOrganization', roles: ['ADMINISTRATOR'] },
  { to: '/desk/deal-settings', group: 'organization', label: 'deskDealSettings', roles: ['ADMINISTRATOR'] },
  { to: '/admin/organizations', group: 'platform', label: 'adminOrganizations', roles: ['OPERATOR'] },
  { to: '/admin/demands', group: 'platform', label: 'adminDemands', roles: ['OPERATOR'] },
  { to: '/admin/brokers', group: 'platform', label: 'adminBrokers', roles: ['OPERATOR'] },
  { to: '/admin/introductions', group: 'platform', label: 'adminIntroductions', roles: ['OPERATOR'] },
  { to: '/admin/calendars', group: 'platform', label: 'adminCalendars', roles: ['OPERATOR'] },
  { to: '/admin/bounties', group: 'platform', label: 'adminBounties', roles: ['OPERATOR'] },
  { to: '/admin/ledger', group: 'platform', label: 'adminLedger', roles: ['OPERATOR'] },
  { to: '/admin/search', group: 'platform', label: 'adminSearch', roles: ['OPERATOR'] },
];

/** The places for somebody with these roles, in an organisation of this kind where it is known. */
export function placesFor(roles: readonly Role[], kind?: OrganizationKind): readonly DeskPlace[] {
  return deskPlaces.filter(
    (place) =>
      (place.roles.length === 0 || place.roles.some((role) => roles.includes(role))) &&
      (kind === undefined || !place.kinds || place.kinds.includes(kind)),
  );
}

/** Places that stand in a menu without headings. */
const MOST_WITHOUT_GROUPS = 9;

/** A menu of places: under headings where they are many; a heading is left out where nothing stands under it. */
export function menuOf(
  places: readonly DeskPlace[],
): { group: DeskGroup | null; places: readonly DeskPlace[] }[] {
  if (places.length <= MOST_WITHOUT_GROUPS) return [{ group: null, places }];
  const under = (group: DeskGroup | null) => places.filter((place) => (place.group ?? null) === group);
  return [null, ...DESK_GROUPS]
    .map((group) => ({ group, places: under(group) }))
    .filter(({ places: own }) => own.length > 0);
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
  ENGAGEMENT: ['/desk/engagements'],
  COMMISSION: ['/desk/commissions'],
  INNER: ['/desk/engagements'],
  ROADSHOW: ['/desk/roadshows'],
  ROADSHOW_FOLLOW_CARD: ['/desk/interest'],
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
