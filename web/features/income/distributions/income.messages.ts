import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './income.messages.zh.ts';

export const incomeMessages = defineMessages(zh, () => import('./income.messages.en.ts'));
