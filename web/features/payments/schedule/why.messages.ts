import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './why.messages.zh.ts';

/** Reasons of payments in words. */
export const whyMessages = defineMessages(zh, () => import('./why.messages.en.ts'));
