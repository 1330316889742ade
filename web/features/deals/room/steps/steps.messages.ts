import { defineMessages } from '../../../../app/i18n.tsx';
import { zh } from './steps.messages.zh.ts';

/** Texts of the dialogs of a deal's steps. */
export const stepMessages = defineMessages(zh, () => import('./steps.messages.en.ts'));
