import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './explain.messages.zh.ts';

/** Refusals of payments in words. */
export const explainMessages = defineMessages(zh, () => import('./explain.messages.en.ts'));
