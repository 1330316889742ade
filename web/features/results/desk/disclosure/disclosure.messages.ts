import { defineMessages } from '../../../../app/i18n.tsx';
import { zh } from './disclosure.messages.zh.ts';

/** Texts of the disclosure in steps. */
export const disclosureMessages = defineMessages(zh, () => import('./disclosure.messages.en.ts'));
