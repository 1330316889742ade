import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './bidding.messages.zh.ts';

export const biddingMessages = defineMessages(zh, () => import('./bidding.messages.en.ts'));
