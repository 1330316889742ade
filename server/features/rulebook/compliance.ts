import type { Role } from '../../platform/auth/roles.ts';
import type { RuleQuote } from '../../platform/errors.ts';
import type { ComplianceCode, ComplianceStep } from './compliance.codes.ts';
import { breachOf, type Kept } from './enforce.ts';
import { quoteRule, type Rulebook } from './rulebook.ts';
import type { RuleId } from './rules/index.ts';

export type ComplianceStatus = 'MET' | 'MISSING' | 'WARNING' | 'WAITING' | 'NOT_APPLICABLE';

/** What one rule asks for a next step of a case; the GraphQL type is in compliance.types.ts. */
export interface Compliance {
  ruleId: RuleId | null;
  step: ComplianceStep;
  status: ComplianceStatus;
  rule: RuleQuote | null;
  who: Role | null;
  until: Date | null;
  code: ComplianceCode | null;
  params: { name: string; value: string }[];
}

export interface ComplianceDetails {
  step: ComplianceStep;
  /** Named unless nothing is missing. */
  code?: ComplianceCode | null;
  who?: Role | null;
  until?: Date | null;
  params?: Readonly<Record<string, string | number>>;
}

/**
 * States how a case stands toward a rule. A rule that is not of the rulebook asks for nothing: `undefined`. What is
 * missing by a rule that does not block is a warning. Without a rule (null) the course of the case itself asks.
 */
export function complianceItem(
  rulebook: Rulebook,
  id: RuleId | null,
  status: ComplianceStatus,
  details: ComplianceDetails,
): Compliance | undefined {
  if (id === null) return item(null, null, status, details);
  const rule = rulebook.rule(id);
  if (!rule) return undefined;
  const stands = status === 'MISSING' && !rule.blocks ? 'WARNING' : status;
  const strand = rule.strands.find(({ blocks }) => blocks === rule.blocks);
  return item(id, quoteRule(rule, strand), stands, details);
}

/**
 * The same, judged as `enforce` will judge the step: met, missing where the breach blocks (or `waiting` where only time
 * is missing), a warning where it does not. The quote is of the authority that asks.
 */
export function foresee<Id extends RuleId>(
  rulebook: Rulebook,
  id: Id,
  kept: Kept<Id>,
  { waiting = false, ...details }: ComplianceDetails & { waiting?: boolean },
): Compliance | undefined {
  const rule = rulebook.rule(id);
  if (!rule) return undefined;
  const breach = breachOf(rule, kept);
  if (!breach) return item(id, quoteRule(rule), 'MET', { step: details.step });
  const missing = waiting ? 'WAITING' : 'MISSING';
  return item(id, quoteRule(rule, breach), breach.blocks ? missing : 'WARNING', details);
}

/** The items out of several judgements. */
export function complianceItems(...judgements: readonly (Compliance | undefined)[]): Compliance[] {
  return judgements.filter((judgement) => judgement !== undefined);
}

/** Whether nothing of a step stops it. */
export function isClear(items: readonly Compliance[], step: ComplianceStep): boolean {
  return items
    .filter((each) => each.step === step)
    .every(({ status }) => status !== 'MISSING' && status !== 'WAITING');
}

function item(
  ruleId: RuleId | null,
  rule: RuleQuote | null,
  status: ComplianceStatus,
  { step, code = null, who = null, until = null, params = {} }: ComplianceDetails,
): Compliance {
  const isMissing = status !== 'MET' && status !== 'NOT_APPLICABLE';
  return {
    ruleId,
    step,
    status,
    rule,
    who,
    until,
    code: isMissing ? code : null,
    params: Object.entries(params).map(([name, value]) => ({ name, value: String(value) })),
  };
}
