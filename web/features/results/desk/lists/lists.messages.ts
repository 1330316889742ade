import { defineMessages } from '../../../../app/i18n.tsx';
import { zh } from './lists.messages.zh.ts';

/** Texts of the lists on the desk: my results, review, register, reports. */
export const listMessages = defineMessages(zh, () => import('./lists.messages.en.ts'));
