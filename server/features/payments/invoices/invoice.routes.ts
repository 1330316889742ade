import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { App, Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { CSV_START, csvLine } from '../../../platform/csv.ts';
import { applyKeyset, type SortKey } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { RECEIPT_ORDER, visibleReceipts } from '../receipts/find-receipts.service.ts';
import { findInvoice, INVOICE_SORTS, visibleInvoices } from './find-invoices.service.ts';
import { invoiceLines, type Language, receiptLines } from './list-columns.ts';
import { noticePdf } from './notice-pdf.ts';

const BATCH = 500;

/**
 * `GET /payments/invoices/:id.pdf`: the payment notice; `GET /payments/invoices.csv` and `/payments/receipts.csv`: what
 * the lists show, streamed.
 */
export function invoiceRoutes(_app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  router.get('/payments/invoices/:id.pdf', async (request, response) => {
    const scope = await scopeOf(request, response);
    const invoice = await findInvoice(scope, request.params.id ?? '');
    if (!invoice) {
      response.status(404).json({ message: 'Not found.' });
      return;
    }
    response.set({
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('inline', `${invoice.number}.pdf`),
      'cache-control': 'no-store',
    });
    response.send(await noticePdf(scope.app, invoice));
  });
  router.get('/payments/invoices.csv', (request, response) =>
    serve(request, response, scopeOf, 'invoices', async (scope, language) => {
      const query = await visibleInvoices(scope, {
        dealId: one(request, 'dealId'),
        text: one(request, 'text'),
      });
      return invoiceLines(scope, batches(query, INVOICE_SORTS.DUE), language);
    }),
  );
  router.get('/payments/receipts.csv', (request, response) =>
    serve(request, response, scopeOf, 'receipts', async (scope, language) => {
      const query = await visibleReceipts(scope, {
        dealId: one(request, 'dealId'),
        text: one(request, 'text'),
      });
      return receiptLines(scope, batches(query, RECEIPT_ORDER), language);
    }),
  );
  return router;
}

async function* batches<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  order: SortKey<T>,
): AsyncGenerator<T[]> {
  for (let last: T | undefined; ; ) {
    const after = last ? { value: order.value(last), id: last.id } : null;
    const rows = await applyKeyset(query.clone(), order, after).limit(BATCH).getMany();
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}

async function serve(
  request: Request,
  response: Response,
  scopeOf: ResolveScope,
  name: string,
  lines: (scope: Scope, language: Language) => Promise<AsyncGenerator<string[]>>,
): Promise<void> {
  const scope = await scopeOf(request, response);
  try {
    const rows = await lines(scope, one(request, 'lang')?.startsWith('en') ? 'en' : 'zh');
    response.set({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': contentDisposition('attachment', `${name}-${clock.today()}.csv`),
      'cache-control': 'no-store',
    });
    await pipeline(Readable.from(text(rows)), response);
  } catch (error) {
    // Whoever goes away in the middle wants nothing more.
    if (response.destroyed && !(error instanceof Refusal)) return;
    if (!(error instanceof Refusal) || response.headersSent) throw error;
    response.removeHeader('content-disposition');
    response.status(error.code === 'SIGN_IN_REQUIRED' ? 401 : 400).json({ userErrors: error.errors });
  }
}

async function* text(rows: AsyncGenerator<string[]>): AsyncGenerator<string> {
  yield CSV_START;
  for await (const row of rows) yield csvLine(row);
}

function one({ query }: Request, name: string): string | null {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
