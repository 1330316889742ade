import { defineStates } from '../../../platform/states.ts';
import type { ImportState } from './import.enums.ts';

export type ImportStep =
  | 'checkImport'
  | 'checked'
  | 'runImport'
  | 'finished'
  | 'pauseImport'
  | 'resumeImport'
  | 'cancelImport'
  | 'failed';

/** The only ways between the states of an import. */
export const importStates = defineStates<ImportState, ImportStep>({
  checkImport: { from: ['UPLOADED', 'CHECKED'], to: 'DRY_RUNNING' },
  checked: { from: ['DRY_RUNNING'], to: 'CHECKED' },
  runImport: { from: ['CHECKED'], to: 'RUNNING' },
  finished: { from: ['RUNNING'], to: 'DONE' },
  pauseImport: { from: ['RUNNING'], to: 'PAUSED' },
  resumeImport: { from: ['PAUSED'], to: 'RUNNING' },
  cancelImport: { from: ['UPLOADED', 'DRY_RUNNING', 'CHECKED', 'RUNNING', 'PAUSED'], to: 'CANCELLED' },
  failed: { from: ['DRY_RUNNING', 'RUNNING'], to: 'FAILED' },
});
