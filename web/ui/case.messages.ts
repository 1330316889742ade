import { defineMessages } from '../app/i18n.tsx';
import { zh } from './case.messages.zh.ts';

/** Words for cases and for the lines of what is decided or announced. */
export const caseMessages = defineMessages(zh, () => import('./case.messages.en.ts'));
