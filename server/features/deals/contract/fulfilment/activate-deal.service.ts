import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { guaranteedSum } from '../../../offers/terms/sums.ts';
import { markConverted } from '../../../results/conversion/mark-conversion.service.ts';
import { type DealChange, type DealReference, lockDeal, markOf, storeDeal } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import type { DealRecord } from '../../data/deal-record.ts';
import { dealStates } from '../../deal.states.ts';
import { type ContractChange, changeContract, requireContract } from '../change-contract.ts';
import { lastDayOf } from '../contract-dates.ts';
import { copiesOfTerms, signersOf, signersWithout } from '../contract-parties.ts';
import { Contract } from '../data/contract.entity.ts';
import type { ContractRecord } from '../data/contract-record.ts';

/**
 * Puts a signed contract into effect once the copies of all parties are in: the result is converted (REG-4, REG-5), and
 * a contract that this one amends or renews ends.
 * @throws Refusal STATE, REQUIRED with the party whose copy is missing, STATE if the amended contract does not run any
 *   more
 */
export function activateDeal(scope: Scope, input: DealReference): Promise<Deal> {
  return changeContract(scope, input, 'OWNER', async (change) => {
    const { record, contract: found } = change;
    const state = dealStates.next(record.deal.state, 'activate');
    const ready = requireContract(found, 'activate');
    if (ready.contract.imported)
      throw new Refusal('STATE', { params: { action: 'activate', reason: 'IMPORTED' } });
    const signedOn = lastSignature(ready, record);
    record.deal.state = state;
    const effect = await takeEffect(change.tx, record.deal, ready, signedOn);
    await supersede(change);
    if (record.deal.origin !== 'AMENDMENT') await convert(change);
    return { action: 'activateDeal', facts: { contractId: ready.contract.id, signedOn, ...effect } };
  });
}

/** The day of the last signature. */
function lastSignature({ copies }: ContractRecord, record: DealRecord): string {
  const counted = copiesOfTerms(copies, record.deal);
  const [missing] = signersWithout(signersOf(record), counted);
  if (missing) {
    const { side, partyId } = missing;
    throw new Refusal('REQUIRED', {
      field: 'signedCopies',
      params: { missing: 'SIGNED_COPY_MISSING', side, ...(partyId ? { partyId } : {}) },
    });
  }
  // Of a party with several copies the newest counts.
  const newest = signersOf(record).map(
    (signer) =>
      counted.filter((copy) => copy.side === signer.side && copy.partyId === signer.partyId).at(-1)?.signedOn,
  );
  return newest.reduce<string>((last, day) => (day !== undefined && day > last ? day : last), '');
}

/** Writes from when and until when it holds. */
export async function takeEffect(
  tx: Transaction,
  deal: Deal,
  { contract }: ContractRecord,
  signedOn: string,
  validUntil: string | null | undefined = undefined,
): Promise<{ validFrom: string; validUntil: string | null }> {
  if (!deal.terms) throw new Error(`deals: ${deal.id} takes effect without terms`);
  const until = validUntil === undefined ? lastDayOf(deal.terms, signedOn) : validUntil;
  deal.activeAt = clock.now();
  deal.contractEndsOn = until;
  const effect = { validFrom: signedOn, validUntil: until };
  await tx.update(Contract, { id: contract.id }, { signedOn, ...effect });
  return effect;
}

/** Marks the result (REG-4, REG-5) with what is surely paid. */
export async function convert({ tx, scope, unit, record: { deal, result } }: DealChange): Promise<void> {
  const amount = deal.terms ? guaranteedSum(deal.terms) : 0n;
  await markConverted(tx, scope, unit, deal.resultId, { dealNumber: deal.number, amount });
  result.result.conversionStatus = 'CONVERTED';
}

/**
 * Ends the contract that this one amends or renews. What is amended must still run; what is renewed may be over.
 * @throws Refusal STATE
 */
async function supersede({ tx, scope, unit, enterprise, record: { deal } }: ContractChange): Promise<void> {
  if (deal.priorDealId === null) return;
  const prior = await lockDeal(tx, scope, deal.priorDealId, { unit, enterprise });
  const before = markOf(prior.record.deal);
  if (deal.origin === 'RENEWAL' && prior.record.deal.state === 'COMPLETED') return;
  const state = dealStates.next(prior.record.deal.state, 'complete');
  Object.assign(prior.record.deal, { state, endedAt: clock.now() });
  await storeDeal(prior, before, { action: 'supersede', facts: { by: deal.id, number: deal.number } });
}
