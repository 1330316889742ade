import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { App } from '../../../platform/app.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { findImport } from './find-imports.service.ts';
import { reportLines } from './report.ts';

/** `GET /imports/:id/report.csv`: what became of each row, one line a problem. */
export function importReportRoutes(app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  router.get('/imports/:id/report.csv', async (request, response) => {
    const found = await findImport(await scopeOf(request, response), request.params.id ?? '');
    if (!found) {
      response.status(404).json({ message: 'Not found.' });
      return;
    }
    response.type('text/csv; charset=utf-8').attachment(`import-${found.id}.csv`);
    await pipeline(Readable.from(reportLines(app, found)), response);
  });
  return router;
}
