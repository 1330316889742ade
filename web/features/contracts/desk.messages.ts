import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './desk.messages.zh.ts';

/** Texts of the desk pages of contracts: templates, earlier contracts. */
export const contractDeskMessages = defineMessages(zh, () => import('./desk.messages.en.ts'));
