import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './estimates.messages.zh.ts';

/** Texts of estimates of tax and subsidy. */
export const estimateMessages = defineMessages(zh, () => import('./estimates.messages.en.ts'));
