import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './guests.messages.zh.ts';

export const guestsMessages = defineMessages(zh, () => import('./guests.messages.en.ts'));
