import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './legal.messages.zh.ts';

export const legalMessages = defineMessages(zh, () => import('./legal.messages.en.ts'));
