import { In } from 'typeorm';
import { clock, dayOf } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { groupBy } from '../../../../platform/graphql/loaders.ts';
import { Deal } from '../../../deals/deal.types.ts';
import { guaranteedSum } from '../../../offers/terms/sums.ts';
import type { BrokeredBand } from '../registry.enums.ts';

/** What is verified of a broker: nothing of it is told by the broker, and no client can be known from it. */
export interface BrokerRecord {
  /** Deals in effect or completed to which an engagement of the broker was admitted. */
  deals: number;
  /** Of these, those that the broker led. */
  ledDeals: number;
  /** Band of what their contracts surely pay in all. */
  band: BrokeredBand;
  sectors: { sector: string; deals: number }[];
  years: { year: number; deals: number }[];
  /** Engagements that run now. */
  running: number;
  /** Invitations that were answered or ran out, and those of them that were answered. */
  invited: number;
  answered: number;
  /** Median of the hours until an answer; null where nothing was answered. */
  medianHours: number | null;
  reviews: number;
  /** Average in hundredths of a star, from three reviews on; null before. */
  rating: number | null;
}

/** Reviews from which an average says something, and no single client can be read off it. */
export const FEWEST_REVIEWS = 3;

/** The bands, from a figure in fen on. */
const BAND_STARTS = [
  ['NONE', 0n],
  ['UNDER_1M', 1n],
  ['FROM_1M_TO_5M', 100_000_000n],
  ['FROM_5M_TO_20M', 500_000_000n],
  ['FROM_20M_TO_100M', 2_000_000_000n],
  ['FROM_100M', 10_000_000_000n],
] as const satisfies readonly (readonly [BrokeredBand, bigint])[];

/** The band of a sum in fen. */
export function brokeredBand(sum: bigint): BrokeredBand {
  return BAND_STARTS.findLast(([, start]) => sum >= start)?.[0] ?? 'NONE';
}

interface DealRow {
  broker_id: string;
  deal_id: string;
  sector: string;
  led: boolean;
}

interface FiguresRow {
  id: string;
  running: number;
  invited: number;
  answered: number;
  median_hours: number | null;
  reviews: number;
  rating: number | null;
}

/**
 * The verified records of brokers by id, for every id that is one. Three statements for any number of brokers and deals.
 */
export async function brokerRecord(
  tx: Transaction,
  brokerIds: readonly string[],
): Promise<Map<string, BrokerRecord>> {
  if (brokerIds.length === 0) return new Map();
  const rows = await readDeals(tx, brokerIds);
  const dealIds = [...new Set(rows.map(({ deal_id }) => deal_id))];
  const deals =
    dealIds.length === 0
      ? []
      : await tx.find(Deal, {
          select: { id: true, terms: true, activeAt: true },
          where: { id: In(dealIds) },
        });
  const dealById = new Map(deals.map((deal) => [deal.id, deal]));
  const rowsOf = groupBy(rows, ({ broker_id }) => broker_id);
  const figures = await readFigures(tx, brokerIds);
  return new Map(figures.map((each) => [each.id, recordOf(rowsOf.get(each.id) ?? [], dealById, each)]));
}

function recordOf(
  rows: readonly DealRow[],
  deals: ReadonlyMap<string, Pick<Deal, 'terms' | 'activeAt'>>,
  figures: FiguresRow,
): BrokerRecord {
  let sum = 0n;
  const years: number[] = [];
  for (const { deal_id } of rows) {
    const deal = deals.get(deal_id);
    if (deal?.terms) sum += guaranteedSum(deal.terms);
    if (deal?.activeAt) years.push(Number(dayOf(deal.activeAt).slice(0, 4)));
  }
  return {
    deals: rows.length,
    ledDeals: rows.filter(({ led }) => led).length,
    band: brokeredBand(sum),
    sectors: counted(rows.map(({ sector }) => sector))
      .map(([sector, count]) => ({ sector, deals: count }))
      .sort((a, b) => b.deals - a.deals || (a.sector < b.sector ? -1 : 1)),
    years: counted(years)
      .map(([year, count]) => ({ year, deals: count }))
      .sort((a, b) => b.year - a.year),
    running: figures.running,
    invited: figures.invited,
    answered: figures.answered,
    medianHours: figures.median_hours,
    reviews: figures.reviews,
    rating: figures.reviews >= FEWEST_REVIEWS ? figures.rating : null,
  };
}

/** Deals of brokers, each once, also where several engagements lead to one. */
function readDeals(tx: Transaction, brokerIds: readonly string[]): Promise<DealRow[]> {
  return tx.query<DealRow[]>(
    `SELECT broker.id AS broker_id, deal.id AS deal_id, result.sector,
       bool_or(engagement.lead_broker_id = broker.id) AS led
     FROM broker_profile broker
     JOIN engagement ON engagement.lead_broker_id = broker.id OR broker.user_id = ANY (engagement.party_user_ids)
     JOIN deal_engagement part ON part.engagement_id = engagement.id AND part.state = 'ADMITTED'
     JOIN deal ON deal.id = part.deal_id AND deal.state IN ('ACTIVE', 'COMPLETED')
     JOIN tech_result result ON result.id = deal.result_id
     WHERE broker.id = ANY (CAST($1 AS uuid[]))
     GROUP BY broker.id, deal.id, result.sector`,
    [[...brokerIds]],
  );
}

function readFigures(tx: Transaction, brokerIds: readonly string[]): Promise<FiguresRow[]> {
  return tx.query<FiguresRow[]>(
    `SELECT broker.id,
       (SELECT CAST(count(*) AS integer) FROM engagement
         WHERE engagement.lead_broker_id = broker.id AND engagement.state = 'ACTIVE') AS running,
       response.invited, response.answered, response.median_hours, review.reviews, review.rating
     FROM broker_profile broker
     CROSS JOIN LATERAL (
       SELECT CAST(count(*) AS integer) AS invited, CAST(count(answered_at) AS integer) AS answered,
         CAST(round(percentile_cont(0.5) WITHIN GROUP (ORDER BY EXTRACT(epoch FROM answered_at - sent_at) / 3600.0))
           AS integer) AS median_hours
       FROM broker_invitation invitation
       WHERE invitation.broker_id = broker.id AND way = 'INVITATION'
         AND (answered_at IS NOT NULL OR (state IN ('SENT', 'EXPIRED') AND expires_at <= $2))
     ) AS response
     CROSS JOIN LATERAL (
       SELECT CAST(count(*) AS integer) AS reviews, CAST(round(avg(stars) * 100) AS integer) AS rating
       FROM broker_review WHERE broker_review.broker_id = broker.id AND hidden_at IS NULL
     ) AS review
     WHERE broker.id = ANY (CAST($1 AS uuid[]))`,
    [[...brokerIds], clock.now()],
  );
}

function counted<Key>(keys: readonly Key[]): [Key, number][] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts];
}
