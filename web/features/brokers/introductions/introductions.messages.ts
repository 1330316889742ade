import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './introductions.messages.zh.ts';

/** Texts of introductions: lists, pages, the panel in the room of a deal, findings. */
export const introductionMessages = defineMessages(zh, () => import('./introductions.messages.en.ts'));
