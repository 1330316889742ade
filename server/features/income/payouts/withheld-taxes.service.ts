import type { Scope } from '../../../platform/app.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { payoutPolicy } from './payout.policy.ts';
import { actingOrganization } from './prepare-payout.service.ts';
import { TaxRemittance } from './tax-remittance.entity.ts';

/** Withheld tax of the pay-outs of one month, in fen. */
export interface MonthlyTax {
  /** `YYYY-MM`. */
  month: string;
  /** People who were paid. */
  people: number;
  withheld: bigint;
  remitted: bigint;
  outstanding: bigint;
}

/** Taxes by month of the pay-outs, the newest month first; of one month if one is named. */
export async function monthlyTaxes(
  tx: Transaction,
  organizationId: string,
  month: string | null = null,
): Promise<MonthlyTax[]> {
  const rows = await tx.query<{ month: string; people: number; withheld: string; remitted: string }[]>(
    `SELECT coalesce(paid.month, done.month) AS month, coalesce(paid.people, 0)::int AS people,
       coalesce(paid.withheld, 0)::text AS withheld, coalesce(done.remitted, 0)::text AS remitted
     FROM (
       SELECT to_char(line.paid_on, 'YYYY-MM') AS month, count(DISTINCT line.payee_id) AS people,
         sum(line.withheld) AS withheld
       FROM payout_line line JOIN payout_batch batch ON batch.id = line.batch_id
       WHERE batch.organization_id = $1 AND line.state = 'PAID' GROUP BY 1
     ) AS paid
     FULL JOIN (
       SELECT month, sum(amount) AS remitted FROM tax_remittance
       WHERE organization_id = $1 AND reversal_entry_id IS NULL GROUP BY 1
     ) AS done ON done.month = paid.month
     WHERE $2::text IS NULL OR coalesce(paid.month, done.month) = $2
     ORDER BY 1 DESC`,
    [organizationId, month],
  );
  return rows.map((row) => {
    const withheld = BigInt(row.withheld);
    const remitted = BigInt(row.remitted);
    return { month: row.month, people: row.people, withheld, remitted, outstanding: withheld - remitted };
  });
}

/** Taxes by month of the unit acted for. @throws Refusal FORBIDDEN */
export async function findWithheldTaxes(scope: Scope): Promise<MonthlyTax[]> {
  const organizationId = actingOrganization(scope);
  authorize(payoutPolicy, scope.actor, 'see', { organizationId });
  return monthlyTaxes(scope.app.db.manager, organizationId);
}

/** What the unit acted for handed over, the latest first. @throws Refusal FORBIDDEN */
export async function findRemittances(scope: Scope, page: PageArgs): Promise<Page<TaxRemittance>> {
  const organizationId = actingOrganization(scope);
  authorize(payoutPolicy, scope.actor, 'see', { organizationId });
  const query = scope.app.db
    .createQueryBuilder(TaxRemittance, 'remittance')
    .where('remittance.organizationId = :organizationId', { organizationId });
  return keysetPage(query, page, {
    expression: 'remittance.remittedOn',
    direction: 'DESC',
    value: ({ remittedOn }) => remittedOn,
    type: 'date',
  });
}
