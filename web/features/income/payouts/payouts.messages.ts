import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './payouts.messages.zh.ts';

/** Texts of the pages around pay-outs and payees. */
export const payoutMessages = defineMessages(zh, () => import('./payouts.messages.en.ts'));
