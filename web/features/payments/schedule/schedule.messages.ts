import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './schedule.messages.zh.ts';

/** Texts of the schedule of payments. */
export const scheduleMessages = defineMessages(zh, () => import('./schedule.messages.en.ts'));
