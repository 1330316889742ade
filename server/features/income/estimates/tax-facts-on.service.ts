import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { authorize, type Policy } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readName } from '../../../platform/input/texts.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import { userIdOf } from '../user-of.ts';
import type { TaxFactName } from './estimate.enums.ts';
import { TaxFactChange } from './tax-fact-change.entity.ts';
import { TAX_FACTS, type TaxFacts } from './tax-facts.ts';

/** Kind of case under which the audit trail keeps changes of tax facts; the id is of the change. */
const TAX_FACT_CASE = 'TaxFact';
const EARLIEST_YEAR = 1950;
const MOST_MONTHS = 600;
const MOST_YUAN = 2_000_000_000;
const FEN_OF_A_YUAN = 100n;

const policy: Policy<'set', null> = { set: (actor) => hasRole(actor, ['OPERATOR']) };

/** The tax facts of a day: those that came with the product, with what the operator gave since. One statement. */
export async function taxFactsOn(tx: Transaction, day: string): Promise<TaxFacts> {
  const changes = await tx
    .createQueryBuilder(TaxFactChange, 'change')
    .distinctOn(['change.name'])
    .where('change.effectiveFrom <= :day', { day })
    .orderBy('change.name')
    .addOrderBy('change.effectiveFrom', 'DESC')
    .addOrderBy('change.at', 'DESC')
    .getMany();
  return applied(changes);
}

/** The facts with changed figures; their documents are named beside those that came with the product. */
export function applied(
  changes: readonly Pick<TaxFactChange, 'name' | 'value' | 'source' | 'sourceYear'>[],
): TaxFacts {
  const facts = { transfer: { ...TAX_FACTS.transfer }, reward: { ...TAX_FACTS.reward } };
  for (const { name, value, source, sourceYear } of changes) {
    const part = name.startsWith('TRANSFER_') ? facts.transfer : facts.reward;
    part.sources = [{ title: { zh: source, en: source }, year: sourceYear }, ...part.sources];
    switch (name) {
      case 'TRANSFER_EXEMPT':
        facts.transfer.exemptPerYear = BigInt(value) * FEN_OF_A_YUAN;
        break;
      case 'TRANSFER_REDUCED':
        facts.transfer.reducedBasisPoints = value;
        break;
      case 'TRANSFER_RATE':
        facts.transfer.rateBasisPoints = value;
        break;
      case 'TRANSFER_LICENSE_MONTHS':
        facts.transfer.licenseFromMonths = value;
        break;
      case 'REWARD_COUNTED':
        facts.reward.countedBasisPoints = value;
        break;
      case 'REWARD_WITHIN_MONTHS':
        facts.reward.paidWithinMonths = value;
        break;
    }
  }
  return facts;
}

export interface SetTaxFact {
  name: TaxFactName;
  /** Whole yuan, basis points or months, by the name. */
  value: number;
  effectiveFrom: string;
  source: string;
  sourceYear: number;
}

/**
 * The operator gives a figure anew, with the document that says so; the one before stays for the days before.
 * @throws Refusal FORBIDDEN, and what the fields lack
 */
export function setTaxFact(scope: Scope, input: SetTaxFact): Promise<TaxFactChange> {
  return inTransaction(scope.app.db, async (tx) => {
    authorize(policy, scope.actor, 'set', null);
    const problems = new Problems('');
    const source = readName(input.source, 200, problems.at('source'));
    const max = mostOf(input.name);
    if (!Number.isSafeInteger(input.value) || input.value < 0 || input.value > max) {
      problems.at('value').add('LIMIT', { min: 0, max });
    }
    const thisYear = Number(clock.today().slice(0, 4));
    if (input.sourceYear < EARLIEST_YEAR || input.sourceYear > thisYear) {
      problems.at('sourceYear').add('LIMIT', { min: EARLIEST_YEAR, max: thisYear });
    }
    refuseAll(problems.list);
    const change = Object.assign(new TaxFactChange(), {
      ...input,
      source,
      id: newId(),
      byUser: userIdOf(scope),
      at: clock.now(),
    });
    await tx.insert(TaxFactChange, change as object);
    const { id, name, value, effectiveFrom, sourceYear } = change;
    await audit(tx, scope, {
      caseType: TAX_FACT_CASE,
      caseId: id,
      action: 'setTaxFact',
      facts: { name, value, effectiveFrom, source, sourceYear },
    });
    return change;
  });
}

function mostOf(name: TaxFactName): number {
  if (name === 'TRANSFER_EXEMPT') return MOST_YUAN;
  return name.endsWith('_MONTHS') ? MOST_MONTHS : WHOLE_IN_BASIS_POINTS;
}
