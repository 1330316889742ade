import { In } from 'typeorm';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { newId } from '../../../../platform/ids.ts';
import { payeeFor } from '../../../income/payees/payee-for.service.ts';
import { CommissionClaim } from '../data/commission-claim.entity.ts';
import type { ClaimPayer, ClaimRole } from '../settlement.enums.ts';

/** Kind of case under which the audit trail and the ledger keep what happens with a commission. */
export const CLAIM_CASE = 'CommissionClaim';

/** A claim by what it is; it is made when it first grows. */
export interface ClaimRef {
  /** The claim as one text, equal for equal ones. */
  place: string;
  engagementId: string | null;
  dealId: string | null;
  parentId: string | null;
  key: string;
  payer: ClaimPayer;
  payerId: string;
  role: ClaimRole;
  /** Of an ORGANIZATION; null for a PERSON. */
  organizationId: string | null;
  /** Of a PERSON with an account. */
  userId: string | null;
  /** The payee, where it is known. */
  payeeId: string | null;
  name: string;
  title: string;
  reference: string;
}

/** A claim that is there, as what it is. */
export function refOf(claim: CommissionClaim): ClaimRef {
  const { beneficiaryKind, beneficiaryId } = claim;
  const isOrganization = beneficiaryKind === 'ORGANIZATION';
  return {
    ...claim,
    organizationId: isOrganization ? beneficiaryId : null,
    payeeId: isOrganization ? null : beneficiaryId,
  };
}

/** Ids of claims by their places; those that are not there are made. Two callers at once get the same. */
export async function claimIds(
  tx: Transaction,
  refs: readonly ClaimRef[],
): Promise<ReadonlyMap<string, string>> {
  const byPlace = new Map(refs.map((ref) => [ref.place, ref]));
  const known = await idsOf(tx, [...byPlace.keys()]);
  const missing = [...byPlace].filter(([place]) => !known.has(place)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (missing.length === 0) return known;
  for (const [, ref] of missing) {
    await tx
      .createQueryBuilder()
      .insert()
      .into(CommissionClaim)
      .values(await newClaim(tx, ref))
      .orIgnore()
      .updateEntity(false)
      .execute();
  }
  return idsOf(tx, [...byPlace.keys()]);
}

/** Claims by id, locked in the order of their ids until the transaction ends. */
export async function lockClaims(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, CommissionClaim>> {
  if (ids.length === 0) return new Map();
  const claims = await tx.find(CommissionClaim, {
    where: { id: In([...new Set(ids)]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return new Map(claims.map((claim) => [claim.id, claim]));
}

async function idsOf(tx: Transaction, places: readonly string[]): Promise<Map<string, string>> {
  const found = await tx.find(CommissionClaim, {
    select: { id: true, place: true },
    where: { place: In([...places]) },
  });
  return new Map(found.map(({ place, id }) => [place, id]));
}

async function newClaim(tx: Transaction, ref: ClaimRef) {
  const { place, engagementId, dealId, parentId, key, payer, payerId, role, organizationId, payeeId } = ref;
  const { userId, name, title, reference } = ref;
  const now = clock.now();
  return {
    id: newId(),
    ...{ place, engagementId, dealId, parentId, key, payer, payerId, role, userId, name, title, reference },
    beneficiaryKind: organizationId ? ('ORGANIZATION' as const) : ('PERSON' as const),
    beneficiaryId: organizationId ?? payeeId ?? (await payeeOf(tx, ref)),
    ...{ accrued: 0n, paid: 0n, pending: 0n, invoiced: 0n, waiting: 0n },
    version: 1,
    createdAt: now,
    changedAt: now,
  };
}

async function payeeOf(tx: Transaction, { payerId, userId, name }: ClaimRef): Promise<string> {
  return (await payeeFor(tx, payerId, { userId, completerId: null, name })).id;
}
