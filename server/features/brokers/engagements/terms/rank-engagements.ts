/** What the order of engagements that claim one deal goes by. */
export interface Claim {
  engagementId: string;
  isExclusive: boolean;
  /** Moment at which the parties acknowledged an introduction that it rests on; null for none. */
  acknowledgedAt: Date | null;
  /** Moment at which all had signed. */
  activatedAt: Date;
}

/**
 * The order of engagements of one side that claim one deal: exclusive ones first, then those with an acknowledged
 * introduction (the earlier first), then by the day of the last signature. Equal ones stand by their ids, which ascend
 * with the time of their proposal, so that the order is the same whatever order the claims are given in.
 */
export function rankEngagements<T extends Claim>(claims: readonly T[]): T[] {
  return [...claims].sort(
    (one, other) =>
      Number(other.isExclusive) - Number(one.isExclusive) ||
      momentOf(one.acknowledgedAt) - momentOf(other.acknowledgedAt) ||
      one.activatedAt.getTime() - other.activatedAt.getTime() ||
      (one.engagementId < other.engagementId ? -1 : 1),
  );
}

/** No introduction comes after every introduction. */
function momentOf(at: Date | null): number {
  return at?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
