import type { App } from '../../../platform/app.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { IncomeDistribution, IncomeDistributionLine } from '../distributions/income-distribution.entity.ts';
import type { LeaderDisclosure } from '../income.types.ts';

export interface DisclosureFilter {
  organizationId?: string | null;
  /** Year of the approval. */
  year?: number | null;
}

const ORDER: SortKey<IncomeDistributionLine> = {
  expression: 'line.id',
  direction: 'DESC',
  value: ({ id }) => id,
  type: 'text',
};

/**
 * What leaders of units receive, as INC-8 has it made public: every reward of a leader in a distribution that holds, the
 * latest first. For everybody. Three statements.
 * @throws Refusal NOT_FOUND (`organizationId`), INVALID (`year`)
 */
export async function leaderDisclosures(
  app: App,
  filter: DisclosureFilter,
  page: PageArgs,
): Promise<Page<LeaderDisclosure>> {
  const found = await keysetPage(disclosedLines(app, filter), page, ORDER);
  const views = await disclosureViews(
    app,
    found.edges.map(({ node }) => node),
  );
  return {
    ...found,
    edges: found.edges.flatMap(({ cursor, node }) => {
      const view = views.get(node.id);
      return view ? [{ cursor, node: view }] : [];
    }),
  };
}

function disclosedLines(app: App, { organizationId, year }: DisclosureFilter) {
  const query = app.db
    .createQueryBuilder(IncomeDistributionLine, 'line')
    .innerJoin(IncomeDistribution, 'distribution', 'distribution.id = line.distributionId')
    .where(`line.leaderPosition IS NOT NULL AND distribution.state = 'APPROVED'`);
  if (organizationId) {
    if (!isId(organizationId)) throw new Refusal('NOT_FOUND', { field: 'organizationId' });
    query.andWhere('distribution.organizationId = :organizationId', { organizationId });
  }
  if (year) {
    if (!Number.isInteger(year) || year < 2000 || year > 2200)
      throw new Refusal('INVALID', { field: 'year' });
    query.andWhere(
      `distribution.approvedAt >= CAST(:from AS timestamptz) AND distribution.approvedAt < CAST(:to AS timestamptz)`,
      { from: `${year}-01-01T00:00:00+08:00`, to: `${year + 1}-01-01T00:00:00+08:00` },
    );
  }
  return query;
}

async function disclosureViews(
  app: App,
  lines: readonly IncomeDistributionLine[],
): Promise<ReadonlyMap<string, LeaderDisclosure>> {
  if (lines.length === 0) return new Map();
  const distributions = await app.db
    .createQueryBuilder(IncomeDistribution, 'distribution')
    .where('distribution.id = ANY(:ids)', { ids: lines.map(({ distributionId }) => distributionId) })
    .getMany();
  const units = await organizationById.batch(
    app,
    distributions.map(({ organizationId }) => organizationId),
  );
  const byId = new Map(distributions.map((each) => [each.id, each]));
  return new Map(
    lines.flatMap(({ id, distributionId, name, leaderPosition, kind, amount }) => {
      const distribution = byId.get(distributionId);
      if (!distribution?.approvedAt || !leaderPosition) return [];
      const view: LeaderDisclosure = {
        id,
        organizationName: units.get(distribution.organizationId)?.name ?? '',
        name: name ?? '',
        position: leaderPosition,
        pool: kind === 'CONTRIBUTOR' ? 'CONTRIBUTORS' : 'COMPLETERS',
        title: distribution.title,
        amount,
        at: distribution.approvedAt,
      };
      return [[id, view]];
    }),
  );
}
