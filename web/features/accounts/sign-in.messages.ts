import { defineMessages } from '../../app/i18n.tsx';
import { en } from './sign-in.messages.en.ts';
import { zh } from './sign-in.messages.zh.ts';

export const signInMessages = defineMessages(zh, en);
