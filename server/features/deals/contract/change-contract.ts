import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { changeDeal, type DealChange, type DealDone, type DealReference, forSide } from '../change-deal.ts';
import type { Deal } from '../data/deal.entity.ts';
import type { DealSide, DealState } from '../deal.enums.ts';
import { Contract } from './data/contract.entity.ts';
import { type ContractRecord, readContract } from './data/contract-record.ts';
import { CONTRACT_TYPE_OF, TITLES } from './text/facts.ts';

/** What a step of the contract works on: the locked deal, and its contract once there is one. */
export interface ContractChange extends DealChange {
  contract: ContractRecord | null;
  /** The side that acts. */
  side: DealSide;
}

/**
 * Changes the contract of a deal as `changeDeal` changes the deal: locked, permitted, at the version seen, with its
 * audit event.
 * @param who the side that takes the step; `EITHER` for what both do
 */
export function changeContract(
  scope: Scope,
  reference: DealReference,
  who: DealSide | 'EITHER',
  work: (change: ContractChange) => Promise<DealDone>,
): Promise<Deal> {
  const permit = who === 'EITHER' ? forSide('OWNER', 'ENTERPRISE') : forSide(who);
  return changeDeal(scope, reference, permit, async (change) => {
    const { side, tx, record } = change;
    if (side === null) throw new Refusal('FORBIDDEN');
    return work({ ...change, side, contract: await readContract(tx, record.deal.id) });
  });
}

/** Refuses a step that does not belong to the present state; for steps that change no state. */
export function requireState(
  { state }: Pick<Deal, 'state'>,
  states: readonly DealState[],
  action: string,
): void {
  if (states.includes(state)) return;
  throw new Refusal('STATE', { params: { state, action } });
}

/** The contract that a step needs. */
export function requireContract(contract: ContractRecord | null, action: string): ContractRecord {
  if (contract) return contract;
  throw new Refusal('STATE', { params: { action, missing: 'CONTRACT_NOT_PREPARED' } });
}

/** The number that a contract of ours bears: that of the deal, marked as a contract. */
export function contractNumber({ number }: Pick<Deal, 'number'>): string {
  return `HT-${number}`;
}

/** The contract of a deal whose terms are agreed, made on its first step. */
export async function ensureContract(
  tx: Transaction,
  deal: Deal,
  found: ContractRecord | null,
): Promise<ContractRecord> {
  if (found) return found;
  const { terms, termsDigest } = deal;
  if (!terms || !termsDigest)
    throw new Refusal('STATE', { params: { state: deal.state, missing: 'TERMS_NOT_AGREED' } });
  const contract = Object.assign(new Contract(), {
    id: newId(),
    dealId: deal.id,
    number: contractNumber(deal),
    type: CONTRACT_TYPE_OF[terms.mode],
    title: TITLES[terms.mode],
    termsDigest,
    signedOn: null,
    validFrom: null,
    validUntil: null,
    imported: false,
    declaration: null,
    declarationFileIds: [],
    confirmedAt: null,
    confirmedBy: null,
    ...NOT_REGISTERED,
    ...NO_TERMINATION,
    createdAt: clock.now(),
  } satisfies Contract);
  await tx.insert(Contract, contract as object);
  return { contract, documents: [], signatories: [], copies: [], handovers: [] };
}

export const NOT_REGISTERED = {
  registrationNumber: null,
  registeredOn: null,
  office: null,
  totalAmount: null,
  technologyAmount: null,
  rightKind: null,
  sector: null,
  wayOfPayment: null,
} as const;

export const NO_TERMINATION = {
  terminationSide: null,
  terminationReason: null,
  terminationBy: null,
  terminationAt: null,
} as const;
