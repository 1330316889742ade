import type { OrganizationKind, Subordination } from '../server/features/accounts/accounts.enums.ts';
import type { AuctionForm } from '../server/features/auctions/auction.enums.ts';
import type { GrantKind, GrantTiming, Relinquishment } from '../server/features/grants/grant.enums.ts';
import type { OfferPricing } from '../server/features/offers/offer.enums.ts';
import type {
  ConversionMode,
  EncumbranceKind,
  PriceKind,
  ResearchStage,
  ResultState,
  RightKind,
} from '../server/features/results/result.enums.ts';
import type { ValuationKind, ValuationMethod } from '../server/features/valuations/valuations.enums.ts';
import type { Role } from '../server/platform/auth/roles.ts';
import type { PurposeCode } from '../server/platform/standards/purposes.ts';
import type { SectorCode } from '../server/platform/standards/sectors.ts';
import type { StrategicIndustryCode } from '../server/platform/standards/strategic-industries.ts';
import type { WorldDay } from './world-days.ts';

/**
 * Shapes of the data of the demonstration world: `organizations.json`, `accounts.json` and `results/*.json`. Records
 * name each other by `key`. Days are `YYYY-MM-DD`, money is yuan with two decimals, shares are basis points. All
 * bodies, people and numbers are fictional.
 */

/** Files of `results/`, one for each group of sectors. */
export const RESULT_FILES = [
  'new-economy.json',
  'strategic-emerging.json',
  'traditional-strengths.json',
  'modern-services.json',
] as const;

export interface SeedOrganization {
  key: string;
  name: string;
  nameEn: string;
  shortName: string;
  kind: OrganizationKind;
  creditCode: string;
  provinceCode: string;
  cityCode: string;
  /** GB/T 4754 division, such as `C29`. */
  industryDivision: string;
  /** The figures of the size class; null for units and the government. */
  employees: number | null;
  revenue: string | null;
  assets: string | null;
  stateFunded: boolean;
  subordination: Subordination;
  intro: string;
  website: string | null;
  /** Where a unit's members turn with a result that may be a state secret. */
  secrecyOffice: string | null;
  /** Whether the unit has taken over the rules of the reform documents as its own. */
  adoptedRules: 'ALL' | 'NONE';
}

export interface SeedOrganizations {
  organizations: SeedOrganization[];
  /** How each unit runs its deals. */
  settings: SeedDealSettings[];
}

export interface SeedAccount {
  key: string;
  email: string;
  name: string;
  organization: string;
  roles: Role[];
  title: string;
  department: string;
  /** Whether the start line prints it. */
  showAtStart: boolean;
}

export interface SeedAccounts {
  /** The password of every account. */
  password: string;
  accounts: SeedAccount[];
}

export interface SeedRight {
  kind: RightKind;
  /** Null for what has no number: know-how, formulas, technical secrets. */
  number: string | null;
  appliedOn: string | null;
  obtainedOn: string | null;
  expiresOn: string | null;
  howKept: string | null;
}

export interface SeedCompleter {
  name: string;
  /** The unit of somebody from elsewhere; null for the owner's own people. */
  unitName: string | null;
  /** Key of the account, for those who have one. */
  account: string | null;
  representative: boolean;
}

export interface SeedCoOwner {
  /** Key of the organisation, or null for one outside the market. */
  organization: string | null;
  name: string;
  provinceCode: string;
  share: number;
}

export interface SeedEncumbrance {
  kind: EncumbranceKind;
  startsOn: string;
  endsOn: string;
  note: string;
}

export interface SeedResult {
  key: string;
  organization: string;
  /** The state to reach, step by step through the services. */
  state: ResultState;
  /** Why it was returned or withdrawn; null for other states. */
  reason: string | null;
  /** Days of the steps, for a clock that the loader sets; null for steps that were not taken. */
  timeline: { disclosedOn: string | null; registeredOn: string | null; publishedOn: string | null };
  /** Account that discloses: a completer where one has an account, otherwise the officer of the unit. */
  disclosedBy: string;
  title: string;
  titleEn: string;
  summary: string;
  keywords: string[];
  sector: SectorCode;
  strategicIndustry: StrategicIndustryCode | null;
  industryDivision: string;
  ipc: string | null;
  trl: number;
  stage: ResearchStage;
  provinceCode: string;
  cityCode: string;
  modes: ConversionMode[];
  payAfterUse: boolean;
  /** `FIXED` has `min` only, `RANGE` both, `NEGOTIABLE` neither; a fixed price of 0 is free. */
  price: { kind: PriceKind; min: string | null; max: string | null };
  rights: SeedRight[];
  /** In their order. */
  completers: SeedCompleter[];
  coOwners: SeedCoOwner[];
  encumbrances: SeedEncumbrance[];
  project: { name: string; funded: boolean; conversionDeadline: string } | null;
  purposes: PurposeCode[];
  advantagesTechnical: string;
  advantagesEconomic: string;
  seeking: string;
  researchState: string;
  marketProspects: string;
  /** What only the owner reads, and whom it grants access. */
  confidential: string | null;
}

