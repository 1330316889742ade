import type { App } from '../../../platform/app.ts';
import { RESULTS_TOPIC } from '../../results/change-result.ts';
import { publishedIdsOf } from '../../results/results-for-search.service.ts';
import { indexAgain, indexerOf } from './index-records.ts';
import { RESULTS } from './results-collection.ts';

/** Brings the index to the present state of these results: the published ones in, all others out. */
export const indexResults = indexerOf(RESULTS);

/** An organisation's name stands in the documents of its results: they are written again when it changes. */
export async function reindexOrganizations(app: App, organizationIds: string[]): Promise<void> {
  await indexAgain(app, RESULTS_TOPIC, await publishedIdsOf(app, organizationIds));
}
