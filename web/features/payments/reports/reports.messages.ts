import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './reports.messages.zh.ts';

/** Texts of usage reports. */
export const reportMessages = defineMessages(zh, () => import('./reports.messages.en.ts'));
