import type { Scope } from '../../../../platform/app.ts';
import { canonicalJson } from '../../../../platform/audit/chain.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { digestOf, plainJson } from '../../../../platform/idempotency/digest.ts';
import { organizationById, userById } from '../../../accounts/accounts.loaders.ts';
import { fixedSum } from '../../../offers/terms/read-payment.ts';
import { termsFromJson } from '../../../offers/terms/terms-json.ts';
import type { ConversionMode } from '../../../rulebook/rules/vocabulary.ts';
import type { BrokerLevel } from '../../broker.enums.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { readAgreements } from '../accrual/agreements.ts';
import { allBeneficiaries } from '../accrual/standing.ts';
import type { ClaimRole } from '../settlement.enums.ts';

/** First year that a record can be asked for. */
const FIRST_YEAR = 2000;

/** A deal that a broker brokered, as a title review wants to know it (REP-5). Money is fen. */
export interface RecordedDeal {
  /** Of deal and engagement: a deal of two engagements stands there twice. */
  id: string;
  dealId: string;
  number: string;
  title: string;
  mode: ConversionMode;
  ownerName: string;
  enterpriseName: string;
  signedOn: string;
  /** Of the technology contract; null while it is not registered. */
  registrationNumber: string | null;
  /** As registered, else the fixed amount of the terms. */
  contractAmount: bigint;
  /** What was received under the contract in the year. */
  received: bigint;
  engagement: string;
  role: ClaimRole;
  /** What the broker in person was owed in the year, less what was reversed. */
  commission: bigint;
}

export interface YearlyRecord {
  year: number;
  name: string;
  /** Number and level of the broker's latest confirmed profile. */
  number: string;
  level: BrokerLevel;
  organization: string;
  deals: RecordedDeal[];
  contractAmount: bigint;
  received: bigint;
  commission: bigint;
  /** SHA-256, hex, of the record's canonical JSON. */
  digest: string;
  /** Ed25519 over the record, base64, by the key of the market. */
  signature: string;
  fingerprint: string;
  madeAt: Date;
}

interface Row {
  engagementId: string;
  engagement: string;
  isLead: boolean;
  id: string;
  number: string;
  title: string;
  ownerId: string;
  enterpriseId: string;
  signedOn: string;
  registrationNumber: string | null;
  totalAmount: string | null;
  terms: unknown;
  received: string;
  commission: string;
}

/** Deals to which an engagement of a user was admitted, and that were signed, brought money or commission in a year. */
const DEALS = `
  SELECT * FROM (
    SELECT engagement.id AS "engagementId", engagement.number AS engagement, lead.user_id = $1 AS "isLead",
      deal.id, contract.number, deal.title, deal.organization_id AS "ownerId", deal.enterprise_id AS "enterpriseId",
      CAST(contract.signed_on AS text) AS "signedOn", contract.registration_number AS "registrationNumber",
      CAST(contract.total_amount AS text) AS "totalAmount", deal.terms,
      CAST(COALESCE((SELECT sum(settled.amount) FROM settlement settled
        WHERE settled.running_id = running.id AND settled.receipt_id IS NOT NULL
          AND settled."on" BETWEEN $2 AND $3), 0) AS text) AS received,
      CAST(COALESCE((SELECT sum(accrual.amount) FROM commission_accrual accrual
        JOIN commission_claim claim ON claim.id = accrual.claim_id
        WHERE claim.engagement_id = engagement.id AND claim.user_id = $1
          AND claim.deal_id = COALESCE(running.root_deal_id, deal.id)
          AND accrual.booked_on BETWEEN $2 AND $3), 0) AS text) AS commission
    FROM deal_engagement attached
      JOIN engagement ON engagement.id = attached.engagement_id
      JOIN broker_profile lead ON lead.id = engagement.lead_broker_id
      JOIN deal ON deal.id = attached.deal_id AND deal.active_at IS NOT NULL
      JOIN contract ON contract.deal_id = deal.id AND contract.signed_on IS NOT NULL
      LEFT JOIN running_contract running ON deal.id IN (running.root_deal_id, running.deal_id)
    WHERE attached.state = 'ADMITTED' AND (lead.user_id = $1 OR $1 = ANY (engagement.party_user_ids)
      OR EXISTS (SELECT FROM commission_claim claim
        WHERE claim.engagement_id = engagement.id AND claim.user_id = $1))
  ) AS found
  WHERE "signedOn" BETWEEN $4 AND $5 OR received <> '0' OR commission <> '0'
  ORDER BY "signedOn", number, engagement`;

