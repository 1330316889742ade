import { defineMessages, useMessages } from '../app/i18n.tsx';
import { zh } from './labels.zh.ts';

const labels = defineMessages(zh, () => import('./labels.en.ts'));

/** Names of enumerations: `label('mode', 'LICENSE')` by way of the key `modeLICENSE`. */
export function useLabels() {
  return useMessages(labels);
}
