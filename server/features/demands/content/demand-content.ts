import type { OrganizationKind } from '../../accounts/accounts.enums.ts';
import type { CriterionCode, OwnershipOfResults, StageTrigger, TargetComparison } from '../demand.enums.ts';

/**
 * What a list entry (榜单) says. Drafts may be incomplete: texts are empty, days and codes null, sums zero. Money is fen,
 * weights are basis points.
 */
export interface DemandContent {
  title: string;
  /** Background and what is wanted, in words. */
  problem: string;
  keywords: string[];
  /** Code of the provincial sector; empty for none yet. */
  sector: string;
  strategicIndustry: string | null;
  targets: DemandTarget[];
  mustHaves: MustHave[];
  constraints: string;
  deliverables: string[];
  /** How the work is accepted. */
  acceptance: string;
  /** Deadline for bids, an ISO date-time; null for none, and for plain demands. */
  bidsCloseAt: string | null;
  /** Day by which the solution is wanted. */
  wantedBy: string | null;
  bounty: bigint;
  /** What the poster puts in beside the bounty. */
  ownFunds: bigint;
  stages: BountyStage[];
  ownership: OwnershipOfResults | null;
  option: LicenseOption | null;
  eligibility: Eligibility;
  isAnonymous: boolean;
  /** Whether experts know bids by aliases only. */
  isBlind: boolean;
  /** Only for admitted bidders who promised confidentiality. */
  confidentialPart: ConfidentialPart;
  /** Private: only for admitted bidders. */
  contact: DemandContact;
  criteria: Criterion[];
  expertsAsked: number;
  /** Days of the public notice of the winner. */
  noticeDays: number;
  race: RacePlan | null;
  /** Files that everybody may read. */
  fileIds: string[];
}

export interface DemandTarget {
  /** Short and stable: bids, scores and measurements refer to it. */
  id: string;
  name: string;
  comparison: TargetComparison;
  /** A decimal of at most 6 places; empty for YES and where it is not told yet. */
  value: string;
  /** For BETWEEN; else null. */
  upper: string | null;
  unit: string;
  testMethod: string;
  /** Basis points; all together the whole. */
  weight: number;
  isRequired: boolean;
}

export interface MustHave {
  id: string;
  text: string;
}

/** A stage in which the bounty is paid; what it comes to for all lanes is in `bounty-plan.ts`. */
export interface BountyStage {
  /** Stable, such as `s1`. */
  key: string;
  name: string;
  trigger: StageTrigger;
  /** For GATE: number of the gate, from 1; else null. */
  gate: number | null;
  /** For MILESTONE: what must be reached; else null. */
  milestone: string | null;
  /** Fen, for each lane. */
  amount: bigint;
}

/** The license that the poster may take of what arises (DEM-5). */
export interface LicenseOption {
  mode: 'LICENSE';
  licenseKind: 'NON_EXCLUSIVE' | 'SOLE' | 'EXCLUSIVE';
  /** Provinces by GB/T 2260; empty for the whole of China. */
  territory: string[];
  /** Price and conditions, in words. */
  text: string;
}

export interface Eligibility {
  /** Kinds of organisation that may lead a bid. */
  kinds: OrganizationKind[];
  /** Provinces by GB/T 2260; empty for all. */
  provinces: string[];
  text: string;
}

export interface ConfidentialPart {
  text: string;
  fileIds: string[];
}

export interface DemandContact {
  name: string;
  phone: string;
  email: string;
}

export interface Criterion {
  code: CriterionCode;
  /** Basis points; all together the whole. */
  weight: number;
}

export interface RacePlan {
  /** Winners who begin. */
  lanes: number;
  gates: StageGate[];
}

export interface StageGate {
  name: string;
  /** Day on which it closes; null for none yet. */
  dueOn: string | null;
  /** Targets that are measured at the gate. */
  targetIds: string[];
  /** Most lanes that go on. */
  keep: number;
  /** Whether a lane must meet all of these targets to go on. */
  requireAll: boolean;
}

/** A gate of a published race: each has its day. */
export type DatedGate = StageGate & { dueOn: string };

/** The content of a new draft. */
export function emptyContent(): DemandContent {
  return {
    title: '',
    problem: '',
    keywords: [],
    sector: '',
    strategicIndustry: null,
    targets: [],
    mustHaves: [],
    constraints: '',
    deliverables: [],
    acceptance: '',
    bidsCloseAt: null,
    wantedBy: null,
    bounty: 0n,
    ownFunds: 0n,
    stages: [],
    ownership: null,
    option: null,
    eligibility: { kinds: [], provinces: [], text: '' },
    isAnonymous: false,
    isBlind: false,
    confidentialPart: { text: '', fileIds: [] },
    contact: { name: '', phone: '', email: '' },
    criteria: [],
    expertsAsked: 0,
    noticeDays: 5,
    race: null,
    fileIds: [],
  };
}

/** Names under which the content holds money; in JSON it is fen as text. */
const MONEY = new Set(['bounty', 'ownFunds', 'amount']);

/** Content as plain JSON: fen as text. */
export function contentToJson(content: DemandContent): unknown {
  return JSON.parse(
    JSON.stringify(content, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  );
}

/** Content out of the JSON that `contentToJson` made. */
export function contentFromJson(json: unknown): DemandContent {
  return { ...emptyContent(), ...(revive(json, '') as Partial<DemandContent>) };
}

function revive(value: unknown, key: string): unknown {
  if (typeof value === 'string') return MONEY.has(key) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map((item) => revive(item, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revive(inner, name)]));
}
