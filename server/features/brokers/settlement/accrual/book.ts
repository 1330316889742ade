import { In } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { auditAll } from '../../../../platform/audit/audit.service.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { groupBy } from '../../../../platform/graphql/loaders.ts';
import { newId } from '../../../../platform/ids.ts';
import { formatYuan, WHOLE_IN_BASIS_POINTS } from '../../../../platform/money.ts';
import { tell } from '../../../../platform/outbox/outbox.service.ts';
import type { LedgerEntry } from '../../../ledger/data/ledger-entry.entity.ts';
import type { NewEntry } from '../../../ledger/ledger.types.ts';
import { splitAccrual } from '../../engagements/terms/split-accrual.ts';
import { CommissionAccrual, CommissionClaim } from '../data/commission-claim.entity.ts';
import { COMMISSIONS_TOPIC } from '../data/commission-topic.ts';
import type { InnerSplitPart } from '../data/inner-split.entity.ts';
import type { AccrualSource } from '../settlement.enums.ts';
import { splitsInForce } from '../shares/splits-in-force.service.ts';
import { accrualEntry } from './accrual-entry.ts';
import { CLAIM_CASE, type ClaimRef, claimIds, lockClaims } from './claims.ts';

/** That what somebody is owed grows or shrinks. */
export interface Growth {
  ref: ClaimRef;
  source: AccrualSource;
  sourceId: string;
  /** Fen; below zero it shrinks. */
  amount: bigint;
  bookedOn: string;
  /** Fen that are due beyond it and wait for later income; left out where nothing can wait. */
  waiting?: bigint;
}

/** What grew, in memory: entries to be posted, and how to write the rest once they are. */
export interface ReadyGrowth {
  entries: NewEntry[];
  /** @param entry of a distribution, which books what has no entry of its own */
  store: (scope: Scope, own: readonly LedgerEntry[], entry: LedgerEntry | null) => Promise<void>;
}

/** Of what an agency keeps itself when its part is divided. */
const KEPT = 'kept';

/** Key of a member in what an agency divides. */
export function memberKey(userId: string): string {
  return `member:${userId}`;
}

interface Row {
  claim: CommissionClaim;
  accrual: Omit<CommissionAccrual, 'entryId'>;
  /** Null where a distribution books it. */
  entry: NewEntry | null;
}

interface Family {
  claims: Map<string, CommissionClaim>;
  /** By id of the agency's claim. */
  children: Map<string, CommissionClaim[]>;
  parts: Map<string, InnerSplitPart[]>;
}

/**
 * Lets claims grow and shrink in memory, and with those of an agency those of its members, under the locks of all of
 * them. Nothing falls below zero: what is taken back was accrued.
 * @param booked whether an entry of its own books each growth, or that of a distribution
 */
export async function readyGrowth(
  tx: Transaction,
  growths: readonly Growth[],
  booked: 'BY_ITSELF' | 'BY_DISTRIBUTION',
): Promise<ReadyGrowth> {
  const changes = growths.filter(({ amount, waiting }) => amount !== 0n || waiting !== undefined);
  const ids = await claimIds(
    tx,
    changes.map(({ ref }) => ref),
  );
  const family = await familyOf(tx, changes, ids);
  const rows = changes.flatMap((growth): Row[] => {
    const claim = family.claims.get(ids.get(growth.ref.place) ?? '');
    if (!claim) throw new Error('settlement: a claim was not locked');
    if (growth.waiting !== undefined) claim.waiting = growth.waiting;
    if (growth.amount === 0n) return [];
    const { source, sourceId, amount, bookedOn } = growth;
    const parts = shared(claim, amount, family);
    const own = row(claim, { source, sourceId, amount, bookedOn }, booked === 'BY_ITSELF');
    return [
      own,
      ...parts.map(([child, part]) =>
        row(child, { source: 'SHARE', sourceId: own.accrual.id, amount: part, bookedOn }, true),
      ),
    ];
  });
  return {
    entries: rows.flatMap(({ entry }) => entry ?? []),
    store: (scope, own, entry) => store(tx, scope, family, rows, own, entry),
  };
}

function row(
  claim: CommissionClaim,
  growth: Pick<Growth, 'source' | 'sourceId' | 'amount' | 'bookedOn'>,
  hasEntry: boolean,
): Row {
  claim.accrued += growth.amount;
  const accrual = { id: newId(), claimId: claim.id, ...growth, at: clock.now() };
  return { claim, accrual, entry: hasEntry ? accrualEntry(claim, accrual) : null };
}

