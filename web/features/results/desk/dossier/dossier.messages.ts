import { defineMessages } from '../../../../app/i18n.tsx';
import { zh } from './dossier.messages.zh.ts';

/** Texts of the dossier of one result and of the officer's steps. */
export const dossierMessages = defineMessages(zh, () => import('./dossier.messages.en.ts'));
