import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './holdings.messages.zh.ts';

/** Texts of the register of shares. */
export const holdingMessages = defineMessages(zh, () => import('./holdings.messages.en.ts'));
