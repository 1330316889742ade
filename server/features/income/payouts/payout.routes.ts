import { type Request, type Response, Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { rateLimit } from '../../../platform/http/rate-limit.ts';
import { refuseDownload } from '../../../platform/http/serve-list.ts';
import { bankFileCsv, bankFileXlsx } from './bank-file.ts';
import { fetchBankFile } from './confirm-payout.service.ts';
import { payoutNumber } from './payout-number.ts';
import { slipOf } from './slip.service.ts';

interface Download {
  name: string;
  mediaType: string;
  content: Buffer;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * `POST /payouts/:id/bank-file.csv` (`?encoding=gb18030`) and `….xlsx`: the file for the bank, which marks that the bank
 * may have it, and so is no GET. `GET /payouts/lines/:id/slip.pdf`: the slip of one line.
 */
export function payoutRoutes(app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  const limit = rateLimit(app.config);
  router.post('/payouts/:id/bank-file.csv', limit, (request, response) =>
    serve(request, response, scopeOf, (scope, id) => csvOf(scope, id, request.query.encoding === 'gb18030')),
  );
  router.post('/payouts/:id/bank-file.xlsx', limit, (request, response) =>
    serve(request, response, scopeOf, xlsxOf),
  );
  router.get('/payouts/lines/:id/slip.pdf', limit, (request, response) =>
    serve(request, response, scopeOf, async (scope, id) => {
      const { name, pdf } = await slipOf(scope, id);
      return { name, mediaType: 'application/pdf', content: pdf };
    }),
  );
  return router;
}

async function csvOf(scope: Scope, id: string, isChinese: boolean): Promise<Download> {
  const { batch, lines } = await fetchBankFile(scope, id);
  const encoding = isChinese ? 'gb18030' : 'utf-8';
  const content = bankFileCsv(batch, lines, encoding);
  return { name: `银行代发-${payoutNumber(batch)}.csv`, mediaType: `text/csv; charset=${encoding}`, content };
}

async function xlsxOf(scope: Scope, id: string): Promise<Download> {
  const { batch, lines } = await fetchBankFile(scope, id);
  const content = await bankFileXlsx(batch, lines);
  return { name: `银行代发-${payoutNumber(batch)}.xlsx`, mediaType: XLSX, content };
}

async function serve(
  request: Request,
  response: Response,
  scopeOf: ResolveScope,
  make: (scope: Scope, id: string) => Promise<Download>,
): Promise<void> {
  response.set('cache-control', 'no-store');
  try {
    if (request.method === 'POST' && request.get('x-requested-with') !== 'fruition')
      throw new Refusal('FORBIDDEN', { field: 'x-requested-with' });
    const scope = await scopeOf(request, response);
    if (scope.actor.kind === 'visitor') throw new Refusal('SIGN_IN_REQUIRED');
    const { name, mediaType, content } = await make(scope, String(request.params.id));
    response.set({
      'content-type': mediaType,
      'content-disposition': contentDisposition('attachment', name),
      'x-content-type-options': 'nosniff',
    });
    response.send(content);
  } catch (error) {
    refuseDownload(response, error);
  }
}
