import { In } from 'typeorm';
import type { App } from '../../platform/app.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { industryName } from '../../platform/standards/industries.ts';
import type { Label } from '../../platform/standards/label.ts';
import { regionName } from '../../platform/standards/regions.ts';
import { sector } from '../../platform/standards/sectors.ts';
import { strategicIndustry } from '../../platform/standards/strategic-industries.ts';
import { Organization } from '../accounts/accounts.types.ts';
import { Completer, ResultRight } from './data/result-parts.entity.ts';
import { partsOf } from './data/result-record.ts';
import { TechResult } from './data/tech-result.entity.ts';
import type { SearchableResult } from './results-for-search.types.ts';

/** The published results among these ids, as search may know them; four statements for any number of ids. */
export async function searchableResults(
  tx: Transaction,
  ids: readonly string[],
): Promise<SearchableResult[]> {
  if (ids.length === 0) return [];
  return describeForSearch(tx, await tx.findBy(TechResult, { id: In([...ids]), state: 'PUBLISHED' }));
}

/** All published results in the order of their ids, batch by batch. */
export async function* allSearchableResults(app: App, batchSize: number): AsyncGenerator<SearchableResult[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const results = await app.db
      .createQueryBuilder(TechResult, 'result')
      .where(`result.state = 'PUBLISHED' AND result.id > :after`, { after })
      .orderBy('result.id')
      .limit(batchSize)
      .getMany();
    if (results.length > 0) yield await describeForSearch(app.db.manager, results);
    const last = results.at(-1);
    if (!last || results.length < batchSize) return;
    after = last.id;
  }
}

/** Ids and versions of all published results, for comparison with the index. */
export async function publishedVersions(app: App): Promise<Map<string, number>> {
  const rows = await app.db
    .createQueryBuilder(TechResult, 'result')
    .select('result.id', 'id')
    .addSelect('result.version', 'version')
    .where(`result.state = 'PUBLISHED'`)
    .getRawMany<{ id: string; version: number }>();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** How many results are published. */
export function publishedCount(app: App): Promise<number> {
  return app.db.manager.countBy(TechResult, { state: 'PUBLISHED' });
}

/** Published results, the units that have some, and those published since a moment. */
export async function publishedFigures(
  app: App,
  since: Date,
): Promise<{ publishedResults: number; units: number; newThisMonth: number }> {
  const row = await app.db
    .createQueryBuilder(TechResult, 'result')
    .select('count(*)::int', 'publishedResults')
    .addSelect('count(DISTINCT result.organizationId)::int', 'units')
    .addSelect('count(*) FILTER (WHERE result.publishedAt >= :since)::int', 'newThisMonth')
    .where(`result.state = 'PUBLISHED'`)
    .setParameters({ since })
    .getRawOne<{ publishedResults: number; units: number; newThisMonth: number }>();
  return row ?? { publishedResults: 0, units: 0, newThisMonth: 0 };
}

/** How many published results each sector has, by code. */
export async function publishedBySector(app: App): Promise<Map<string, number>> {
  const rows = await app.db
    .createQueryBuilder(TechResult, 'result')
    .select('result.sector', 'sector')
    .addSelect('count(*)::int', 'count')
    .where(`result.state = 'PUBLISHED'`)
    .groupBy('result.sector')
    .getRawMany<{ sector: string; count: number }>();
  return new Map(rows.map(({ sector: code, count }) => [code, count]));
}

/** Ids of the published results of organisations. */
export async function publishedIdsOf(app: App, organizationIds: readonly string[]): Promise<string[]> {
  if (organizationIds.length === 0) return [];
  const rows = await app.db
    .createQueryBuilder(TechResult, 'result')
    .select('result.id', 'id')
    .where(`result.state = 'PUBLISHED' AND result.organizationId IN (:...organizationIds)`, {
      organizationIds: [...organizationIds],
    })
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}

/** Results as search may know them, in the order given; three statements. */
export async function describeForSearch(
  tx: Transaction,
  results: readonly TechResult[],
): Promise<SearchableResult[]> {
  if (results.length === 0) return [];
  const ids = results.map(({ id }) => id);
  const owners = await tx.findBy(Organization, {
    id: In([...new Set(results.map((one) => one.organizationId))]),
  });
  const names = new Map(owners.map(({ id, name }) => [id, name]));
  const completers = await partsOf(tx, Completer, ids);
  const rights = await partsOf(tx, ResultRight, ids);
  return results.map((result) => ({
    id: result.id,
    version: result.version,
    title: result.title,
    titleEn: result.titleEn,
    summary: result.summary,
    keywords: result.keywords,
    details: [
      result.advantagesTechnical,
      result.advantagesEconomic,
      result.seeking,
      result.researchState,
      result.marketProspects,
    ].filter((text) => text !== null),
    organizationId: result.organizationId,
    organizationName: names.get(result.organizationId) ?? '',
    completerNames: (completers.get(result.id) ?? []).map(({ name }) => name),
    sector: result.sector,
    subjects: subjectsOf(result),
    provinceCode: result.provinceCode,
    cityCode: result.cityCode ?? '',
    places: labels(
      regionName(result.provinceCode),
      result.cityCode ? regionName(result.cityCode) : undefined,
    ),
    trl: result.trl,
    stage: result.stage ?? 'INDISTINGUISHABLE',
    modes: result.modes,
    rightKinds: (rights.get(result.id) ?? []).map(({ kind }) => kind),
    attribute: result.attribute,
    price: { kind: result.priceKind, minFen: result.priceMin, maxFen: result.priceMax },
    payAfterUse: result.payAfterUse,
    publishedAt: result.publishedAt ?? result.updatedAt,
  }));
}

function subjectsOf(result: TechResult): string[] {
  return labels(
    sector(result.sector),
    result.strategicIndustry ? strategicIndustry(result.strategicIndustry) : undefined,
    result.industryDivision ? industryName(result.industryDivision) : undefined,
  );
}

function labels(...found: (Label | undefined)[]): string[] {
  return found.flatMap((label) => (label ? [label.zh, label.en] : []));
}
