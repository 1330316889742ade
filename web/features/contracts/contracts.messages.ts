import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './contracts.messages.zh.ts';

/** Texts of contracts in the deal room. */
export const contractMessages = defineMessages(zh, () => import('./contracts.messages.en.ts'));
