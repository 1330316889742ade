import { In } from 'typeorm';
import { filesOfRecords } from '../../../platform/files/files.service.ts';
import { groupBy, loadMany, loadOne } from '../../../platform/graphql/loaders.ts';
import { Receipt } from './data/receipt.entity.ts';
import { Refund } from './data/transfer.entity.ts';
import { RECEIPT_FILES } from './record-receipt.service.ts';
import { TRANSFER_FILES } from './transfer.service.ts';

/** Receipts by id: whoever asks has decided that they may be seen. */
export const receiptById = loadOne('receiptById', async (app, ids) => {
  const found = await app.db.manager.findBy(Receipt, { id: In([...ids]) });
  return new Map(found.map((receipt) => [receipt.id, receipt]));
});

export const refundsOfReceipt = loadMany('refundsOfReceipt', async (app, ids) => {
  const rows = await app.db.manager.find(Refund, {
    where: { receiptId: In([...ids]) },
    order: { preparedAt: 'ASC', id: 'ASC' },
  });
  return groupBy(rows, ({ receiptId }) => receiptId);
});

export const receiptFiles = filesOfRecords(RECEIPT_FILES);
export const transferFiles = filesOfRecords(TRANSFER_FILES);
