import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './my-income.messages.zh.ts';

/** Texts of what somebody earned from converted results. */
export const myIncomeMessages = defineMessages(zh, () => import('./my-income.messages.en.ts'));
