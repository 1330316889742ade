import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './engagements.messages.zh.ts';

/** Texts of engagements: lists, pages, forms, the panel in the room of a deal. */
export const engagementMessages = defineMessages(zh, () => import('./engagements.messages.en.ts'));
