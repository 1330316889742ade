import type { DealRoomPartsFragment } from '../../../generated/deals/graphql.ts';

export const STAGES = [
  'REQUEST',
  'NEGOTIATION',
  'DECISION',
  'NOTICE',
  'SIGNING',
  'IN_FORCE',
  'COMPLETION',
] as const;
export type Stage = (typeof STAGES)[number];

export interface StageView {
  stage: Stage;
  status: 'finish' | 'process' | 'wait' | 'error';
  /** When it was done, where the deal says so. */
  at: string | null;
}

type DealFacts = Pick<
  DealRoomPartsFragment,
  'state' | 'requestedAt' | 'agreedAt' | 'clearedAt' | 'signedAt' | 'activeAt' | 'endedAt'
> & {
  compliance: readonly { ruleId?: string | null | undefined; status: string }[];
  decisions: readonly unknown[];
  notices: readonly unknown[];
};

const COLLECTIVE_DECISION = 'PRC-6';
const PUBLIC_NOTICE = 'PRC-2';

/** The stages of this deal; decision and notice only where a rule asks for them or they took place. */
export function stagesOf(deal: DealFacts): StageView[] {
  const asked = (ruleId: string) =>
    deal.compliance.some(
      (item) => item.ruleId === ruleId && (item.status === 'MISSING' || item.status === 'WAITING'),
    );
  const needed: Partial<Record<Stage, boolean>> = {
    DECISION: asked(COLLECTIVE_DECISION) || deal.decisions.length > 0 || deal.state === 'DECIDED',
    NOTICE: asked(PUBLIC_NOTICE) || deal.notices.length > 0 || deal.state === 'ON_NOTICE',
  };
  const shown = STAGES.filter((stage) => needed[stage] ?? true);
  const over = ['REFUSED', 'WITHDRAWN', 'TERMINATED'].includes(deal.state);
  const current = shown.indexOf(presentStage(deal, shown));
  const done = deal.state === 'COMPLETED' ? shown.length : current;
  const dates: Partial<Record<Stage, string | null | undefined>> = {
    REQUEST: deal.requestedAt,
    NEGOTIATION: deal.agreedAt,
    SIGNING: deal.signedAt,
    IN_FORCE: deal.activeAt,
    COMPLETION: deal.endedAt,
  };
  return shown.map((stage, index) => ({
    stage,
    status: index < done ? 'finish' : index > done ? 'wait' : over ? 'error' : 'process',
    at: index < done || (index === done && stage === 'REQUEST') ? (dates[stage] ?? null) : null,
  }));
}

/** The stage that the deal stands at, or stood at when it ended. */
function presentStage(deal: DealFacts, shown: readonly Stage[]): Stage {
  const next = (...stages: Stage[]) => stages.find((stage) => shown.includes(stage)) ?? 'SIGNING';
  switch (deal.state) {
    case 'REQUESTED':
    case 'REFUSED':
      return 'REQUEST';
    case 'NEGOTIATING':
      return 'NEGOTIATION';
    case 'AGREED':
      return next('DECISION', 'NOTICE');
    case 'DECIDED':
    case 'ON_NOTICE':
      return next('NOTICE');
    case 'CLEARED':
      return 'SIGNING';
    case 'SIGNED':
      return 'IN_FORCE';
    case 'ACTIVE':
    case 'COMPLETED':
      return 'COMPLETION';
    case 'WITHDRAWN':
    case 'TERMINATED':
      return deal.activeAt
        ? 'COMPLETION'
        : deal.signedAt
          ? 'IN_FORCE'
          : deal.clearedAt
            ? 'SIGNING'
            : deal.agreedAt
              ? next('DECISION', 'NOTICE')
              : 'NEGOTIATION';
  }
}
