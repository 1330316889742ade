import { defineMessages } from '../../../../app/i18n.tsx';
import { zh } from './problems.messages.zh.ts';

/** Words for what is wrong with content, and for what is missing. */
export const problemMessages = defineMessages(zh, () => import('./problems.messages.en.ts'));
