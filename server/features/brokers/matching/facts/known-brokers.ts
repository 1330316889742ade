import type { Transaction } from '../../../../platform/database/transaction.ts';
import { groupBy } from '../../../../platform/graphql/loaders.ts';
import type { BrokerLevel } from '../../broker.enums.ts';
import type { BrokerBar } from '../matching.enums.ts';
import type { BrokerCandidate } from '../signals/rank-brokers.ts';
import { readBars } from './bars.ts';
import type { BrokerSubject } from './subject.ts';

/** How many brokers are looked at, those of the sector first. */
const MOST_CONSIDERED = 2000;

interface ProfileRow {
  id: string;
  user_id: string;
  organization_id: string;
  level: BrokerLevel;
  sectors: string[];
  regions: string[];
  capacity: number;
  accepts_new: boolean;
}

interface RecordRow {
  broker_id: string;
  sector: string;
  won: number;
  lost: number;
}

interface ResponseRow {
  broker_id: string;
  invited: number;
  answered: number;
  median_hours: number | null;
}

/**
 * The confirmed brokers with what is known of them and what keeps them from this subject. Seven statements, however many
 * brokers there are.
 * @param clientId the side that looks for a broker
 * @param only one broker, where somebody is about to engage them; all without it
 */
export async function knownBrokers(
  tx: Transaction,
  subject: BrokerSubject,
  clientId: string,
  now: Date,
  only: string | null = null,
): Promise<BrokerCandidate[]> {
  const profiles = await readProfiles(tx, subject.sector, only);
  if (profiles.length === 0) return [];
  const ids = profiles.map(({ id }) => id);
  const records = await readRecords(tx, ids);
  const running = await readRunning(tx, ids);
  const responses = await readResponses(tx, ids, now);
  const bars = await readBars(
    tx,
    subject,
    clientId,
    profiles.map(({ id, user_id, organization_id }) => ({
      brokerId: id,
      userId: user_id,
      organizationId: organization_id,
    })),
  );
  return profiles.map((profile) => {
    const rows = records.get(profile.id) ?? [];
    const answer = responses.get(profile.id);
    const barred: BrokerBar[] = [...(bars.get(profile.id) ?? [])];
    if (!profile.accepts_new) barred.push('NOT_TAKING');
    return {
      brokerId: profile.id,
      bars: barred,
      known: {
        level: profile.level,
        sectors: profile.sectors,
        regions: profile.regions,
        capacity: profile.capacity,
        running: running.get(profile.id) ?? 0,
        brokered: new Map(rows.filter(({ won }) => won > 0).map(({ sector, won }) => [sector, won])),
        won: rows.reduce((sum, { won }) => sum + won, 0),
        lost: rows.reduce((sum, { lost }) => sum + lost, 0),
        invited: answer?.invited ?? 0,
        answered: answer?.answered ?? 0,
        medianHours: answer?.median_hours ?? null,
      },
    };
  });
}

function readProfiles(tx: Transaction, sector: string, only: string | null): Promise<ProfileRow[]> {
  return tx.query<ProfileRow[]>(
    `SELECT id, user_id, organization_id, level, sectors, regions, capacity, accepts_new
     FROM broker_profile
     WHERE state = 'CONFIRMED' AND (CAST($2 AS uuid) IS NULL OR id = $2)
     ORDER BY (CAST($1 AS text) = ANY (sectors)) DESC, confirmed_at, id LIMIT ${MOST_CONSIDERED}`,
    [sector, only],
  );
}

/** Deals to which an engagement that the broker leads was admitted, by sector and by how they came out. */
async function readRecords(tx: Transaction, ids: readonly string[]): Promise<Map<string, RecordRow[]>> {
  const rows = await tx.query<RecordRow[]>(
    `SELECT engagement.lead_broker_id AS broker_id, result.sector,
       CAST(count(DISTINCT deal.id) FILTER (WHERE deal.state IN ('ACTIVE', 'COMPLETED')) AS integer) AS won,
       CAST(count(DISTINCT deal.id) FILTER (WHERE deal.state IN ('REFUSED', 'WITHDRAWN')) AS integer) AS lost
     FROM deal_engagement part
     JOIN engagement ON engagement.id = part.engagement_id
     JOIN deal ON deal.id = part.deal_id
     JOIN tech_result result ON result.id = deal.result_id
     WHERE part.state = 'ADMITTED' AND engagement.lead_broker_id = ANY (CAST($1 AS uuid[]))
     GROUP BY engagement.lead_broker_id, result.sector`,
    [[...ids]],
  );
  return groupBy(rows, ({ broker_id }) => broker_id);
}

async function readRunning(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ broker_id: string; running: number }[]>(
    `SELECT lead_broker_id AS broker_id, CAST(count(*) AS integer) AS running FROM engagement
     WHERE state IN ('ACCEPTED', 'ACTIVE') AND lead_broker_id = ANY (CAST($1 AS uuid[]))
     GROUP BY lead_broker_id`,
    [[...ids]],
  );
  return new Map(rows.map(({ broker_id, running }) => [broker_id, running]));
}

/** How invitations were answered: those that were answered or whose time is over; open and withdrawn ones say nothing. */
async function readResponses(
  tx: Transaction,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, ResponseRow>> {
  const rows = await tx.query<ResponseRow[]>(
    `SELECT broker_id, CAST(count(*) AS integer) AS invited, CAST(count(answered_at) AS integer) AS answered,
       CAST(round(percentile_cont(0.5) WITHIN GROUP (ORDER BY EXTRACT(epoch FROM answered_at - sent_at) / 3600.0))
         AS integer) AS median_hours
     FROM broker_invitation
     WHERE way = 'INVITATION' AND broker_id = ANY (CAST($1 AS uuid[]))
       AND (answered_at IS NOT NULL OR (state IN ('SENT', 'EXPIRED') AND expires_at <= $2))
     GROUP BY broker_id`,
    [[...ids], now],
  );
  return new Map(rows.map((row) => [row.broker_id, row]));
}
