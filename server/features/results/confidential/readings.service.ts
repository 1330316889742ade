import type { App } from '../../../platform/app.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { ConfidentialReading } from '../data/confidential.entity.ts';

/** Who read the confidential part of a result, the latest first. */
export async function readingsOf(
  app: App,
  resultId: string,
  page: PageArgs,
): Promise<Page<ConfidentialReading>> {
  const query = app.db
    .createQueryBuilder(ConfidentialReading, 'reading')
    .where('reading.resultId = :resultId', { resultId });
  return keysetPage(query, page, {
    expression: 'reading.at',
    direction: 'DESC',
    value: (reading) => reading.at.toISOString(),
    type: 'timestamptz',
  });
}
