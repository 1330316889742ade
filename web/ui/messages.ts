import { defineMessages } from '../app/i18n.tsx';
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';

/** Texts that the shared pieces of the pages bring along. */
export const uiMessages = defineMessages(zh, en);
