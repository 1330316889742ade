import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './programme.messages.zh.ts';

export const programmeMessages = defineMessages(zh, () => import('./programme.messages.en.ts'));