/**
 * The yearly record of the actor as a broker (REP-5), read off admitted engagements and the books; signed, so that whoever
 * gets it can verify it with the published key. Null for who has no confirmed profile. A constant number of statements.
 * @throws Refusal SIGN_IN_REQUIRED, LIMIT (`year`)
 */
export async function yearlyRecord({ app, actor }: Scope, year: number): Promise<YearlyRecord | null> {
  const { userId } = requireUser(actor);
  const latest = Number(clock.today().slice(0, 4));
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > latest)
    throw new Refusal('LIMIT', { field: 'year', params: { min: FIRST_YEAR, max: latest } });
  const { manager } = app.db;
  const profiles = await manager.find(BrokerProfile, { where: { userId }, order: { confirmedAt: 'DESC' } });
  const profile = profiles.find(({ confirmedAt }) => confirmedAt !== null);
  const user = (await userById.batch(app, [userId])).get(userId);
  if (!profile || !user) return null;
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const rows = await manager.query<Row[]>(DEALS, [userId, from, to, from, to]);
  const names = await organizationById.batch(app, [
    ...new Set([
      profile.organizationId,
      ...rows.flatMap(({ ownerId, enterpriseId }) => [ownerId, enterpriseId]),
    ]),
  ]);
  const nameOf = (id: string) => names.get(id)?.name ?? '';
  const roles = await rolesOf(manager, userId, rows);
  const deals = rows.map((row): RecordedDeal => {
    const { id: dealId, number, title, signedOn, registrationNumber, engagement } = row;
    const terms = row.terms === null ? null : termsFromJson(row.terms);
    const planned = terms?.payment ? fixedSum(terms.payment) : 0n;
    return {
      id: `${dealId}:${row.engagementId}`,
      ...{ dealId, number, title, signedOn, registrationNumber, engagement },
      mode: terms?.mode ?? 'OTHER',
      ownerName: nameOf(row.ownerId),
      enterpriseName: nameOf(row.enterpriseId),
      contractAmount: row.totalAmount === null ? planned : BigInt(row.totalAmount),
      received: BigInt(row.received),
      role: row.isLead ? 'LEAD' : (roles.get(row.engagementId) ?? 'MEMBER'),
      commission: BigInt(row.commission),
    };
  });
  // A deal with two engagements of the broker counts once.
  const once = [...new Map(deals.map((deal) => [deal.dealId, deal])).values()];
  const sum = (of: readonly RecordedDeal[], name: 'contractAmount' | 'received' | 'commission') =>
    of.reduce((all, deal) => all + deal[name], 0n);
  const content = {
    year,
    name: user.name,
    number: profile.number,
    level: profile.level,
    organization: nameOf(profile.organizationId),
    deals,
    contractAmount: sum(once, 'contractAmount'),
    received: sum(once, 'received'),
    commission: sum(deals, 'commission'),
  };
  return {
    ...content,
    digest: digestOf(content),
    signature: app.signer.signManifest(canonicalJson(plainJson(content))),
    fingerprint: app.signer.fingerprint,
    madeAt: clock.now(),
  };
}

/** What was signed, as text: who verifies a record recomputes digest and signature from it. */
export function signedText({
  digest,
  signature,
  fingerprint,
  madeAt: _madeAt,
  ...content
}: YearlyRecord): string {
  return JSON.stringify({ content: plainJson(content), digest, signature, fingerprint }, null, 2);
}

async function rolesOf(
  tx: Transaction,
  userId: string,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, ClaimRole>> {
  const agreements = await readAgreements(tx, [...new Set(rows.map(({ engagementId }) => engagementId))]);
  return new Map(
    agreements.flatMap(({ engagement, versions }): [string, ClaimRole][] => {
      const own = allBeneficiaries(versions).find((part) => part.userId === userId);
      return own ? [[engagement.id, own.role]] : [];
    }),
  );
}
