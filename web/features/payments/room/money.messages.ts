import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './money.messages.zh.ts';

/** Texts of the money room. */
export const moneyMessages = defineMessages(zh, () => import('./money.messages.en.ts'));
