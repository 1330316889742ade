import { defineMessages } from './i18n.tsx';
import { zh } from './messages.zh.ts';

/** Texts of the frame around the pages. */
export const appMessages = defineMessages(zh, () => import('./messages.en.ts'));
