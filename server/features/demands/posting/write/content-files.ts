import type { Scope } from '../../../../platform/app.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { attachFiles, discardFiles } from '../../../../platform/files/files.service.ts';
import type { DemandContent } from '../../content/demand-content.ts';
import type { Demand } from '../../data/demand.entity.ts';

/** Kinds under which the files of demands are kept. */
export const DEMAND_FILE = 'Demand';
export const CONFIDENTIAL_DEMAND_FILE = 'DemandConfidential';

/**
 * Gives the files of new content to the demand. What a draft drops is deleted; a published demand keeps it.
 * @throws Refusal what the file store refuses
 */
export async function takeFiles(
  tx: Transaction,
  { actor }: Scope,
  demand: Demand,
  content: DemandContent,
): Promise<void> {
  const open = { kind: DEMAND_FILE, id: demand.id };
  const confidential = { kind: CONFIDENTIAL_DEMAND_FILE, id: demand.id };
  await attachFiles(tx, content.fileIds, open, actor, { field: 'content.fileIds' });
  await attachFiles(tx, content.confidentialPart.fileIds, confidential, actor, {
    field: 'content.confidentialPart.fileIds',
  });
  if (demand.publishedAt !== null) return;
  const { fileIds, confidentialPart } = demand.content;
  const dropped = (before: readonly string[], now: readonly string[]) =>
    before.filter((id) => !now.includes(id));
  await discardFiles(tx, dropped(fileIds, content.fileIds), open);
  await discardFiles(tx, dropped(confidentialPart.fileIds, content.confidentialPart.fileIds), confidential);
}
