import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './sign-in.messages.zh.ts';

export const signInMessages = defineMessages(zh, () => import('./sign-in.messages.en.ts'));
