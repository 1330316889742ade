import type { DecisionMember } from './collective-decision.entity.ts';

/** How the votes of a decision stand; recused members are not counted at all. */
export interface Count {
  voting: number;
  approve: number;
  reject: number;
  abstain: number;
  /** Members who have not voted yet. */
  waiting: number;
}

export type Tallied = Pick<DecisionMember, 'vote' | 'recusedReason'>;

export function countVotes(members: readonly Tallied[]): Count {
  const voting = members.filter(({ recusedReason }) => recusedReason === null);
  const of = (vote: DecisionMember['vote']) => voting.filter((member) => member.vote === vote).length;
  return {
    voting: voting.length,
    approve: of('APPROVE'),
    reject: of('REJECT'),
    abstain: of('ABSTAIN'),
    waiting: of(null),
  };
}

/**
 * What the votes come to. Approved by more than half of all voting members, not only of those who voted; rejected by
 * more than half, or once the members who still wait cannot make up a majority any more; else open.
 */
export function outcomeOf({ voting, approve, reject, waiting }: Count): 'APPROVED' | 'REJECTED' | null {
  if (approve * 2 > voting) return 'APPROVED';
  if (reject * 2 > voting || (approve + waiting) * 2 <= voting) return 'REJECTED';
  return null;
}
