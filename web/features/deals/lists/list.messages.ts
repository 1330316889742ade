import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './list.messages.zh.ts';

/** Texts of the lists of deals. */
export const listMessages = defineMessages(zh, () => import('./list.messages.en.ts'));
