/** What rows of versions say about a day. A row made later never counts for a day before it was made. */
import type { Transaction } from '../../../platform/database/transaction.ts';
import { type DocumentDates, isDocumentId } from '../documents.ts';
import type { RulebookOptions } from '../rulebook.ts';
import type { Adoption, Amendment } from '../rulebook.types.ts';
import { isRuleId } from '../rules/index.ts';
import { RulebookVersion } from './rulebook-version.entity.ts';
import { storedValues } from './values.ts';

/** What of units' adoptions is in effect on a day, as rows by organisation. One statement. */
export async function adoptionRows(
  tx: Transaction,
  organizationIds: readonly string[],
  on: string,
): Promise<Map<string, RulebookVersion[]>> {
  const adopted = new Map<string, RulebookVersion[]>(organizationIds.map((id) => [id, []]));
  if (organizationIds.length === 0) return adopted;
  const latest = await tx
    .createQueryBuilder(RulebookVersion, 'version')
    .distinctOn(['version.organizationId', 'version.ruleId'])
    .where('version.organizationId IN (:...organizationIds)', { organizationIds: [...organizationIds] })
    .andWhere('version.effectiveFrom <= :on', { on })
    .orderBy('version.organizationId')
    .addOrderBy('version.ruleId')
    .addOrderBy('version.at', 'DESC')
    .addOrderBy('version.id', 'DESC')
    .getMany();
  for (const row of latest) {
    if (row.kind === 'ADOPTION') adopted.get(row.organizationId ?? '')?.push(row);
  }
  return adopted;
}

/** A row of an adoption as the rulebook reads it. */
export function adoptionOf({ ruleId, effectiveFrom, parameters }: RulebookVersion): Adoption {
  if (!ruleId || !isRuleId(ruleId)) throw new Error(`there is no rule ${ruleId} to adopt`);
  return { ruleId, effectiveFrom, parameters: storedValues(ruleId, parameters) };
}

export interface CommonSettings extends Pick<RulebookOptions, 'documentDates' | 'amendments'> {
  documentDates: DocumentDates;
  amendments: readonly Amendment[];
}

/** What operators have set for all units and is in effect on a day. One statement. */
export async function commonSettings(tx: Transaction, on: string): Promise<CommonSettings> {
  const rows = await commonRows(tx, on);
  const dates = rows.flatMap(({ documentId, parameters }) =>
    documentId && isDocumentId(documentId)
      ? [
          [
            documentId,
            {
              effectiveFrom: parameters.effectiveFrom ?? null,
              effectiveTo: parameters.effectiveTo ?? null,
            },
          ] as const,
        ]
      : [],
  );
  const amendments = rows.flatMap(({ ruleId, parameters, effectiveFrom }) =>
    ruleId && isRuleId(ruleId) && Object.keys(parameters).length > 0
      ? [{ ruleId, effectiveFrom, parameters: storedValues(ruleId, parameters) }]
      : [],
  );
  return { documentDates: Object.fromEntries(dates), amendments };
}

/** The latest row in effect on a day of each document and rule that an operator has set something for. */
export function commonRows(tx: Transaction, on: string): Promise<RulebookVersion[]> {
  return tx
    .createQueryBuilder(RulebookVersion, 'version')
    .distinctOn(['version.documentId', 'version.ruleId'])
    .where('version.organizationId IS NULL')
    .andWhere('version.effectiveFrom <= :on', { on })
    .orderBy('version.documentId')
    .addOrderBy('version.ruleId')
    .addOrderBy('version.at', 'DESC')
    .addOrderBy('version.id', 'DESC')
    .getMany();
}

/** The last decision of an organisation about a rule, also one that takes effect later. */
export function lastDecision(
  tx: Transaction,
  organizationId: string,
  ruleId: string,
): Promise<RulebookVersion | null> {
  return tx.findOne(RulebookVersion, {
    where: { organizationId, ruleId },
    order: { at: 'DESC', id: 'DESC' },
  });
}
