import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './broker.labels.zh.ts';

/** Names that all pages of brokers use. */
export const brokerLabels = defineMessages(zh, () => import('./broker.labels.en.ts'));
