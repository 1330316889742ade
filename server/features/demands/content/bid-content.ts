import type { ValueTransformer } from 'typeorm';

/** What a bid promises for one target of the demand, in the target's unit. */
export interface BidPromise {
  /** Of the demand's target. */
  targetId: string;
  /** Decimal text of at most six places; `YES` targets have `1` for yes and `0` for no. */
  value: string;
  /** Upper end of a promised range; null for a single value. */
  upper: string | null;
  /** How it is reached and shown. */
  how: string;
}

export interface BidMilestone {
  name: string;
  /** Day, `YYYY-MM-DD`. */
  dueOn: string;
  deliverable: string;
}

export interface BidTeamMember {
  name: string;
  title: string;
  role: string;
  /** Where the person has an account here. */
  userId: string | null;
}

/** Who answers for the work (项目负责人). */
export interface BidResponsible {
  name: string;
  title: string;
  userId: string | null;
}

export interface BidPartnerShare {
  organizationId: string;
  role: string;
}

export interface BidBudgetLine {
  item: string;
  /** Fen. */
  amount: bigint;
}

/** A result of the bidder that is brought in, under the name that it had when the bid was sealed. */
export interface BidRight {
  resultId: string;
  title: string;
  note: string;
}

export interface BidRisk {
  risk: string;
  answer: string;
}

export interface BidMustHave {
  /** Of the demand's must-have. */
  id: string;
  kept: boolean;
  note: string;
}

/** A file as it was sealed: the hash commits the bidder to what is in it. */
export interface BidFile {
  id: string;
  name: string;
  /** Hex. */
  sha256: string;
}

/** A bid as it was sealed: complete, and never changed afterwards. */
export interface BidContent {
  summary: string;
  approach: string;
  /** One for each target of the demand, in its order. */
  promises: BidPromise[];
  /** By day. */
  milestones: BidMilestone[];
  team: BidTeamMember[];
  responsiblePerson: BidResponsible;
  /** Those who consented. */
  partners: BidPartnerShare[];
  /** Its sum is the ask, or more where the bidder pays the rest itself. */
  budget: BidBudgetLine[];
  /** Fen asked for; at most the bounty. */
  ask: bigint;
  rights: BidRight[];
  risks: BidRisk[];
  /** One for each must-have of the demand, in its order. */
  mustHaves: BidMustHave[];
  files: BidFile[];
}

type Unfinished<T, Missing extends keyof T> = Omit<T, Missing> & { [K in Missing]: T[K] | null };

/** A bid while it is written: texts may be empty and values missing. Partners are rows of their own. */
export interface BidDraft {
  summary: string;
  approach: string;
  promises: Unfinished<BidPromise, 'value'>[];
  milestones: Unfinished<BidMilestone, 'dueOn'>[];
  team: BidTeamMember[];
  responsiblePerson: BidResponsible | null;
  budget: Unfinished<BidBudgetLine, 'amount'>[];
  ask: bigint | null;
  rights: Omit<BidRight, 'title'>[];
  risks: BidRisk[];
  mustHaves: Unfinished<BidMustHave, 'kept'>[];
  fileIds: string[];
}

export const EMPTY_DRAFT: Readonly<BidDraft> = {
  summary: '',
  approach: '',
  promises: [],
  milestones: [],
  team: [],
  responsiblePerson: null,
  budget: [],
  ask: null,
  rights: [],
  risks: [],
  mustHaves: [],
  fileIds: [],
};

/** Names under which a bid holds money; in JSON it is fen as text. */
const MONEY = new Set(['ask', 'amount']);

/** A bid or a draft as plain JSON: fen as text. */
export function bidToJson(content: BidContent | BidDraft): unknown {
  return JSON.parse(
    JSON.stringify(content, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  );
}

/** For a `jsonb` column that holds a bid or a draft. */
export const bidColumn: ValueTransformer = {
  to: (content: BidContent | BidDraft | null | undefined) => (content ? bidToJson(content) : content),
  from: (json: unknown) => (json === null ? null : revive(json, '')),
};

function revive(value: unknown, key: string): unknown {
  if (typeof value === 'string') return MONEY.has(key) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map((item) => revive(item, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revive(inner, name)]));
}
