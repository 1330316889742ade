import { In } from 'typeorm';
import type { App } from '../../../platform/app.ts';
import { diffSnapshots, type FieldChange } from '../content/diff.ts';
import { ResultVersion } from '../data/review.entity.ts';

/** What changed from one version of a result to another; nothing where one of them is not there. */
export async function diffVersions(
  app: App,
  resultId: string,
  from: number,
  to: number,
): Promise<FieldChange[]> {
  const versions = await app.db.manager.findBy(ResultVersion, { resultId, number: In([from, to]) });
  const before = versions.find(({ number }) => number === from);
  const after = versions.find(({ number }) => number === to);
  return before && after ? diffSnapshots(before.snapshot, after.snapshot) : [];
}
