import type { DemandMode } from '../../../generated/demands-posting/graphql.ts';

export const STEPS = ['problem', 'targets', 'terms', 'money', 'bidding', 'privacy', 'check'] as const;
export type StepName = (typeof STEPS)[number];

const STEP_OF: Readonly<Record<string, StepName>> = {
  title: 'problem',
  problem: 'problem',
  sector: 'problem',
  strategicIndustry: 'problem',
  keywords: 'problem',
  targets: 'targets',
  mustHaves: 'targets',
  constraints: 'terms',
  deliverables: 'terms',
  acceptance: 'terms',
  wantedBy: 'terms',
  fileIds: 'terms',
  bounty: 'money',
  ownFunds: 'money',
  stages: 'money',
  race: 'money',
  ownership: 'money',
  option: 'money',
  bidsCloseAt: 'bidding',
  eligibility: 'bidding',
  criteria: 'bidding',
  expertsAsked: 'bidding',
  noticeDays: 'bidding',
  isBlind: 'bidding',
  isAnonymous: 'privacy',
  confidentialPart: 'privacy',
  contact: 'privacy',
};

/** The step where a field of the content is written; a path such as `content.targets.0.name` will do. */
export function stepOf(field: string): StepName {
  const [first = ''] = field.replace(/^(input\.)?content\./, '').split('.');
  return STEP_OF[first] ?? 'check';
}

export function hasBids(mode: DemandMode): boolean {
  return mode !== 'PLAIN';
}
