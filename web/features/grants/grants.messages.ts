import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './grants.messages.zh.ts';

/** Texts of the pages around grants. */
export const grantMessages = defineMessages(zh, () => import('./grants.messages.en.ts'));
