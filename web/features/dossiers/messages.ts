import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './messages.zh.ts';

/** Texts of dossiers. Words of steps, facts and proofs are data and come with them. */
export const dossierMessages = defineMessages(zh, () => import('./messages.en.ts'));
