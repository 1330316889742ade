import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './events.messages.zh.ts';

/** Texts of events, choices and rights. */
export const eventMessages = defineMessages(zh, () => import('./events.messages.en.ts'));
