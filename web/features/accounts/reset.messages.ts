import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './reset.messages.zh.ts';

export const resetMessages = defineMessages(zh, () => import('./reset.messages.en.ts'));
