import { Refusal } from '../../../platform/errors.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { Invoice } from '../invoices/data/invoice.entity.ts';
import { outstandingOf } from '../invoices/invoice.states.ts';
import { invoiceIn, type Money } from './change-money.ts';

/** How much of a receipt goes to an invoice. */
export interface MatchInput {
  invoiceId: string;
  /** Fen. */
  amount: bigint;
}

const MOST_MATCHES = 50;

/**
 * Holds matches against what is owed and what is there.
 * @param available fen that can be matched
 * @throws Refusal NOT_FOUND, INVALID (no sum, an invoice twice or of another enterprise, more than is there), LIMIT
 *   (`max`: what is still owed)
 */
export function readMatches(
  money: Money,
  matches: readonly MatchInput[],
  available: bigint,
  enterpriseId: string | null,
): { invoice: Invoice; amount: bigint }[] {
  if (matches.length > MOST_MATCHES)
    throw new Refusal('LIMIT', { field: 'matches', params: { max: MOST_MATCHES } });
  const parts = matches.map(({ invoiceId, amount }, index) => {
    const at = (name: string) => `matches.${index}.${name}`;
    const { invoice } = invoiceIn(money, invoiceId, at('invoiceId'));
    if (matches.findIndex((match) => match.invoiceId === invoiceId) !== index)
      throw new Refusal('INVALID', { field: at('invoiceId'), params: { reason: 'TWICE' } });
    if (enterpriseId !== null && invoice.enterpriseId !== enterpriseId)
      throw new Refusal('INVALID', { field: at('invoiceId'), params: { reason: 'OTHER_ENTERPRISE' } });
    if (amount <= 0n)
      throw new Refusal('INVALID', { field: at('amount'), params: { reason: 'NOT_POSITIVE' } });
    const owed = outstandingOf(invoice);
    if (amount > owed)
      throw new Refusal('LIMIT', {
        field: at('amount'),
        params: { reason: 'MORE_THAN_OWED', number: invoice.number, max: formatYuan(owed > 0n ? owed : 0n) },
      });
    return { invoice, amount };
  });
  const sum = parts.reduce((total, { amount }) => total + amount, 0n);
  if (sum > available)
    throw new Refusal('INVALID', {
      field: 'matches',
      params: { reason: 'MORE_THAN_THERE', max: formatYuan(available) },
    });
  if (new Set(parts.map(({ invoice }) => invoice.enterpriseId)).size > 1)
    throw new Refusal('INVALID', { field: 'matches', params: { reason: 'OTHER_ENTERPRISE' } });
  return parts;
}
