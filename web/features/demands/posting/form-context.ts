import type { FormInstance } from 'antd';
import { createContext, useContext } from 'react';
import type {
  DemandSavedFragment,
  EditedDemandFragment,
} from '../../../generated/demands-posting/graphql.ts';
import type { ContentForm } from './content-form.ts';
import type { StepName } from './steps.ts';

export interface DemandFormState {
  /** As it was loaded. */
  demand: EditedDemandFragment;
  /** As it was saved last. */
  saved: DemandSavedFragment;
  form: FormInstance<ContentForm>;
  goTo: (step: StepName) => void;
}

const Context = createContext<DemandFormState | null>(null);
export const DemandFormContext = Context.Provider;

/** The form that a step belongs to. */
export function useDemandForm(): DemandFormState {
  const state = useContext(Context);
  if (!state) throw new Error('useDemandForm: outside of the form of a demand');
  return state;
}
