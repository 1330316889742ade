import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { groupBy } from '../../../../platform/graphql/loaders.ts';
import { type AgencyBonus, bonusOf } from './bonus.ts';

const FIRST_YEAR = 2000;
/** Heilongjiang, whose programme it is. */
const PROVINCE = '230000';

interface Row {
  dealId: string;
  paid: string;
  agencyId: string;
  agencyName: string;
  brokerId: string;
  brokerName: string;
}

/** What was received in a year under registered contracts that agencies of the province brokered, by deal and agency. */
const PAID = `
  SELECT DISTINCT ON (deal.id, agency.id) deal.id AS "dealId", CAST(received.amount AS text) AS paid,
    agency.id AS "agencyId", agency.name AS "agencyName", lead.id AS "brokerId", account.name AS "brokerName"
  FROM deal_engagement attached
    JOIN engagement ON engagement.id = attached.engagement_id
    JOIN broker_profile lead ON lead.id = engagement.lead_broker_id
    JOIN user_account account ON account.id = lead.user_id
    JOIN organization agency ON agency.id = engagement.lead_organization_id
      AND agency.kind = 'AGENCY' AND agency.province_code = $3
    JOIN running_contract running ON attached.deal_id IN (running.root_deal_id, running.deal_id)
    JOIN deal ON deal.id = running.root_deal_id
    JOIN contract ON contract.deal_id = running.root_deal_id AND contract.registration_number IS NOT NULL
    JOIN LATERAL (SELECT sum(amount) AS amount FROM settlement WHERE running_id = running.id
      AND receipt_id IS NOT NULL AND "on" BETWEEN $1 AND $2) AS received ON received.amount > 0
  WHERE attached.state = 'ADMITTED'
  ORDER BY deal.id, agency.id, attached.priority, attached.id`;

/**
 * What the bonus programme of a year (INC-12) would come to, for information: all agencies for operators and regulators,
 * its own line for who acts for an agency. One statement.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN, LIMIT (`year`)
 */
export async function bonusProgramme({ app, actor }: Scope, year: number): Promise<AgencyBonus[]> {
  const { organizationId } = requireUser(actor);
  const seesAll = hasRole(actor, ['OPERATOR', 'REGULATOR']);
  const seesOwn = hasRole(actor, ['BROKER', 'FINANCE_OFFICER', 'ADMINISTRATOR', 'SUPERVISOR']);
  if (!seesAll && !seesOwn) throw new Refusal('FORBIDDEN');
  const latest = Number(clock.today().slice(0, 4));
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > latest)
    throw new Refusal('LIMIT', { field: 'year', params: { min: FIRST_YEAR, max: latest } });
  const rows = await app.db.query<Row[]>(PAID, [`${year}-01-01`, `${year}-12-31`, PROVINCE]);
  const deals = [...groupBy(rows, ({ dealId }) => dealId)].map(([dealId, of]) => ({
    dealId,
    paid: BigInt(of[0]?.paid ?? '0'),
    agencies: of,
  }));
  return bonusOf(deals).filter(({ agencyId }) => seesAll || agencyId === organizationId);
}
