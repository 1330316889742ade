import { In } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import { keysetPage, type Page, type PageArgs } from '../../../../platform/database/page.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { groupBy } from '../../../../platform/graphql/loaders.ts';
import { isId } from '../../../../platform/ids.ts';
import { Organization } from '../../../accounts/accounts.types.ts';
import { Deal } from '../../../deals/deal.types.ts';
import { guaranteedSum } from '../../../offers/terms/sums.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { brokeredBand } from '../record/broker-record.ts';
import { IS_LISTED } from '../search/listed.ts';
import type { BrokerAgency } from './agency.types.ts';

const LONGEST_TEXT = 100;

export interface AgencyFilter {
  /** Part of a name. */
  text?: string | null;
  provinceCode?: string | null;
}

/** An agency, or a unit with brokers in the registry; null for others. */
export async function findAgency(app: App, id: string): Promise<BrokerAgency | null> {
  const organization = isId(id)
    ? await app.db.manager.findOneBy(Organization, { id, status: 'CONFIRMED' })
    : null;
  if (!organization || organization.kind === 'PLATFORM') return null;
  const [agency] = await withFigures(app, [organization]);
  if (!agency) return null;
  return organization.kind === 'AGENCY' || agency.brokerCount > 0 ? agency : null;
}

/** Confirmed agencies in the order of their names in pinyin; four statements for any number of them. */
export async function findAgencies(
  app: App,
  filter: AgencyFilter,
  page: PageArgs,
): Promise<Page<BrokerAgency>> {
  const query = app.db
    .createQueryBuilder(Organization, 'organization')
    .where(`organization.kind = 'AGENCY' AND organization.status = 'CONFIRMED'`);
  if (filter.provinceCode) query.andWhere({ provinceCode: filter.provinceCode });
  const text = filter.text?.trim() ?? '';
  if (text.length > LONGEST_TEXT)
    throw new Refusal('TOO_LONG', { field: 'text', params: { max: LONGEST_TEXT } });
  if (text !== '') {
    query.andWhere(
      `concat_ws(' ', organization.name, organization.shortName, organization.nameEn) ILIKE :pattern`,
      {
        pattern: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
      },
    );
  }
  const found = await keysetPage(query, page, {
    expression: 'organization.name COLLATE zh_pinyin',
    direction: 'ASC',
    value: ({ name }) => name,
    type: 'text',
  });
  const agencies = await withFigures(
    app,
    found.edges.map(({ node }) => node),
  );
  return {
    ...found,
    edges: agencies.map((node, index) => ({ node, cursor: found.edges[index]?.cursor ?? '' })),
  };
}

/** A page of the brokers of an organisation in the registry, by number. */
export function brokersOfAgency(
  app: App,
  organizationId: string,
  page: PageArgs,
): Promise<Page<BrokerProfile>> {
  const query = app.db
    .createQueryBuilder(BrokerProfile, 'broker')
    .where('broker.organizationId = :organizationId', { organizationId })
    .andWhere(IS_LISTED);
  return keysetPage(query, page, {
    expression: 'broker.number',
    direction: 'ASC',
    value: ({ number }) => number,
    type: 'text',
  });
}

async function withFigures(app: App, organizations: readonly Organization[]): Promise<BrokerAgency[]> {
  const ids = organizations.map(({ id }) => id);
  if (ids.length === 0) return [];
  const counts = await app.db.query<{ organization_id: string; brokers: number }[]>(
    `SELECT broker.organization_id, CAST(count(*) AS integer) AS brokers
     FROM broker_profile broker WHERE broker.organization_id = ANY (CAST($1 AS uuid[])) AND ${IS_LISTED}
     GROUP BY broker.organization_id`,
    [ids],
  );
  const led = await app.db.query<{ organization_id: string; deal_id: string }[]>(
    `SELECT DISTINCT engagement.lead_organization_id AS organization_id, deal.id AS deal_id
     FROM engagement
     JOIN deal_engagement part ON part.engagement_id = engagement.id AND part.state = 'ADMITTED'
     JOIN deal ON deal.id = part.deal_id AND deal.state IN ('ACTIVE', 'COMPLETED')
     WHERE engagement.lead_organization_id = ANY (CAST($1 AS uuid[]))`,
    [ids],
  );
  const sums = await contractSums(
    app,
    led.map(({ deal_id }) => deal_id),
  );
  const dealsOf = groupBy(led, ({ organization_id }) => organization_id);
  const brokers = new Map(counts.map((row) => [row.organization_id, row.brokers]));
  return organizations.map((organization) => {
    const deals = dealsOf.get(organization.id) ?? [];
    const sum = deals.reduce((total, { deal_id }) => total + (sums.get(deal_id) ?? 0n), 0n);
    return {
      id: organization.id,
      organization,
      brokerCount: brokers.get(organization.id) ?? 0,
      deals: deals.length,
      band: brokeredBand(sum),
    };
  });
}

/** What the contracts of deals surely pay, in fen, by deal. */
async function contractSums(app: App, dealIds: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  if (dealIds.length === 0) return new Map();
  const deals = await app.db.manager.find(Deal, {
    select: { id: true, terms: true },
    where: { id: In([...new Set(dealIds)]) },
  });
  return new Map(deals.map(({ id, terms }) => [id, terms ? guaranteedSum(terms) : 0n]));
}
