import { Refusal, type RefusalDetails, type UserErrorCode } from '../../platform/errors.ts';
import type { Rule, Rulebook, Strand } from './rulebook.ts';
import { quoteRule } from './rulebook.ts';
import type { RuleWarning } from './rulebook.types.ts';
import type { ParametersOf, RuleId } from './rules/index.ts';

/** Whether a rule is kept: a plain answer, or a question on the parameters that are asked for. */
export type Kept<Id extends RuleId> = boolean | ((parameters: ParametersOf<Id>) => boolean);

export type EnforceDetails = Omit<RefusalDetails, 'rule'> & { code?: UserErrorCode };

/**
 * Judges one rule for a step. Where the rule is not of the rulebook, or is kept, nothing happens. A breach of what
 * blocks (law, platform, adopted) throws a refusal (code RULE unless told) that quotes the rule under the authority
 * that forbids the step. A breach of what does not block gives a warning, for the caller to record in the audit event
 * and to show.
 *
 * As a question, `kept` is asked for each authority with what that authority alone asks, the strongest first, since a
 * document can ask for more than the law.
 */
export function enforce<Id extends RuleId>(
  rulebook: Rulebook,
  id: Id,
  kept: Kept<Id>,
  details: EnforceDetails = {},
): RuleWarning | undefined {
  const rule = rulebook.rule(id);
  if (!rule) return undefined;
  if (!rule.kinds.includes('BLOCK') && !rule.kinds.includes('WARN')) {
    throw new Error(`rule ${id} neither blocks nor warns`);
  }
  const { code = 'RULE', ...rest } = details;
  const broken = breachOf(rule, kept);
  if (!broken) return undefined;
  if (broken.blocks) throw new Refusal(code, { ...rest, rule: quoteRule(rule, broken) });
  return {
    ruleId: id,
    authority: broken.authority,
    citation: broken.citation,
    field: rest.field ?? null,
    params: rest.params ?? {},
  };
}

/** The strongest authority whose demands are not kept, if there is one. */
export function breachOf<Id extends RuleId>(rule: Rule<Id>, kept: Kept<Id>): Strand<Id> | undefined {
  return rule.strands.find(({ parameters }) => (typeof kept === 'function' ? !kept(parameters) : !kept));
}

/** What of several judgements is to be recorded. */
export function warnings(...judgements: readonly (RuleWarning | undefined)[]): RuleWarning[] {
  return judgements.filter((judgement) => judgement !== undefined);
}
