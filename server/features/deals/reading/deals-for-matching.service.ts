import type { Transaction } from '../../../platform/database/transaction.ts';

/** What contracts leave of a right: an exclusive or sole license that runs, or the right itself given away. */
export type TakenRight = 'EXCLUSIVE' | 'TRANSFERRED';

/** How many deals of a unit were completed, and how many are in effect. */
export interface DealRecord {
  completed: number;
  running: number;
}

/**
 * Which of these results can no longer be had for oneself, by signed contracts; those that can are left out. Deals that
 * are still negotiated or cleared say nothing here: they are known to their sides only. One statement.
 * @param today day in Asia/Shanghai
 */
export async function takenRights(
  tx: Transaction,
  resultIds: readonly string[],
  today: string,
): Promise<Map<string, TakenRight>> {
  if (resultIds.length === 0) return new Map();
  const rows = await tx.query<{ result_id: string; transferred: boolean; exclusive: boolean }[]>(
    `SELECT result_id,
       bool_or(terms ->> 'mode' IN ('TRANSFER', 'EQUITY', 'INVEST_THEN_EQUITY')) AS transferred,
       bool_or(state IN ('SIGNED', 'ACTIVE') AND terms #>> '{license,kind}' IN ('SOLE', 'EXCLUSIVE')
         AND (contract_ends_on IS NULL OR contract_ends_on >= CAST($2 AS date))) AS exclusive
     FROM deal
     WHERE result_id = ANY(CAST($1 AS uuid[])) AND state IN ('SIGNED', 'ACTIVE', 'COMPLETED')
     GROUP BY result_id`,
    [[...resultIds], today],
  );
  return new Map(
    rows
      .filter(({ transferred, exclusive }) => transferred || exclusive)
      .map((row) => [row.result_id, row.transferred ? 'TRANSFERRED' : 'EXCLUSIVE']),
  );
}

/** Deals of units that took effect, as owners; those without any are left out. One statement. */
export async function dealRecords(
  tx: Transaction,
  organizationIds: readonly string[],
): Promise<Map<string, DealRecord>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await tx.query<({ organization_id: string } & DealRecord)[]>(
    `SELECT organization_id, CAST(count(*) FILTER (WHERE state = 'COMPLETED') AS integer) AS completed,
       CAST(count(*) FILTER (WHERE state = 'ACTIVE') AS integer) AS running
     FROM deal
     WHERE organization_id = ANY(CAST($1 AS uuid[])) AND state IN ('ACTIVE', 'COMPLETED') AND prior_deal_id IS NULL
     GROUP BY organization_id`,
    [[...organizationIds]],
  );
  return new Map(
    rows.map(({ organization_id, completed, running }) => [organization_id, { completed, running }]),
  );
}
