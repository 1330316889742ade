import { ResultImport1764000000400 } from '../../../migrations/1764000000400-result-import.ts';
import type { Feature } from '../../../platform/feature.ts';
import { findImport } from './find-imports.service.ts';
import { ImportRowResolver, ResultImportResolver } from './import.resolver.ts';
import { importJob } from './import-job.ts';
import { IMPORT_JOB } from './import-steps.service.ts';
import { IMPORT_FILE_KIND } from './open-import.ts';
import { importReportRoutes } from './report.routes.ts';
import { ImportRow, ImportSource, ResultImport } from './result-import.entity.ts';

/** Bulk import of results from files. */
export const importsFeature: Feature = {
  name: 'imports',
  entities: [ResultImport, ImportRow, ImportSource],
  migrations: [ResultImport1764000000400],
  resolvers: [ResultImportResolver, ImportRowResolver],
  jobs: { [IMPORT_JOB]: importJob },
  fileAccess: {
    [IMPORT_FILE_KIND]: async (app, actor, file) =>
      (await findImport({ app, actor, address: null }, file.attachedId ?? '')) !== null,
  },
  routes: importReportRoutes,
};
