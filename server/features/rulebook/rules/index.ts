import type { ParameterValues } from '../define-rule.ts';
import { DEMAND_RULES } from './demands.ts';
import { GRANT_RULES } from './grants.ts';
import { INCOME_RULES } from './income.ts';
import { OVERSIGHT_RULES } from './oversight.ts';
import { PAY_AFTER_USE_RULES } from './pay-after-use.ts';
import { PRICING_RULES } from './pricing.ts';
import { REGISTER_RULES } from './register.ts';

/** Every rule that the product knows. */
export const RULES = {
  ...REGISTER_RULES,
  ...PRICING_RULES,
  ...GRANT_RULES,
  ...PAY_AFTER_USE_RULES,
  ...INCOME_RULES,
  ...DEMAND_RULES,
  ...OVERSIGHT_RULES,
} as const;

export type RuleId = keyof typeof RULES;
export const RULE_IDS = Object.keys(RULES) as RuleId[];

/** The parameters that a rule can have. */
export type ParametersOf<Id extends RuleId> = ParameterValues<(typeof RULES)[Id]['parameters']>;

/** Whether a text is the id of a rule. */
export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(RULES, text);
}
