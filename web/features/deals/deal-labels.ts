import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './deal-labels.zh.ts';

/** Names that all pages of deals use. */
export const dealLabels = defineMessages(zh, () => import('./deal-labels.en.ts'));
