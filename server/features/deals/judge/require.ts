import { Refusal, type UserErrorData, userError } from '../../../platform/errors.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import type { Compliance } from '../../rulebook/compliance.ts';
import type { DealChange } from '../change-deal.ts';
import { type ClearingStep, complianceOf, stopping } from './compliance.ts';
import { type DealFacts, dealFacts } from './facts.ts';

/** What a step found: the facts it was judged on, and what did not stop it but is recorded. */
export interface Judgement {
  facts: DealFacts;
  warnings: { ruleId: string | null; code: string | null }[];
}

/**
 * Refuses a step while anything that it asks is missing, with every rule and what is missing: exactly what
 * `Deal.compliance` shows for it.
 * @throws Refusal RULE for each item, STATE where no rule but the course of the case asks
 */
export async function requireStep(change: DealChange, step: ClearingStep, lock = false): Promise<Judgement> {
  const facts = await dealFacts(change.tx, change, { lock });
  const items = complianceOf(facts);
  const stops = stopping(items, step);
  if (stops.length > 0) throw Refusal.all(stops.map(refusalOf));
  return { facts, warnings: warningsOf(items) };
}

/**
 * The last question before a signature: judged anew with result and notice locked, so that no objection, withdrawal or
 * other deal can slip in; the stored state counts for nothing.
 * @throws Refusal STATE before terms are agreed, else as `requireStep`
 */
export async function requireCleared(change: DealChange): Promise<Judgement> {
  const { deal } = change.record;
  if (deal.terms === null) throw new Refusal('STATE', { params: { state: deal.state, action: 'signDeal' } });
  const result = await resultForCase(change.tx, deal.resultId, { lock: true });
  if (result) change.record.result = result;
  return requireStep(change, 'CLEAR', true);
}

/** What stands against nothing but is kept in the audit trail. */
export function warningsOf(items: readonly Compliance[]): Judgement['warnings'] {
  return items.filter(({ status }) => status === 'WARNING').map(({ ruleId, code }) => ({ ruleId, code }));
}

function refusalOf({ rule, code, params, until }: Compliance): UserErrorData {
  const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
  return userError(rule ? 'RULE' : 'STATE', {
    params: { ...values, missing: code ?? '', ...(until ? { until: until.toISOString() } : {}) },
    ...(rule ? { rule } : {}),
  });
}
