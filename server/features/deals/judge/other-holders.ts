import { In, Not } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { contradict } from '../../offers/exclusive.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import { Deal } from '../data/deal.entity.ts';
import { HOLDING } from '../deal.states.ts';

/**
 * The number of a deal on the same result that is agreed or runs and cannot stand beside these terms: who takes the
 * right leaves nothing, a sole or exclusive license no other one in its territory. The deal that is amended or renewed
 * does not count. Null for none. One statement; whoever is to be sure locks the result before.
 */
export async function otherHolders(
  tx: Transaction,
  { id, resultId, priorDealId }: Pick<Deal, 'id' | 'resultId' | 'priorDealId'>,
  terms: Terms,
): Promise<string | null> {
  const others = await tx.find(Deal, {
    select: { id: true, number: true, terms: true, priorDealId: true },
    where: { resultId, state: In([...HOLDING]), id: Not(In([id, ...(priorDealId ? [priorDealId] : [])])) },
    order: { agreedAt: 'ASC', id: 'ASC' },
  });
  const holder = others.find(
    (other) =>
      other.priorDealId !== id &&
      other.terms !== null &&
      contradict(terms, other.terms) &&
      sameField(terms, other.terms),
  );
  return holder?.number ?? null;
}

/** Licenses for different fields of use can stand side by side. */
function sameField(a: Terms, b: Terms): boolean {
  if (!a.license || !b.license) return true;
  const field = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const [one, other] = [field(a.license.fieldOfUse), field(b.license.fieldOfUse)];
  return one === '' || other === '' || one === other;
}
