import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './ledger.messages.zh.ts';

/** Texts of statements, entries, the trial balance and the checks. */
export const ledgerMessages = defineMessages(zh, () => import('./ledger.messages.en.ts'));
