import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './sign-up.messages.zh.ts';

export const signUpMessages = defineMessages(zh, () => import('./sign-up.messages.en.ts'));
