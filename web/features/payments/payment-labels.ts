import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './payment-labels.zh.ts';

/** Names of what running contracts are made of: `labels('stateRUNNING')`. */
export const paymentLabels = defineMessages(zh, () => import('./payment-labels.en.ts'));
