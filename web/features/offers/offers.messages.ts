import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './offers.messages.zh.ts';

export const offersMessages = defineMessages(zh, () => import('./offers.messages.en.ts'));
