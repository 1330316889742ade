import type { Transaction } from '../../../../platform/database/transaction.ts';
import type { FileOwner } from '../../../../platform/files/files.service.ts';
import { Contract } from './contract.entity.ts';
import { ContractDocument, Handover, Signatory, SignedCopy } from './contract-parts.entity.ts';

/** A contract with its parts, each oldest first. */
export interface ContractRecord {
  contract: Contract;
  documents: ContractDocument[];
  signatories: Signatory[];
  copies: SignedCopy[];
  handovers: Handover[];
}

/** Kind under which every file of a contract is kept. */
export const CONTRACT_FILES = 'Contract';

export function filesOf({ id }: Pick<Contract, 'id'>): FileOwner {
  return { kind: CONTRACT_FILES, id };
}

/** The contract of a deal; null before anything of it was written. Steps read it under the lock of the deal. */
export async function readContract(tx: Transaction, dealId: string): Promise<ContractRecord | null> {
  const contract = await tx.findOneBy(Contract, { dealId });
  if (!contract) return null;
  const where = { contractId: contract.id };
  return {
    contract,
    documents: await tx.find(ContractDocument, { where, order: { at: 'ASC', id: 'ASC' } }),
    signatories: await tx.find(Signatory, { where, order: { place: 'ASC' } }),
    copies: await tx.find(SignedCopy, { where, order: { at: 'ASC', id: 'ASC' } }),
    handovers: await tx.find(Handover, { where, order: { at: 'ASC', id: 'ASC' } }),
  };
}