export interface SeedResults {
  results: SeedResult[];
}

/** From which sum on a unit decides collectively, and how it gives notice and takes objections. */
export interface SeedDealSettings {
  organization: string;
  collectiveDecisionFrom: string | null;
  /** Days of a notice, where the unit asks for more than the rules; null where it does not. */
  noticeDays: number | null;
  noticeToEveryone: boolean;
  officeContact: string | null;
}

export interface SeedOffer {
  /** Key of the result. */
  result: string;
  title: string;
  /** When it is drafted; notice and opening follow. */
  day: string;
  state: 'DRAFT' | 'ON_NOTICE' | 'OPEN' | 'SUSPENDED';
  isStanding: boolean;
  bearsPolicyName: boolean;
  /** Key of the enterprise, or null for everybody. */
  directedTo: string | null;
  pricing: OfferPricing;
  note: string | null;
  closesOn: string | null;
  /** The shape of `Terms`, with money in yuan. */
  terms: unknown;
}

export interface SeedOffers {
  offers: SeedOffer[];
}

/** What a result was found to be worth; recorded on the day of the valuation. */
export interface SeedValuation {
  /** Key of the result. */
  result: string;
  kind: ValuationKind;
  appraiser: string;
  method: ValuationMethod;
  amount: string;
  valuedOn: string;
  note: string | null;
}

export interface SeedValuations {
  valuations: SeedValuation[];
}

/** An objection to a notice; everything happens in days after it. */
export interface SeedObjection {
  /** Account of the objector. */
  by: string;
  /** Full days after the publication of the notice. */
  after: number;
  grounds: string;
  state: 'RAISED' | 'ADMITTED' | 'DISMISSED';
  /** Account of who investigates, and what was found and published; null where it has not come so far. */
  investigator: string | null;
  findings: string | null;
  outcome: string | null;
}

export interface SeedGrant {
  /** Key of the result; null for one that is yet to come, which has a title and a team by name. */
  result: string | null;
  title: string | null;
  team: string[];
  organization: string;
  /** Account of the representative of the team. */
  applicant: string;
  /** When the team applies; the steps follow. */
  day: WorldDay;
  state: 'APPLIED' | 'APPROVED' | 'ON_NOTICE' | 'AGREED' | 'IN_FORCE' | 'REFUSED';
  /** Why it was refused; null for other states. */
  reason: string | null;
  kind: GrantKind;
  timing: GrantTiming;
  shareBasisPoints: number | null;
  useYears: number | null;
  prospects: string;
  recipient: string | null;
  /** Parts of the members of the team, in the order of the completers. */
  shares: number[];
  agreement: {
    unitIncomeBasisPoints: number;
    incomeWay: string;
    conversionDeadline: string;
    costSharing: string;
    keepingCosts: string;
    reporting: string;
    decisionOnConversion: string;
    rightsAndDuties: string;
  };
  relinquishment: Relinquishment | null;
  resourceFee: string | null;
  /** To its notice. */
  objection: SeedObjection | null;
}

export interface SeedGrants {
  grants: SeedGrant[];
}

export interface SeedAuction {
  /** Key of the result. */
  result: string;
  form: AuctionForm;
  note: string | null;
  /** Days counted from the load; one that ended before it is settled. */
  days: { announced: number; registrationEnds: number; starts: number; ends: number };
  extensionMinutes: number;
  startPrice: string;
  increment: string;
  reserve: string | null;
  deposit: string;
  /** Its licensed operator, or null for a bidding that only finds a price. */
  operator: { name: string; licenceNumber: string; licenceIssuer: string } | null;
  /** Accounts of the enterprises that register. */
  bidders: { account: string; admitted: boolean }[];
  /** In their order; `after` counts days from the start. */
  bids: { account: string; amount: string; after: number }[];
  /** The shape of `Terms`, with money in yuan. */
  terms: unknown;
}

export interface SeedAuctions {
  auctions: SeedAuction[];
}
