import type { Demand } from '../../data/demand.entity.ts';
import type { Wish } from '../signals/criteria.ts';

/** What a demand asks for, by its public parts. */
export function wishOf({ content, provinceCode, wantedBy }: Demand): Wish {
  const means = content.bounty + content.ownFunds;
  return {
    sector: content.sector,
    strategicIndustry: content.strategicIndustry,
    provinceCode,
    targets: content.targets,
    wantedBy,
    means: means > 0n ? means : null,
    modes: modesOf(content),
    eligibility: content.eligibility,
  };
}

/** The ways of working together that the ownership of what arises leaves; none where it says nothing. */
function modesOf({ ownership, option }: Pick<Demand['content'], 'ownership' | 'option'>): string[] {
  if (option) return ['LICENSE', 'DEVELOPMENT'];
  switch (ownership) {
    case 'POSTER':
      return ['TRANSFER', 'DEVELOPMENT', 'SERVICE'];
    case 'WINNER_WITH_OPTION':
      return ['LICENSE', 'DEVELOPMENT'];
    case 'SHARED':
      return ['JOINT_IMPLEMENTATION', 'DEVELOPMENT'];
    case null:
      return [];
  }
}
