import type { Transaction } from '../../../platform/database/transaction.ts';
import type { TermsMode } from '../../offers/terms/terms.ts';

/** What deals are compared by. */
export interface ComparableBy {
  mode: TermsMode;
  payAfterUse: boolean;
  /** Code of the provincial sector (REG-10). */
  sector: string;
  /** Maturity; deals of one level below and above count too. Null: any. */
  trl: number | null;
}

/** A figure of comparable deals: a quarter of them lies below the lower value, half below the middle one. */
export interface Quartiles {
  lower: number;
  median: number;
  upper: number;
}

/** What comparable deals agreed; a figure that fewer than five of them have is left out. */
export interface ComparableDeals {
  count: number;
  /** Yuan: entry fee and stages together. */
  fixedSum: Quartiles | null;
  /** Yuan. */
  cap: Quartiles | null;
  /** Basis points of the first tier. */
  royalty: Quartiles | null;
}

/** Fewest deals of others that are shown together, so that none of them can be read off. */
export const FEWEST_COMPARABLE = 5;

interface Row {
  figure: 'fixedSum' | 'cap' | 'royalty' | 'all';
  count: number;
  values: [number, number, number] | null;
}

const TOOK_EFFECT = `('ACTIVE', 'COMPLETED', 'TERMINATED')`;
const FEN_OF_YUAN = 100;

/**
 * Quartiles of deals of the market that took effect, of one mode and sector and near one maturity, without a trace of
 * whose they are: only from five deals on, those of the organisation that asks are left out, and values keep two figures.
 * One statement.
 * @param askerId organisation that asks; null for visitors
 */
export async function comparableDeals(
  tx: Transaction,
  by: ComparableBy,
  askerId: string | null,
): Promise<ComparableDeals | null> {
  const rows = await tx.query<Row[]>(
    `WITH comparable AS (
       SELECT deal.terms -> 'payment' AS payment
       FROM deal JOIN tech_result result ON result.id = deal.result_id
       WHERE deal.state IN ${TOOK_EFFECT} AND deal.prior_deal_id IS NULL
         AND deal.terms ->> 'mode' = $1
         AND (deal.terms ->> 'payAfterUse' IS NOT NULL) = $2
         AND result.sector = $3
         AND ($4::integer IS NULL OR abs(result.trl - $4::integer) <= 1)
         AND ($5::uuid IS NULL OR $5::uuid NOT IN (deal.organization_id, deal.enterprise_id))
     ), figure AS (
       SELECT 'all' AS figure, 1::numeric AS value FROM comparable
       UNION ALL
       SELECT 'fixedSum', ((payment ->> 'entryFee')::numeric + (
           SELECT coalesce(sum((stage ->> 'amount')::numeric), 0)
           FROM jsonb_array_elements(payment -> 'stages') stage)) / ${FEN_OF_YUAN}
       FROM comparable WHERE jsonb_typeof(payment) = 'object'
       UNION ALL
       SELECT 'cap', (payment ->> 'cap')::numeric / ${FEN_OF_YUAN} FROM comparable WHERE payment ->> 'cap' IS NOT NULL
       UNION ALL
       SELECT 'royalty', (payment #>> '{royalty,tiers,0,basisPoints}')::numeric
       FROM comparable WHERE payment #>> '{royalty,tiers,0,basisPoints}' IS NOT NULL
     )
     SELECT figure, count(*)::integer AS count,
       percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY value) AS values
     FROM figure GROUP BY figure HAVING count(*) >= ${FEWEST_COMPARABLE}`,
    [by.mode, by.payAfterUse, by.sector, by.trl, askerId],
  );
  const all = rows.find(({ figure }) => figure === 'all');
  if (!all) return null;
  const quartiles = (name: Row['figure']): Quartiles | null => {
    const values = rows.find(({ figure }) => figure === name)?.values;
    if (!values) return null;
    const [lower, median, upper] = values.map(twoFigures);
    return { lower: lower ?? 0, median: median ?? 0, upper: upper ?? 0 };
  };
  return {
    count: all.count,
    fixedSum: quartiles('fixedSum'),
    cap: quartiles('cap'),
    royalty: quartiles('royalty'),
  };
}

/** Rounded to two figures, so that a value is no deal's own. */
function twoFigures(value: number): number {
  return value === 0 ? 0 : Math.round(Number(value.toPrecision(2)));
}
