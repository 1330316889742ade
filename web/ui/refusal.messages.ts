import { defineMessages } from '../app/i18n.tsx';
import { zh } from './refusal.messages.zh.ts';

/** Plain words for what the server refuses. */
export const refusalMessages = defineMessages(zh, () => import('./refusal.messages.en.ts'));
