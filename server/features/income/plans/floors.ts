import { Refusal } from '../../../platform/errors.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import { enforce, warnings } from '../../rulebook/enforce.ts';
import { quoteRule, type Rule, type Rulebook } from '../../rulebook/rulebook.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import type { ConversionMode } from '../../rulebook/rules/vocabulary.ts';
import type { Shares } from '../distributions/split.ts';

/** How a conversion stands toward the rules of income. */
export interface Conversion {
  mode: ConversionMode;
  /** Whether the completers convert it themselves (INC-6). */
  completersConvert: boolean;
  /** Of joint implementation: the unit's share of operating profit, which is what comes in; else null. */
  profitBasisPoints: number | null;
  /** Whether those who made it were granted it first, so that nothing is rewarded (GRT-7). */
  grantedFirst: boolean;
}

export type FloorRule = 'INC-2' | 'INC-4' | 'INC-5' | 'INC-6' | 'INC-7';
export type FloorPool = 'TEAM' | 'COMPLETERS' | 'CONTRIBUTORS' | 'FUND';

/** The least share of net income that a rule gives to a pool; `TEAM` is completers and contributors together. */
export interface Floor {
  ruleId: FloorRule;
  pool: FloorPool;
  basisPoints: number;
  /** Whether a plan below it is refused; else it is warned of. */
  blocks: boolean;
  rule: Rule;
}

/** The floors of a conversion under a rulebook, the law's first; none where the team was granted it first. */
export function floorsOf(rulebook: Rulebook, conversion: Conversion): Floor[] {
  if (conversion.grantedFirst) return [];
  const teamRule = teamRuleOf(conversion.mode);
  const team = rulebook.rule(teamRule);
  const least = team?.parameters.minimumBasisPoints;
  const institute = conversion.completersConvert ? rulebook.rule('INC-6') : undefined;
  const fund = rulebook.rule('INC-7');
  return [
    ...(team && least ? floor(team, 'TEAM', ofIncome(teamRule, conversion, least)) : []),
    ...(institute ? floor(institute, 'COMPLETERS', institute.parameters.completersBasisPoints) : []),
    ...(institute ? floor(institute, 'CONTRIBUTORS', institute.parameters.contributorsBasisPoints) : []),
    ...(fund ? floor(fund, 'FUND', fund.parameters.suggestedBasisPoints) : []),
  ];
}

/**
 * Judges the shares of a plan (INC-2, INC-4 or INC-5 by the mode, INC-6, INC-7).
 * @returns what does not block, for the record
 * @throws Refusal RULE that quotes the floor under the authority that gives it
 */
export function judgeShares(rulebook: Rulebook, conversion: Conversion, shares: Shares): RuleWarning[] {
  if (conversion.grantedFirst) return [];
  const teamRule = teamRuleOf(conversion.mode);
  const team = shares.completers + shares.contributors;
  const details = (field: string, params: Record<string, number>) => ({ field, params });
  const least = rulebook.parameters(teamRule)?.minimumBasisPoints ?? 0;
  const institute = rulebook.parameters('INC-6');
  return warnings(
    enforce(
      rulebook,
      teamRule,
      ({ minimumBasisPoints = 0 }) => team >= ofIncome(teamRule, conversion, minimumBasisPoints),
      details('completersBasisPoints', { team, minimum: ofIncome(teamRule, conversion, least) }),
    ),
    conversion.completersConvert
      ? enforce(
          rulebook,
          'INC-6',
          ({ completersBasisPoints = 0, contributorsBasisPoints = 0 }) =>
            shares.completers >= completersBasisPoints && shares.contributors >= contributorsBasisPoints,
          details(
            shares.completers < (institute?.completersBasisPoints ?? 0)
              ? 'completersBasisPoints'
              : 'contributorsBasisPoints',
            {
              completers: shares.completers,
              contributors: shares.contributors,
              minimumCompleters: institute?.completersBasisPoints ?? 0,
              minimumContributors: institute?.contributorsBasisPoints ?? 0,
            },
          ),
        )
      : undefined,
    enforce(
      rulebook,
      'INC-7',
      ({ suggestedBasisPoints = 0 }) => shares.fund >= suggestedBasisPoints,
      details('fundBasisPoints', {
        fund: shares.fund,
        suggested: rulebook.parameters('INC-7')?.suggestedBasisPoints ?? 0,
      }),
    ),
  );
}

/**
 * Refuses commissions of the unit that need more of net income than the agreed shares leave: they would come from below
 * a floor. The refusal quotes the floor that stands nearest to the unit's part, where there is one.
 * @throws Refusal RULE, or INVALID (reason MORE_THAN_WHOLE) for shares that pass the whole by themselves
 */
export function refuseCommissionsBelowFloor(
  floors: readonly Floor[],
  shares: Shares,
  commissionBasisPoints: number,
): void {
  const left = WHOLE_IN_BASIS_POINTS - shares.completers - shares.contributors - shares.fund;
  if (left < 0) {
    throw new Refusal('INVALID', { field: 'fundBasisPoints', params: { reason: 'MORE_THAN_WHOLE' } });
  }
  if (commissionBasisPoints <= left) return;
  const nearest = floors.filter(({ blocks }) => blocks).at(-1);
  const details = { field: 'commissions', params: { commissions: commissionBasisPoints, left } };
  if (!nearest)
    throw new Refusal('INVALID', { ...details, params: { ...details.params, reason: 'MORE_THAN_LEFT' } });
  const strand = nearest.rule.strands.find(({ blocks }) => blocks);
  throw new Refusal('RULE', { ...details, rule: quoteRule(nearest.rule, strand) });
}

function teamRuleOf(mode: ConversionMode): 'INC-2' | 'INC-4' | 'INC-5' {
  switch (mode) {
    case 'DEVELOPMENT':
    case 'CONSULTING':
    case 'SERVICE':
      return 'INC-5';
    case 'OWN_IMPLEMENTATION':
    case 'JOINT_IMPLEMENTATION':
      return 'INC-4';
    default:
      return 'INC-2';
  }
}

/**
 * A floor as a share of what comes in. INC-4 speaks of operating profit: of joint implementation only the unit's share
 * of it comes in, so the floor is a larger share of that; never above the whole.
 */
function ofIncome(
  ruleId: 'INC-2' | 'INC-4' | 'INC-5',
  { profitBasisPoints }: Conversion,
  basisPoints: number,
): number {
  if (ruleId !== 'INC-4' || profitBasisPoints === null || profitBasisPoints <= 0) return basisPoints;
  const share = Math.ceil((basisPoints * WHOLE_IN_BASIS_POINTS) / profitBasisPoints);
  return Math.min(share, WHOLE_IN_BASIS_POINTS);
}

function floor(rule: Rule<FloorRule>, pool: FloorPool, basisPoints: number | undefined): Floor[] {
  if (!basisPoints) return [];
  return [{ ruleId: rule.id, pool, basisPoints, blocks: rule.blocks, rule: rule as unknown as Rule }];
}
