import type { App } from '../../../../platform/app.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import { dealRecords, takenRights } from '../../../deals/reading/deals-for-matching.service.ts';
import { openPrices } from '../../../offers/reading/open-prices.service.ts';
import { resultsForMatching } from '../../../results/catalogue/results-for-matching.service.ts';
import type { HitDocument } from '../../../search/index/search-settings.ts';
import type { RankedFields } from '../../../search/index/term-table.ts';
import type { KnownResult, KnownUnit } from '../signals/criteria.ts';

/** A published result with all that matching knows of it. */
export interface KnownMatch {
  known: KnownResult;
  /** Completers who work on it and have an account. */
  completers: { userId: string; name: string }[];
}

/** A result as search found it. */
export type FoundResult = HitDocument & RankedFields;

/**
 * What is known of results that search found, by id; those that left the catalogue meanwhile are missing. Six statements
 * for any number of results.
 * @param today day in Asia/Shanghai
 */
export async function knownResults(
  app: App,
  documents: readonly FoundResult[],
  today: string,
): Promise<Map<string, KnownMatch>> {
  const tx: Transaction = app.db.manager;
  const ids = documents.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const results = await resultsForMatching(tx, ids);
  const units = [...new Set([...results.values()].map(({ organizationId }) => organizationId))];
  const [prices, rights, known] = await Promise.all([
    openPrices(tx, ids, today),
    takenRights(tx, ids, today),
    knownUnits(app, units),
  ]);
  const found = new Map<string, KnownMatch>();
  for (const document of documents) {
    const result = results.get(document.id);
    if (!result) continue;
    const price = prices.get(document.id);
    found.set(document.id, {
      completers: result.completers,
      known: {
        text: textOf(document),
        sector: document.sector,
        strategicIndustry: result.strategicIndustry,
        provinceCode: document.province,
        trl: document.trl,
        modes: [...new Set([...document.mode, ...(price?.modes ?? [])])],
        leastPrice: price?.least ?? (document.priceMin === null ? null : BigInt(document.priceMin)),
        right: rights.get(document.id) ?? 'FREE',
        unit: known.get(result.organizationId) ?? null,
      },
    });
  }
  return found;
}

/** What is known of units; two statements. */
async function knownUnits(app: App, ids: readonly string[]): Promise<Map<string, KnownUnit>> {
  if (ids.length === 0) return new Map();
  const [organizations, records] = await Promise.all([
    organizationById.batch(app, ids),
    dealRecords(app.db.manager, ids),
  ]);
  return new Map(
    [...organizations].flatMap(([id, organization]): [string, KnownUnit][] => {
      if (!organization) return [];
      const { kind, provinceCode } = organization;
      const record = records.get(id);
      const completedDeals = record?.completed ?? 0;
      return [[id, { kind, provinceCode, completedDeals, runningDeals: record?.running ?? 0 }]];
    }),
  );
}

function textOf({ title, summary, text }: FoundResult): string {
  return [title, summary, ...text].join('\n');
}
