import type { App } from '../../platform/app.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { RuleQuote } from '../../platform/errors.ts';
import { organizationById } from '../accounts/accounts.loaders.ts';
import type { Organization } from '../accounts/organizations/organization.entity.ts';
import { rulebookOf } from './rulebook.service.ts';
import { quoteRule, type Rulebook } from './rulebook.ts';
import type { RuleId } from './rules/index.ts';

/** The organisation that owns results, with the rulebook that judges its steps today. */
export interface Unit {
  organization: Organization;
  rulebook: Rulebook;
}

/**
 * Reads a unit. Call it before a transaction is open: it takes a connection of its own, and transactions that wait
 * for second connections could use up the pool.
 */
export async function unitOf(app: App, organizationId: string): Promise<Unit> {
  const organizations = await organizationById.batch(app, [organizationId]);
  const organization = organizations.get(organizationId);
  if (!organization) throw new Error(`rulebook: there is no organisation ${organizationId}`);
  return { organization, rulebook: await rulebookOf(app.db.manager, organization) };
}

/**
 * The unit with the rulebook of this moment, for a step that has waited for the lock of its case: what was adopted
 * meanwhile counts.
 */
export async function presentUnit(tx: Transaction, { organization }: Unit): Promise<Unit> {
  return { organization, rulebook: await rulebookOf(tx, organization) };
}

/** A rule as refusals quote it, where the unit's rulebook has it. */
export function ruleOf({ rulebook }: Unit, id: RuleId): { rule?: RuleQuote } {
  const rule = rulebook.rule(id);
  return rule ? { rule: quoteRule(rule) } : {};
}
