import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './inspections.messages.zh.ts';

/** Texts of inspections. */
export const inspectionMessages = defineMessages(zh, () => import('./inspections.messages.en.ts'));