/** What members of an agency get or give back of a growth; none where it divides nothing. */
function shared(claim: CommissionClaim, amount: bigint, family: Family): [CommissionClaim, bigint][] {
  const children = family.children.get(claim.id) ?? [];
  const parts = family.parts.get(claim.id) ?? [];
  if (children.length === 0) return [];
  const divided = parts.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  const byMembers = children.reduce((sum, { accrued }) => sum + accrued, 0n);
  const split = splitAccrual(
    amount,
    [
      ...parts.map(({ userId, basisPoints }) => ({ key: memberKey(userId), basisPoints })),
      { key: KEPT, basisPoints: WHOLE_IN_BASIS_POINTS - divided },
    ],
    new Map([
      ...children.map(({ key, accrued }) => [key, accrued] as const),
      [KEPT, claim.accrued - byMembers] as const,
    ]),
  );
  return children.flatMap((child): [CommissionClaim, bigint][] => {
    const part = split.get(child.key) ?? 0n;
    return part === 0n ? [] : [[child, part]];
  });
}

/** Locks the claims that change with those of the members of agencies among them, which are made where they are not there. */
async function familyOf(
  tx: Transaction,
  growths: readonly Growth[],
  ids: ReadonlyMap<string, string>,
): Promise<Family> {
  const splits = await splitsInForce(
    tx,
    growths.flatMap(({ ref: { engagementId, organizationId } }) =>
      engagementId && organizationId ? [{ engagementId, organizationId }] : [],
    ),
  );
  const parts = new Map<string, InnerSplitPart[]>();
  const members: ClaimRef[] = [];
  for (const { ref } of growths) {
    const id = ids.get(ref.place);
    const found = splits.get(`${ref.engagementId}:${ref.organizationId}`);
    if (!id || !found || !ref.organizationId) continue;
    parts.set(id, found);
    members.push(...found.map((part) => memberRef(ref, id, ref.organizationId ?? '', part)));
  }
  await claimIds(tx, members);
  const parentIds = [...ids.values()];
  const children = await tx.find(CommissionClaim, {
    select: { id: true },
    where: { parentId: In(parentIds) },
  });
  const claims = await lockClaims(tx, [...parentIds, ...children.map(({ id }) => id)]);
  const ofParents = [...claims.values()].filter(({ parentId }) => parentId !== null);
  return { claims, parts, children: groupBy(ofParents, ({ parentId }) => parentId ?? '') };
}

function memberRef(
  { engagementId, dealId, title, reference }: ClaimRef,
  parentId: string,
  payerId: string,
  { userId, name }: InnerSplitPart,
): ClaimRef {
  const key = memberKey(userId);
  return {
    ...{ place: `share:${parentId}:${key}`, engagementId, dealId, parentId, key },
    ...{ payer: 'AGENCY', payerId, role: 'MEMBER', organizationId: null, userId, payeeId: null },
    ...{ name, title, reference },
  };
}

async function store(
  tx: Transaction,
  scope: Scope,
  { claims }: Family,
  rows: readonly Row[],
  own: readonly LedgerEntry[],
  whole: LedgerEntry | null,
): Promise<void> {
  const byKey = new Map(own.map((entry) => [entry.idempotencyKey, entry.id]));
  const accruals = rows.map(({ accrual, entry }) => {
    const entryId = entry ? byKey.get(entry.idempotencyKey) : whole?.id;
    if (!entryId) throw new Error(`settlement: accrual ${accrual.id} has no entry`);
    return { ...accrual, entryId };
  });
  if (accruals.length > 0) await tx.insert(CommissionAccrual, accruals);
  for (const claim of claims.values()) {
    claim.version += 1;
    claim.changedAt = clock.now();
    await tx.save(CommissionClaim, claim);
  }
  const engagements = [...claims.values()].flatMap(({ engagementId }) => engagementId ?? []);
  await tell(tx, COMMISSIONS_TOPIC, [...new Set(engagements)]);
  await auditAll(
    tx,
    scope,
    rows.map(({ claim, accrual: { id, source, sourceId, amount } }) => ({
      caseType: CLAIM_CASE,
      caseId: claim.id,
      action: 'accrueCommission',
      facts: {
        accrualId: id,
        source,
        sourceId,
        amount: formatYuan(amount),
        accrued: formatYuan(claim.accrued),
      },
    })),
  );
}
