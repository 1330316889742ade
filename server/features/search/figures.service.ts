import type { App } from '../../platform/app.ts';
import { clock, startOfDay } from '../../platform/clock.ts';
import { confirmedEnterprises } from '../accounts/organizations/count-organizations.service.ts';
import { publishedBySector, publishedFigures } from '../results/results-for-search.service.ts';
import { isAway, liveIndex } from './index/live-index.ts';
import { RESULTS } from './index/results-collection.ts';
import type { MarketFigures, SectorFigure } from './search.types.ts';

/** Figures may be this old: the home page of everybody need not count anew. */
const FRESH_MS = 60_000;

const kept = new WeakMap<App, { at: number; figures: Promise<MarketFigures> }>();

/** Figures of the market for the home page, counted at most once a minute by each process. */
export function marketFigures(app: App): Promise<MarketFigures> {
  const known = kept.get(app);
  const now = clock.now().getTime();
  if (known && now - known.at < FRESH_MS && now >= known.at) return known.figures;
  const figures = count(app);
  kept.set(app, { at: now, figures });
  figures.catch(() => kept.delete(app));
  return figures;
}

async function count(app: App): Promise<MarketFigures> {
  const month = startOfDay(`${clock.today().slice(0, 7)}-01`);
  const [results, enterprises] = await Promise.all([publishedFigures(app, month), confirmedEnterprises(app)]);
  return { ...results, enterprises };
}

/** Published results by sector, the most first; from the index, so without a statement, else from the database. */
export async function sectorFigures(app: App): Promise<SectorFigure[]> {
  const counts = (await fromIndex(app)) ?? (await publishedBySector(app));
  return [...counts].map(([sector, count]) => ({ sector, count })).sort((a, b) => b.count - a.count);
}

async function fromIndex(app: App): Promise<Map<string, number> | null> {
  const index = liveIndex(app, RESULTS);
  if (!index) return null;
  try {
    const [answer] = await index.multi([{ indexUid: index.name, q: '', limit: 0, facets: ['sector'] }]);
    return new Map(Object.entries(answer?.facetDistribution?.sector ?? {}));
  } catch (error) {
    if (isAway(error)) return null;
    throw error;
  }
}
