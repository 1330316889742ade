import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './own.messages.zh.ts';

/** Texts of own implementation. */
export const ownMessages = defineMessages(zh, () => import('./own.messages.en.ts'));
