import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './notices.messages.zh.ts';

/** Texts of the notice board and of objections. */
export const noticeMessages = defineMessages(zh, () => import('./notices.messages.en.ts'));
