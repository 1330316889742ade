import type { FormInstance } from 'antd';
import { createContext, useContext } from 'react';
import type { EditedPartsFragment } from '../../../../generated/results-desk/graphql.ts';
import type { ContentForm } from './content-form.ts';
import type { Saving } from './use-saving.ts';

/** What every step of the disclosure works with. */
export interface WizardState {
  result: EditedPartsFragment;
  form: FormInstance<ContentForm>;
  saving: Saving;
  /** Goes to a step, from 1. */
  goTo: (step: number) => void;
  /** Whether the entry is in the register: then changes are saved on demand, as a new version. */
  inRegister: boolean;
}

export const WizardContext = createContext<WizardState | null>(null);

/** The wizard around a step. */
export function useWizard(): WizardState {
  const wizard = useContext(WizardContext);
  if (!wizard) throw new Error('A step of the disclosure stands outside of the wizard');
  return wizard;
}
