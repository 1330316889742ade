import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './running-list.messages.zh.ts';

/** Texts of the lists of contracts in effect. */
export const runningListMessages = defineMessages(zh, () => import('./running-list.messages.en.ts'));
