import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './request.messages.zh.ts';

/** Texts of asking for a result. */
export const requestMessages = defineMessages(zh, () => import('./request.messages.en.ts'));
