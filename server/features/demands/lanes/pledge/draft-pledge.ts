import type { BidContent, BidPromise } from '../../content/bid-content.ts';
import type { DemandContent, DemandTarget } from '../../content/demand-content.ts';
import type { PledgeContent, PledgedMilestone } from '../../data/pledge-content.ts';

type Asked = Pick<DemandContent, 'targets' | 'stages' | 'wantedBy'>;
type Promised = Pick<BidContent, 'promises' | 'milestones' | 'responsiblePerson'>;

/**
 * The first draft of a pledge: the demand's targets with the values that the bid promised, its milestones, its
 * responsible person. Consequences are left open, for both sides to settle.
 * @param amount what the lane may get in all, fen
 */
export function draftPledge(asked: Asked, promised: Promised, amount: bigint): PledgeContent {
  const milestones = pledgedMilestones(asked, promised);
  const promises = new Map(promised.promises.map((promise) => [promise.targetId, promise]));
  return {
    targets: asked.targets.map((target) => pledgedTarget(target, promises.get(target.id))),
    milestones,
    finishOn: later(asked.wantedBy, milestones.at(-1)?.dueOn ?? null),
    responsible: { name: promised.responsiblePerson.name, title: promised.responsiblePerson.title },
    consequences: null,
    freeing: { grounds: ['FORCE_MAJEURE', 'POSTER_DEFAULT'], text: '' },
    amount: amount.toString(),
  };
}

/** A target with what was promised for it; a single value does not narrow a range. */
export function pledgedTarget(target: DemandTarget, promise: BidPromise | undefined): DemandTarget {
  if (!promise || target.comparison === 'YES') return { ...target };
  if (target.comparison !== 'BETWEEN') return { ...target, value: promise.value };
  return promise.upper === null ? { ...target } : { ...target, value: promise.value, upper: promise.upper };
}

/**
 * The milestones of the bid, with the stages of the bounty that they make due: each stage for a milestone goes to the
 * one of the same name, else to the first that is free in the order of the bid, else to one of its own on the last day.
 */
function pledgedMilestones({ stages, wantedBy }: Asked, { milestones }: Promised): PledgedMilestone[] {
  const pledged: PledgedMilestone[] = milestones.map(({ name, dueOn, deliverable }) => ({
    name,
    dueOn,
    deliverable,
    stageKey: null,
  }));
  const paid = stages.filter(({ trigger }) => trigger === 'MILESTONE');
  const isNamed = (at: PledgedMilestone, stage: (typeof paid)[number]) =>
    at.stageKey === null && (at.name === stage.milestone || at.name === stage.name);
  for (const stage of paid) {
    const own = pledged.find((milestone) => isNamed(milestone, stage));
    if (own) own.stageKey = stage.key;
  }
  const lastDay = later(wantedBy, milestones.at(-1)?.dueOn ?? null) ?? '';
  for (const stage of paid) {
    if (pledged.some(({ stageKey }) => stageKey === stage.key)) continue;
    const free = pledged.find(({ stageKey }) => stageKey === null);
    if (free) free.stageKey = stage.key;
    else {
      const name = stage.milestone ?? stage.name;
      pledged.push({ name, dueOn: lastDay, deliverable: name, stageKey: stage.key });
    }
  }
  return pledged;
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
