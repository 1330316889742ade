import type { BidDraft } from '../content/bid-content.ts';
import { plannedPerLane } from '../content/bounty-plan.ts';
import type { DemandContent, DemandTarget } from '../content/demand-content.ts';
import { meets, parseDecimal } from '../content/targets.ts';
import type { BidPartner } from '../data/bid.entity.ts';
import type { DemandMode } from '../demand.enums.ts';
import type { BidGap, BidPromiseVerdict } from './bidding.enums.ts';

export interface BidGapAt {
  code: BidGap;
  /** Path of the field within the draft. */
  field: string;
}

/** What of a demand a bid answers. */
export interface Asked {
  mode: DemandMode;
  content: Pick<DemandContent, 'targets' | 'mustHaves' | 'stages' | 'bounty'>;
}

/** The most that one bid can ask for, in fen: the bounty; in a race what one lane can get of it. */
export function mostToAsk({ mode, content }: Asked): bigint {
  return mode === 'RACE' ? plannedPerLane(content) : content.bounty;
}

/**
 * How a promise compares with its target. A range meets it only where both of its ends do: what is promised is the
 * worst of it.
 */
export function verdictOf(
  target: DemandTarget,
  { value, upper }: { value: string | null; upper: string | null },
): BidPromiseVerdict {
  if (value === null) return 'OPEN';
  return meets(target, value) && (upper === null || meets(target, upper)) ? 'MET' : 'NOT_MET';
}

/** What a draft lacks before it can be handed in, in the order of the form. */
export function gapsOf(
  draft: BidDraft,
  asked: Asked,
  partners: readonly Pick<BidPartner, 'state'>[],
): BidGapAt[] {
  return [
    ...(draft.summary === '' ? [gap('SUMMARY', 'summary')] : []),
    ...(draft.approach === '' ? [gap('APPROACH', 'approach')] : []),
    ...promiseGaps(draft, asked.content),
    ...mustHaveGaps(draft, asked.content),
    ...milestoneGaps(draft, asked.content),
    ...(draft.team.length === 0 ? [gap('TEAM', 'team')] : []),
    ...(draft.responsiblePerson === null ? [gap('RESPONSIBLE', 'responsiblePerson')] : []),
    ...moneyGaps(draft, asked),
    ...(draft.risks.length === 0 ? [gap('RISKS', 'risks')] : []),
    ...(partners.some(({ state }) => state === 'ASKED') ? [gap('PARTNER_OPEN', 'partners')] : []),
  ];
}

const gap = (code: BidGap, field: string): BidGapAt => ({ code, field });

function promiseGaps({ promises }: BidDraft, { targets }: Asked['content']): BidGapAt[] {
  return targets.flatMap(({ id }, index) => {
    const promise = promises.find(({ targetId }) => targetId === id);
    const field = `promises.${index}`;
    if (!promise || promise.value === null) return [gap('PROMISE', `${field}.value`)];
    const [from, to] = [
      parseDecimal(promise.value),
      promise.upper === null ? null : parseDecimal(promise.upper),
    ];
    return [
      ...(from !== null && to !== null && to < from ? [gap('PROMISE_RANGE', `${field}.upper`)] : []),
      ...(promise.how === '' ? [gap('PROMISE_HOW', `${field}.how`)] : []),
    ];
  });
}

function mustHaveGaps({ mustHaves }: BidDraft, asked: Asked['content']): BidGapAt[] {
  return asked.mustHaves.flatMap(({ id }, index) => {
    const answer = mustHaves.find((each) => each.id === id);
    return answer && answer.kept !== null ? [] : [gap('MUST_HAVE', `mustHaves.${index}.kept`)];
  });
}

function milestoneGaps({ milestones }: BidDraft, { stages }: Asked['content']): BidGapAt[] {
  if (milestones.length === 0) return [gap('MILESTONES', 'milestones')];
  const names = new Set(milestones.map(({ name }) => name));
  return [
    ...milestones.flatMap(({ dueOn }, index) =>
      dueOn === null ? [gap('MILESTONE_DAY', `milestones.${index}.dueOn`)] : [],
    ),
    ...stages.flatMap(({ trigger, milestone }) =>
      trigger === 'MILESTONE' && milestone !== null && !names.has(milestone)
        ? [gap('MILESTONE_OF_STAGE', 'milestones')]
        : [],
    ),
  ];
}

function moneyGaps({ budget, ask }: BidDraft, asked: Asked): BidGapAt[] {
  const open = budget.flatMap(({ amount }, index) =>
    amount === null ? [gap('BUDGET_LINE', `budget.${index}.amount`)] : [],
  );
  const sum = budget.reduce((total, { amount }) => total + (amount ?? 0n), 0n);
  return [
    ...(budget.length === 0 ? [gap('BUDGET', 'budget')] : open),
    ...(ask === null || ask <= 0n ? [gap('ASK', 'ask')] : []),
    ...(ask !== null && ask > mostToAsk(asked) ? [gap('ASK_ABOVE_BOUNTY', 'ask')] : []),
    ...(ask !== null && budget.length > 0 && open.length === 0 && sum < ask
      ? [gap('BUDGET_BELOW_ASK', 'budget')]
      : []),
  ];
}
