import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './decisions.messages.zh.ts';

/** Texts of collective decisions. */
export const decisionMessages = defineMessages(zh, () => import('./decisions.messages.en.ts'));
