import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countVotes, outcomeOf, type Tallied } from '../../server/features/decisions/votes.ts';

const member = fc.record<Tallied>({
  vote: fc.constantFrom('APPROVE', 'REJECT', 'ABSTAIN', null),
  recusedReason: fc.constantFrom(null, null, null, 'COMPLETER'),
});
const members = fc.array(member, { minLength: 3, maxLength: 15 }).filter((all) => countVotes(all).voting > 0);

describe('the votes of a decision', () => {
  it('add up, without recused members', () => {
    fc.assert(
      fc.property(members, (all) => {
        const { voting, approve, reject, abstain, waiting } = countVotes(all);
        expect(approve + reject + abstain + waiting).toBe(voting);
        expect(voting).toBe(all.filter(({ recusedReason }) => recusedReason === null).length);
      }),
    );
  });

  it('approve only with more than half of all voting members', () => {
    fc.assert(
      fc.property(members, (all) => {
        const count = countVotes(all);
        expect(outcomeOf(count) === 'APPROVED').toBe(count.approve * 2 > count.voting);
      }),
    );
  });

  it('reject exactly when no votes still to come can approve', () => {
    fc.assert(
      fc.property(members, (all) => {
        const best = all.map((each) => (each.vote === null ? { ...each, vote: 'APPROVE' as const } : each));
        const hopeless = outcomeOf(countVotes(best)) !== 'APPROVED';
        expect(outcomeOf(countVotes(all)) === 'REJECTED').toBe(hopeless);
      }),
    );
  });

  it('decide once everybody has voted', () => {
    fc.assert(
      fc.property(members, (all) => {
        const count = countVotes(all);
        if (count.waiting === 0) expect(outcomeOf(count)).not.toBeNull();
      }),
    );
  });
});
