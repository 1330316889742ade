import { In } from 'typeorm';
import { groupBy, loadMany, loadOne } from '../../../platform/graphql/loaders.ts';
import { Settlement } from '../receipts/data/receipt.entity.ts';
import { Fapiao, Invoice, InvoiceLine } from './data/invoice.entity.ts';

/** Invoices by id: whoever asks has decided that they may be seen. */
export const invoiceById = loadOne('invoiceById', async (app, ids) => {
  const found = await app.db.manager.findBy(Invoice, { id: In([...ids]) });
  return new Map(found.map((invoice) => [invoice.id, invoice]));
});

export const linesOfInvoice = loadMany('linesOfInvoice', async (app, ids) => {
  const rows = await app.db.manager.find(InvoiceLine, {
    where: { invoiceId: In([...ids]) },
    order: { position: 'ASC' },
  });
  return groupBy(rows, ({ invoiceId }) => invoiceId);
});

export const settlementsOfInvoice = loadMany('settlementsOfInvoice', async (app, ids) => {
  const rows = await app.db.manager.find(Settlement, {
    where: { invoiceId: In([...ids]) },
    order: { at: 'ASC', id: 'ASC' },
  });
  return groupBy(rows, ({ invoiceId }) => invoiceId);
});

export const settlementsOfReceipt = loadMany('settlementsOfReceipt', async (app, ids) => {
  const rows = await app.db.manager.find(Settlement, {
    where: { receiptId: In([...ids]) },
    order: { at: 'ASC', id: 'ASC' },
  });
  return groupBy(rows, ({ receiptId }) => receiptId ?? '');
});

export const fapiaosOfInvoice = loadMany('fapiaosOfInvoice', async (app, ids) => {
  const rows = await app.db.manager.find(Fapiao, {
    where: { invoiceId: In([...ids]) },
    order: { issuedOn: 'ASC', id: 'ASC' },
  });
  return groupBy(rows, ({ invoiceId }) => invoiceId);
});
