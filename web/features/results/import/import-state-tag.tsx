import { Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { ImportState } from '../../../generated/results-import/graphql.ts';
import { importMessages } from './import.messages.ts';

const COLORS: Readonly<Record<ImportState, string>> = {
  UPLOADED: 'default',
  DRY_RUNNING: 'processing',
  CHECKED: 'blue',
  RUNNING: 'processing',
  PAUSED: 'warning',
  DONE: 'success',
  FAILED: 'error',
  CANCELLED: 'default',
};

/** Where an import stands, in a word. */
export function ImportStateTag({ state }: { state: ImportState }) {
  const t = useMessages(importMessages);
  return <Tag color={COLORS[state]}>{t(`state${state}`)}</Tag>;
}

/** Whether the server works on it at this moment. */
export function isWorking(state: ImportState): boolean {
  return state === 'RUNNING' || state === 'DRY_RUNNING';
}
