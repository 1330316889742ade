import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { groupBy } from '../../../platform/graphql/loaders.ts';
import { ConfidentialPart } from './confidential.entity.ts';
import { Completer, CoOwner, Encumbrance, ResultPicture, ResultRight } from './result-parts.entity.ts';
import { TechResult } from './tech-result.entity.ts';

/** A result with everything that belongs to it; the unit that is locked, changed and written as one. */
export interface ResultRecord {
  result: TechResult;
  completers: Completer[];
  rights: ResultRight[];
  coOwners: CoOwner[];
  encumbrances: Encumbrance[];
  pictures: ResultPicture[];
  confidential: ConfidentialPart | null;
}

/** The lists of a record; each is written as a whole, in order. */
export const PART_ENTITIES = {
  completers: Completer,
  rights: ResultRight,
  coOwners: CoOwner,
  encumbrances: Encumbrance,
  pictures: ResultPicture,
} as const;

export type PartList = keyof typeof PART_ENTITIES;

/** The parts of a record that a change touched, so that only those are written. */
export type TouchedParts = ReadonlySet<PartList | 'confidential'>;

export const ALL_PARTS: TouchedParts = new Set([
  'completers',
  'rights',
  'coOwners',
  'encumbrances',
  'pictures',
  'confidential',
]);

/**
 * Reads records and locks them, always in the order of their ids, so that two batches cannot wait for each other.
 * @returns by id; ids without a result are left out
 */
export async function lockRecords(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, ResultRecord>> {
  if (ids.length === 0) return new Map();
  const results = await tx.find(TechResult, {
    where: { id: In([...new Set(ids)]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return readParts(tx, results);
}

/** The record of each result, with a constant number of statements. */
export async function readParts(
  tx: Transaction,
  results: readonly TechResult[],
): Promise<Map<string, ResultRecord>> {
  if (results.length === 0) return new Map();
  const ids = results.map((result) => result.id);
  const completers = await partsOf(tx, Completer, ids);
  const rights = await partsOf(tx, ResultRight, ids);
  const coOwners = await partsOf(tx, CoOwner, ids);
  const encumbrances = await partsOf(tx, Encumbrance, ids);
  const pictures = await partsOf(tx, ResultPicture, ids);
  const confidential = await tx.findBy(ConfidentialPart, { resultId: In(ids) });
  return new Map(
    results.map((result) => [
      result.id,
      {
        result,
        completers: completers.get(result.id) ?? [],
        rights: rights.get(result.id) ?? [],
        coOwners: coOwners.get(result.id) ?? [],
        encumbrances: encumbrances.get(result.id) ?? [],
        pictures: pictures.get(result.id) ?? [],
        confidential: confidential.find((part) => part.resultId === result.id) ?? null,
      },
    ]),
  );
}

/** Parts of results, such as rights, by result and in their order. */
export async function partsOf<T extends ObjectLiteral & { resultId: string }>(
  tx: Transaction,
  entity: EntityTarget<T>,
  ids: readonly string[],
): Promise<Map<string, T[]>> {
  const parts = await tx
    .createQueryBuilder(entity, 'part')
    .where('part.resultId IN (:...ids)', { ids: [...ids] })
    .orderBy('part.position')
    .getMany();
  return groupBy(parts, (part) => part.resultId);
}

/** Writes new records, with a number of statements that does not depend on how many they are. */
export async function insertRecords(tx: Transaction, records: readonly ResultRecord[]): Promise<void> {
  if (records.length === 0) return;
  await tx.insert(TechResult, records.map(({ result }) => result) as object[]);
  await insertParts(tx, records, ALL_PARTS);
}

/** Writes changed records and those of their lists that were touched. */
export async function updateRecords(
  tx: Transaction,
  records: readonly ResultRecord[],
  touched: TouchedParts,
): Promise<void> {
  if (records.length === 0) return;
  await tx.upsert(TechResult, records.map(({ result }) => result) as object[], ['id']);
  const ids = records.map(({ result }) => result.id);
  for (const list of lists(touched)) await tx.delete(PART_ENTITIES[list], { resultId: In(ids) });
  if (touched.has('confidential')) await tx.delete(ConfidentialPart, { resultId: In(ids) });
  await insertParts(tx, records, touched);
}

async function insertParts(
  tx: Transaction,
  records: readonly ResultRecord[],
  touched: TouchedParts,
): Promise<void> {
  for (const list of lists(touched)) {
    const entity: EntityTarget<ObjectLiteral> = PART_ENTITIES[list];
    const parts = records.flatMap((record): ObjectLiteral[] => record[list]);
    if (parts.length > 0) await tx.insert(entity, parts);
  }
  if (!touched.has('confidential')) return;
  const confidential = records.flatMap((record) => record.confidential ?? []);
  if (confidential.length > 0) await tx.insert(ConfidentialPart, confidential);
}

function lists(touched: TouchedParts): PartList[] {
  return (Object.keys(PART_ENTITIES) as PartList[]).filter((list) => touched.has(list));
}
