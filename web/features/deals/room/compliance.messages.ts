import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './compliance.messages.zh.ts';

/** Texts of the compliance list and of refusals by it. */
export const complianceMessages = defineMessages(zh, () => import('./compliance.messages.en.ts'));
