import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './auctions.messages.zh.ts';

export const auctionMessages = defineMessages(zh, () => import('./auctions.messages.en.ts'));
