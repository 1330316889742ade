import { Router } from 'express';
import type { App } from '../../../platform/app.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { batches, serveList } from '../../../platform/http/serve-list.ts';
import { RECEIPT_ORDER, visibleReceipts } from '../receipts/find-receipts.service.ts';
import { findInvoice, INVOICE_SORTS, visibleInvoices } from './find-invoices.service.ts';
import { invoiceLines, receiptLines } from './list-columns.ts';
import { noticePdf } from './notice-pdf.ts';

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
  const invoices = serveList(scopeOf, 'invoices', async function* (scope, asked) {
    const query = await visibleInvoices(scope, { dealId: asked.one('dealId'), text: asked.one('text') });
    yield* invoiceLines(scope, batches(query, INVOICE_SORTS.DUE), asked.language);
  });
  const receipts = serveList(scopeOf, 'receipts', async function* (scope, asked) {
    const query = await visibleReceipts(scope, { dealId: asked.one('dealId'), text: asked.one('text') });
    yield* receiptLines(scope, batches(query, RECEIPT_ORDER), asked.language);
  });
  return router.get('/payments/invoices.csv', invoices).get('/payments/receipts.csv', receipts);
}
