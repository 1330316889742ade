import type { OrganizationKind } from '../server/features/accounts/accounts.enums.ts';
import type { DemandTarget } from '../server/features/demands/content/demand-content.ts';
import type {
  CriterionCode,
  DemandMode,
  OwnershipOfResults,
  StageTrigger,
} from '../server/features/demands/demand.enums.ts';

/** What a demand says; sums in yuan, days counted from the load. */
export interface SeedDemandContent {
  title: string;
  problem: string;
  keywords: string[];
  sector: string;
  strategicIndustry?: string;
  targets: DemandTarget[];
  mustHaves: string[];
  constraints: string;
  deliverables: string[];
  acceptance: string;
  /** Day on which bids close, at 17:00. */
  bidsClose?: number;
  wantedBy: number;
  bounty?: string;
  ownFunds?: string;
  stages?: { name: string; trigger: StageTrigger; gate?: number; milestone?: string; amount: string }[];
  ownership?: OwnershipOfResults;
  option?: string;
  kinds: OrganizationKind[];
  provinces?: string[];
  isAnonymous?: boolean;
  isBlind?: boolean;
  confidential?: string;
  contact: { name: string; phone: string; email: string };
  criteria?: { code: CriterionCode; weight: number }[];
  expertsAsked?: number;
  race?: {
    lanes: number;
    gates: { name: string; dueOn: number; targetIds: string[]; keep: number; requireAll: boolean }[];
  };
}

/** A bid of the officer of a unit for a team of its researcher. Values in the order of the targets. */
export interface SeedBid {
  unit: string;
  /** Day on which it is handed in. */
  on: number;
  summary: string;
  approach: string;
  promises: { value: string; how: string }[];
  milestones: { name: string; dueOn: number; deliverable: string }[];
  budget: { item: string; amount: string }[];
  risk: { risk: string; answer: string };
  /** Results of the unit that are brought in, by key. */
  rights?: string[];
}

/** What happens to a demand after the bids were handed in. Lanes are named by their units. */
export type SeedDemandAct =
  | { do: 'ask'; body: string }
  | { do: 'answerQuestion'; answer: string }
  | { do: 'answer'; result: string; message: string }
  | { do: 'invite'; organization: string; message: string }
  | { do: 'screen' | 'confirmAward' }
  | { do: 'appoint'; experts: string[] }
  /** The expert declares no conflict and gives points to the bids of these units, under each criterion. */
  | { do: 'score'; points: Record<string, number>; reason: string; handIn: boolean }
  | { do: 'decide'; order: { unit: string; reason: string }[]; winners: number }
  | { do: 'pledge'; unit: string; giveBack: number; barredMonths: number }
  | { do: 'sign' | 'startWork'; unit: string }
  | { do: 'milestone'; unit: string; number: number; lines: string[] }
  | { do: 'acceptMilestone'; unit: string; number: number }
  | {
      do: 'measure';
      unit: string;
      gate: number;
      values: Record<string, string>;
      testedBy: string;
      lines: string[];
    }
  | { do: 'judgeGate'; unit: string; gate: number }
  | { do: 'closeGate'; gate: number }
  | { do: 'handInWork'; unit: string; values: Record<string, string>; lines: string[] }
  | { do: 'acceptWork'; unit: string }
  | { do: 'pay'; unit: string; amount: string; reference: string; lines: string[] }
  | { do: 'confirmPayment'; unit: string };

export type SeedDemandStep = SeedDemandAct & { on: number; by: string };

export interface SeedDemand {
  key: string;
  /** Account of the poster's member. */
  poster: string;
  mode: DemandMode;
  /** Day on which it is written; handed in the same day. */
  written: number;
  /** How far the poster came: a draft, handed in, or published two days later. */
  until: 'DRAFT' | 'UNDER_REVIEW' | 'PUBLISHED';
  safeguard?: { kind: 'DEPOSIT' | 'GUARANTEE'; holder: string; reference: string; confirmed: boolean };
  content: SeedDemandContent;
  bids: SeedBid[];
  steps: SeedDemandStep[];
}

export interface SeedDemands {
  demands: SeedDemand[];
}
