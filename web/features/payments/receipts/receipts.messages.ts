import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './receipts.messages.zh.ts';

/** Words of invoices and receipts; English is loaded when it is first shown. */
export const receiptMessages = defineMessages(zh, () => import('./receipts.messages.en.ts'));
