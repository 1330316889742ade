import { Refusal, type UserErrorData } from '../../../platform/errors.ts';
import { Problems } from '../../../platform/input/problems.ts';
import { enforce, warnings } from '../../rulebook/enforce.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import { readTerms } from './read-terms.ts';
import type { Terms, TermsMode } from './terms.ts';
import type { DealTerms } from './terms.types.ts';

type PaymentTerm = 'WAY' | 'TIME' | 'CONDITIONS';

export interface LawfulTerms {
  terms: Terms;
  /** What was not kept but does not block; for the audit facts. */
  warnings: RuleWarning[];
}

/**
 * Reads final terms: nothing is missing, nothing malformed, and what the rulebook asks of terms is kept (PAU-3, INC-3).
 * @param path of the terms in the input, which refusals begin with
 * @throws Refusal RULE with the rule, else all problems by field
 */
export function readLawfulTerms(rulebook: Rulebook, fields: DealTerms | Terms, path = 'terms'): LawfulTerms {
  const problems = new Problems(path);
  const terms = readTerms(fields, problems);
  const found = warnings(...judgeTerms(rulebook, terms, path));
  if (problems.list.length > 0) throw Refusal.all(problems.list);
  return { terms, warnings: found };
}

/** What of the problems keeps even a draft from being stored. */
export function malformed(problems: readonly UserErrorData[]): UserErrorData[] {
  return problems.filter(({ code }) => code !== 'REQUIRED');
}

/** Asks the rulebook about terms. @throws Refusal RULE (PAU-3, INC-3) */
export function judgeTerms(rulebook: Rulebook, terms: Terms, path = 'terms'): (RuleWarning | undefined)[] {
  const missing = missingPaymentTerms(terms);
  const { equity } = terms;
  return [
    enforce(rulebook, 'PAU-3', (rule) => !(rule.terms ?? []).some((term) => missing.includes(term)), {
      field: `${path}.payment`,
      params: { missing: missing.join(' ') },
    }),
    equity
      ? enforce(
          rulebook,
          'INC-3',
          ({ minimumBasisPoints = 0 }) => equity.teamBasisPoints >= minimumBasisPoints,
          {
            field: `${path}.equity.teamBasisPoints`,
            params: { minimum: rulebook.parameters('INC-3')?.minimumBasisPoints ?? 0 },
          },
        )
      : undefined,
  ];
}

/** What of way, time and conditions of payment a pay-after-use license leaves open (PAU-3); empty for all else. */
export function missingPaymentTerms({ payment, payAfterUse }: Terms): PaymentTerm[] {
  if (!payAfterUse) return [];
  const stages = payment?.stages ?? [];
  const hasWay = payment !== null && (payment.entryFee > 0n || stages.length > 0 || payment.royalty !== null);
  const hasTime = stages.every(({ due }) => due.length > 0);
  const hasConditions = payAfterUse.trigger !== 'SALES_REACH' || (payAfterUse.triggerSales ?? 0n) > 0n;
  const open: Readonly<Record<PaymentTerm, boolean>> = {
    WAY: !hasWay,
    TIME: !hasTime,
    CONDITIONS: !hasConditions,
  };
  return (Object.keys(open) as PaymentTerm[]).filter((term) => open[term]);
}

/** Under which mode the register of the province keeps a deal (REG-7): one that it does not list is `OTHER`. */
export function registerMode(rulebook: Rulebook, mode: TermsMode): TermsMode {
  const listed = rulebook.parameters('REG-7')?.modes;
  return !listed || listed.includes(mode) ? mode : 'OTHER';
}
