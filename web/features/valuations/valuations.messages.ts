import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './valuations.messages.zh.ts';

/** Texts of valuations. */
export const valuationMessages = defineMessages(zh, () => import('./valuations.messages.en.ts'));
