import type { Problems } from '../../platform/input/problems.ts';
import { enforce, warnings } from '../rulebook/enforce.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { RuleWarning } from '../rulebook/rulebook.types.ts';
import type { ParametersOf } from '../rulebook/rules/index.ts';
import type { GrantAgreement, OwnershipGrant } from './data/ownership-grant.entity.ts';

type Condition = NonNullable<ParametersOf<'GRT-2'>['conditions']>[number];
type Term = NonNullable<ParametersOf<'GRT-4'>['terms']>[number];

/** What of the applying team the conditions look at. */
export interface TeamFacts {
  isRepresentative: boolean;
}

/** The conditions of GRT-2 that are not met. A recipient is asked for only where the grant is made at once. */
export function missingConditions(
  grant: Pick<OwnershipGrant, 'titleClear' | 'prospects' | 'recipient' | 'timing' | 'shares' | 'splitFileId'>,
  team: TeamFacts,
  asked: readonly Condition[],
): Condition[] {
  const met: Record<Condition, boolean> = {
    TITLE_CLEAR: grant.titleClear,
    PROSPECTS_CLEAR: grant.prospects !== '',
    RECIPIENT_NAMED: grant.timing !== 'IMMEDIATE' || grant.recipient !== null,
    // The whole team signs the paper on the inner split, which says that they want the grant.
    TEAM_WILLING: grant.splitFileId !== null,
    INNER_SPLIT_AGREED: grant.splitFileId !== null && grant.shares.length > 0,
    REPRESENTATIVE_APPLIES: team.isRepresentative,
  };
  return asked.filter((condition) => !met[condition]);
}

/** The terms of GRT-4 that the agreement does not state yet. */
export function missingTerms(
  grant: Pick<OwnershipGrant, 'kind' | 'shareBasisPoints' | 'useYears' | 'agreement'>,
  asked: readonly Term[],
): Term[] {
  const { agreement } = grant;
  const stated: Record<Term, boolean> = {
    SHARE_OR_TERM_OF_USE: grant.shareBasisPoints !== null || grant.useYears !== null,
    INCOME_RATIO_AND_WAY: agreement.unitIncomeBasisPoints !== null && agreement.incomeWay !== '',
    CONVERSION_DEADLINE: agreement.conversionDeadline !== null,
    COST_SHARING: agreement.costSharing !== '',
    COST_OF_KEEPING_THE_RIGHT: agreement.keepingCosts !== '',
    REPORTING: agreement.reporting !== '',
    DECISION_ON_CONVERSION: agreement.decisionOnConversion !== '',
    RIGHTS_AND_DUTIES: agreement.rightsAndDuties !== '',
  };
  return asked.filter((term) => !stated[term]);
}

/** Whether the unit gets something for the grant, so that its price is negotiated. */
export function isPriced(grant: Pick<OwnershipGrant, 'agreement' | 'resourceFee'>): boolean {
  return (grant.resourceFee ?? 0n) > 0n || (grant.agreement.unitIncomeBasisPoints ?? 0) > 0;
}

/** Whether GRT-3 asks for notice of this grant. */
export function asksForNotice(
  grant: Pick<OwnershipGrant, 'agreement' | 'resourceFee'>,
  { minimumDays, asForNegotiatedPrice }: ParametersOf<'GRT-3'>,
): boolean {
  return minimumDays !== undefined || (asForNegotiatedPrice === true && isPriced(grant));
}

/** Calendar days of the notice of a grant; 0 where the rulebook asks for none. */
export function noticeDays(rulebook: Rulebook, grant: OwnershipGrant, unitDays: number | null): number {
  const asked = rulebook.parameters('GRT-3');
  if (!asked || !asksForNotice(grant, asked)) return 0;
  const price = rulebook.parameters('PRC-2')?.minimumDays ?? 0;
  return Math.max(asked.minimumDays ?? 0, asked.asForNegotiatedPrice ? price : 0, unitDays ?? 0);
}

/**
 * Judges what is granted, to whom and when: GRT-0, GRT-1, GRT-2.
 * @returns warnings for the record
 * @throws Refusal RULE
 */
export function judgeApplication(
  rulebook: Rulebook,
  grant: OwnershipGrant,
  team: TeamFacts,
  sensitive: boolean,
): RuleWarning[] {
  return warnings(
    enforce(rulebook, 'GRT-0', !sensitive, { field: 'resultId' }),
    enforce(rulebook, 'GRT-1', ({ kinds }) => kinds === undefined || kinds.includes(grant.kind), {
      field: 'kind',
      params: { kind: grant.kind },
    }),
    enforce(
      rulebook,
      'GRT-1',
      ({ minimumUseYears }) =>
        minimumUseYears === undefined || grant.useYears === null || grant.useYears >= minimumUseYears,
      {
        field: 'useYears',
        params: { years: grant.useYears ?? 0, minimum: rulebook.parameters('GRT-1')?.minimumUseYears ?? 0 },
      },
    ),
    enforce(
      rulebook,
      'GRT-2',
      ({ conditions }) => missingConditions(grant, team, conditions ?? []).length === 0,
      {
        params: {
          missing: missingConditions(grant, team, rulebook.parameters('GRT-2')?.conditions ?? []).join(' '),
        },
      },
    ),
  );
}

/** Judges the written agreement: GRT-4. */
export function judgeAgreement(rulebook: Rulebook, grant: OwnershipGrant): RuleWarning[] {
  const missing = missingTerms(grant, rulebook.parameters('GRT-4')?.terms ?? []);
  return warnings(
    enforce(rulebook, 'GRT-4', ({ terms }) => missingTerms(grant, terms ?? []).length === 0, {
      field: 'agreement',
      params: { missing: missing.join(' ') },
    }),
  );
}

/** What of the agreement is wrong whatever the rules. */
export function checkAgreement(agreement: GrantAgreement, today: string, problems: Problems): void {
  if (agreement.conversionDeadline !== null && agreement.conversionDeadline <= today) {
    problems.at('conversionDeadline').add('INVALID', { reason: 'IN_PAST', earliest: today });
  }
}
