import { defineMessages } from '../app/i18n.tsx';
import { zh } from './messages.zh.ts';

/** Texts that the shared pieces of the pages bring along. */
export const uiMessages = defineMessages(zh, () => import('./messages.en.ts'));
