import { dayOf } from '../../../../platform/clock.ts';
import type { Deal } from '../../../deals/data/deal.entity.ts';
import type { Introduction } from '../data/introduction.entity.ts';
import type { IntroductionClaimGround } from '../introduction.enums.ts';

/** What of an introduction says whether a deal rests on it. */
export type IntroducedFacts = Pick<
  Introduction,
  'unitId' | 'enterpriseId' | 'resultId' | 'demandId' | 'recordedAt' | 'protectedUntil'
>;

/** What of a deal says whether it rests on an introduction. */
export type DealFacts = Pick<
  Deal,
  'organizationId' | 'enterpriseId' | 'resultId' | 'priorDealId' | 'requestedAt' | 'signedAt'
> & {
  /** The demand that it came from, if any. */
  demandId: string | null;
};

/** Why a deal was found, and whether it had begun before the introduction. */
export interface Found {
  ground: IntroductionClaimGround;
  openedBefore: boolean;
}

/**
 * Whether a deal rests on an introduction: between the same two sides, about the same result or demand, and opened or
 * signed from the moment of the record to the end of the last day of the protection. Where the introduction was for a
 * demand, every other deal between the sides counts that did not come from another demand: a demand is met by whatever
 * solves it. Amendments and renewals follow the deal that they continue.
 * @returns null where it does not
 */
export function foundIn(introduction: IntroducedFacts, deal: DealFacts): Found | null {
  const ground = groundOf(introduction, deal);
  if (ground === null) return null;
  // A contract that was signed before it was entered here began with its signature.
  const { requestedAt, signedAt } = deal;
  const begunAt = signedAt !== null && signedAt < requestedAt ? signedAt : requestedAt;
  if (isProtected(introduction, begunAt)) return { ground, openedBefore: false };
  const isSigned = signedAt !== null && isProtected(introduction, signedAt);
  return isSigned ? { ground, openedBefore: true } : null;
}

/** Whether a moment lies in the protection: from the record on to the end of its last day in Asia/Shanghai. */
export function isProtected(
  { recordedAt, protectedUntil }: Pick<Introduction, 'recordedAt' | 'protectedUntil'>,
  at: Date,
): boolean {
  return at >= recordedAt && dayOf(at) <= protectedUntil;
}

/** The order of introductions in time; ids ascend with their making and decide within a millisecond. */
export function byTime<T extends Pick<Introduction, 'recordedAt' | 'id'>>(a: T, b: T): number {
  return a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1);
}

function groundOf(introduction: IntroducedFacts, deal: DealFacts): IntroductionClaimGround | null {
  const { unitId, enterpriseId, resultId, demandId } = introduction;
  if (deal.organizationId !== unitId || deal.enterpriseId !== enterpriseId || deal.priorDealId !== null)
    return null;
  if (resultId !== null) return resultId === deal.resultId ? 'RESULT' : null;
  if (deal.demandId === null) return 'SAME_PARTIES';
  return deal.demandId === demandId ? 'DEMAND' : null;
}
