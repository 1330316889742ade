import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scope } from '../../../../platform/app.ts';
import { plainCsvLine } from '../../../../platform/csv.ts';
import { receiveFile } from '../../../../platform/files/files.service.ts';
import type { ByteSource } from '../../../../platform/files/incoming.ts';
import { startJobRunner } from '../../../../platform/jobs/jobs.ts';
import { isWorkerPresent } from '../../../../platform/jobs/worker-presence.ts';
import { createImport } from '../create-import.service.ts';
import { findImport } from '../find-imports.service.ts';
import { importJob } from '../import-job.ts';
import { checkImport, IMPORT_JOB, runImport } from '../import-steps.service.ts';
import { readEncoding } from '../open-import.ts';
import { openTable } from '../readers/open-table.ts';
import type { ResultImport } from '../result-import.entity.ts';
import { BadCall, type Options } from './options.ts';

const LOOK_EVERY_MS = 200;

export type Asked = Pick<Options, 'file' | 'target' | 'encoding' | 'map' | 'defaults' | 'dryRun' | 'limit'>;

/**
 * Takes a file the whole way, by the same services as the client: receives it, checks every row and, unless it is a dry
 * run, writes the rows. The worker does the work; where none runs, this process does.
 * @param tell hears how far it has come
 * @returns the import as it ended
 * @throws Refusal for a file that cannot be read or a mapping that makes no sense, BadCall
 */
export async function importFile(
  scope: Scope,
  asked: Asked,
  tell: (found: ResultImport) => void = () => {},
): Promise<ResultImport> {
  const file = await receiveFile(scope, {
    content: await contentOf(asked),
    name: asked.limit === null ? basename(asked.file) : `${basename(asked.file)}.csv`,
    purpose: 'import',
  });
  const encoding = asked.limit === null ? asked.encoding : 'utf-8';
  const made = await createImport(scope, { fileId: file.id, target: asked.target, encoding });
  const { id: importId } = made;
  await checkImport(scope, {
    importId,
    expectedVersion: made.version,
    mapping: mappingOf(made, asked.map),
    target: asked.target,
    defaults: asked.defaults,
  });
  const checked = await ended(scope, importId, tell);
  if (asked.dryRun || checked.state !== 'CHECKED' || checked.invalid === checked.total) return checked;
  const attestReview = asked.target === 'PUBLISHED';
  await runImport(scope, { importId, expectedVersion: checked.version, attestReview });
  return ended(scope, importId, tell);
}

/** What the headers suggest, changed where the caller says otherwise. */
function mappingOf({ headers, mapping }: ResultImport, map: Asked['map']): ResultImport['mapping'] {
  const named = [...map].map(([header, field]) => {
    const column = headers.indexOf(header);
    if (column < 0) throw new BadCall(`--map: 没有列 there is no column "${header}" (${headers.join(', ')})`);
    return { column, field };
  });
  const free = mapping.filter(
    ({ column, field }) => !named.some((each) => each.column === column || each.field === field),
  );
  return [...free, ...named.flatMap(({ column, field }) => (field === '' ? [] : [{ column, field }]))];
}

async function contentOf({ file, encoding, limit }: Asked): Promise<ByteSource> {
  const { size } = await stat(file);
  // Opened here, so that a file that may not be read is told before anything begins.
  await (await open(file)).close();
  if (limit === null) return createReadStream(file);
  const content = {
    size,
    open: async (range?: { start: number; end: number }) => createReadStream(file, range),
  };
  const table = await openTable(content, readEncoding(encoding));
  return firstRows(table.columns, table.rows, limit);
}

async function* firstRows(
  columns: readonly string[],
  rows: AsyncIterable<{ cells: string[] }>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(plainCsvLine(columns));
  let count = 0;
  for await (const { cells } of rows) {
    yield Buffer.from(plainCsvLine(columns.map((_, column) => cells[column] ?? '')));
    count += 1;
    if (count === limit) return;
  }
}

/** Waits until the check or run is over; works itself while no worker does. */
async function ended(
  scope: Scope,
  importId: string,
  tell: (found: ResultImport) => void,
): Promise<ResultImport> {
  let own: { stop: () => Promise<void> } | null = null;
  try {
    for (;;) {
      const found = await findImport(scope, importId);
      if (!found) throw new BadCall('导入已不可见 the import is not to be seen any more');
      tell(found);
      if (found.state !== 'DRY_RUNNING' && found.state !== 'RUNNING') return found;
      if (!own && !(await isWorkerPresent(scope.app.db))) {
        own = await startJobRunner(scope.app, { [IMPORT_JOB]: importJob }, []);
      }
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    await own?.stop();
  }
}
