import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './demand.labels.zh.ts';

/** Names that all pages of demands use. */
export const demandLabels = defineMessages(zh, () => import('./demand.labels.en.ts'));
