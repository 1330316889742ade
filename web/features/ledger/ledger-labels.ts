import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './ledger-labels.zh.ts';

/** Names of accounts, entries, terms and checks: `labels('purposeRECEIVABLE')`. */
export const ledgerLabels = defineMessages(zh, () => import('./ledger-labels.en.ts'));
