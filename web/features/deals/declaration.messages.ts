import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './declaration.messages.zh.ts';

/** Texts of the declaration of relations and foreign parties. */
export const declarationMessages = defineMessages(zh, () => import('./declaration.messages.en.ts'));
