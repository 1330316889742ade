import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './clients.messages.zh.ts';

export const clientsMessages = defineMessages(zh, () => import('./clients.messages.en.ts'));
