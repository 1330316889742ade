import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './settlement.messages.zh.ts';

export const settlementMessages = defineMessages(zh, () => import('./settlement.messages.en.ts'));
