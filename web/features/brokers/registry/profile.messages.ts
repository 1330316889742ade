import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './profile.messages.zh.ts';

export const profileMessages = defineMessages(zh, () => import('./profile.messages.en.ts'));
