import type { CaseRef } from '../../../platform/cases.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { LeaderPosition } from '../../deals/deal.enums.ts';
import type { ConversionMode } from '../../rulebook/rules/vocabulary.ts';
import type { IncomeSourceKind } from '../income.enums.ts';
import { ownImplementationSource } from '../own-implementation/own-implementation-source.ts';
import { contractSource } from './contract-source.ts';

/** What income comes from: a running contract, an own implementation, or a lane of a demand. */
export interface SourceRef {
  kind: IncomeSourceKind;
  id: string;
}

/** A source with what its distribution goes by. */
export interface IncomeSource extends SourceRef {
  organizationId: string;
  resultId: string;
  title: string;
  /** Number of the contract or the demand; null for own implementation. */
  number: string | null;
  /** The deal whose page shows it; null for what is no contract. */
  dealId: string | null;
  /** The deal, or the demand, under which the ledger keeps its accounts; null for own implementation. */
  ledgerDealId: string | null;
  mode: ConversionMode;
  /** Of joint implementation: the unit's share of operating profit; else null. */
  profitBasisPoints: number | null;
  /** Day on which the conversion was agreed (GRT-7). */
  agreedOn: string;
  /** Completers whom the unit declared to be its leaders (INC-8). */
  leaders: readonly { completerId: string; position: LeaderPosition }[];
  /** The chain that events of plan and costs go onto. */
  auditCase: Pick<CaseRef, 'caseId'> & { caseType: string };
}

/** Money that came in and may be distributed; below zero where it was taken back. */
export interface ReceivedMoney {
  id: string;
  /** Fen. */
  amount: bigint;
  receivedOn: string;
  invoiceId: string | null;
  receiptId: string | null;
}

/** How a kind of source is read. */
export interface SourceReader {
  read(tx: Transaction, id: string): Promise<IncomeSource | null>;
  received(tx: Transaction, id: string): Promise<ReceivedMoney[]>;
}

const readers = new Map<IncomeSourceKind, SourceReader>([
  ['CONTRACT', contractSource],
  ['OWN_IMPLEMENTATION', ownImplementationSource],
]);

/** Says how a kind of source is read that a later feature keeps. */
export function addIncomeSource(kind: IncomeSourceKind, reader: SourceReader): void {
  readers.set(kind, reader);
}

function readerOf(kind: IncomeSourceKind): SourceReader {
  const reader = readers.get(kind);
  if (!reader) throw new Error(`income: nobody reads sources of the kind ${kind}`);
  return reader;
}

/** @throws Refusal NOT_FOUND */
export async function readSource(tx: Transaction, { kind, id }: SourceRef): Promise<IncomeSource> {
  const source = await readerOf(kind).read(tx, id);
  if (!source) throw new Refusal('NOT_FOUND', { field: 'source' });
  return source;
}

/** Everything that a source brought, in order; what was taken back has a row of its own. */
export function receivedFrom(tx: Transaction, { kind, id }: SourceRef): Promise<ReceivedMoney[]> {
  return readerOf(kind).received(tx, id);
}

/** Lets nobody else change plan, costs or distributions of a source until the transaction ends. */
export async function lockSource(tx: Transaction, { kind, id }: SourceRef): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`income:${kind}:${id}`]);
}
