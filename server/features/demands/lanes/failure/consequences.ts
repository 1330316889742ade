import { DAY_MS } from '../../../../platform/clock.ts';
import type { DemandFinding, DemandMilestone } from '../../data/lane-parts.entity.ts';
import type { LaneState } from '../../lane.enums.ts';

/** What of a lane says whether it may be found to have failed. */
export interface LaneAtRisk {
  state: LaneState;
  gaveUpAt: Date | null;
  finishOn: string | null;
  milestones: readonly Pick<DemandMilestone, 'state' | 'dueOn'>[];
}

/**
 * Whether the poster may find that a pledge failed: it was handed in for acceptance, given up, its last day is over, or a
 * milestone is late. Before that nobody has failed.
 * @param today day in Asia/Shanghai
 */
export function mayBeFound({ state, gaveUpAt, finishOn, milestones }: LaneAtRisk, today: string): boolean {
  if (state === 'SUBMITTED' || gaveUpAt !== null) return true;
  if (finishOn !== null && finishOn < today) return true;
  return milestones.some((each) => ['PLANNED', 'RETURNED'].includes(each.state) && each.dueOn < today);
}

/** Days in which a winner can contest what was found. */
export const CONTEST_DAYS = 10;

/** Whether the winner can contest a finding: it was not freed, and has not contested it yet. */
export function mayBeContested(
  { isFreed, contestedAt, foundAt }: Pick<DemandFinding, 'isFreed' | 'contestedAt' | 'foundAt'>,
  now: Date,
): boolean {
  return !isFreed && contestedAt === null && now.getTime() < foundAt.getTime() + CONTEST_DAYS * DAY_MS;
}

/** Whether a contested finding waits for an operator. */
export function mayBeReviewed({
  contestedAt,
  reviewedAt,
}: Pick<DemandFinding, 'contestedAt' | 'reviewedAt'>): boolean {
  return contestedAt !== null && reviewedAt === null;
}
