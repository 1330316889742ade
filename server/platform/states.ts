import { Refusal } from './errors.ts';

interface Step<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

/** The only ways between the states of a record; each step is a named mutation. */
export interface StatesTable<State extends string, Action extends string> {
  readonly steps: Readonly<Record<Action, Step<State>>>;
  /** The state after the step; refuses with STATE (present state, step, possible steps) where there is no such way. */
  next(state: State, action: Action): State;
  can(state: State, action: Action): boolean;
  /** The steps possible from a state. */
  actions(state: State): Action[];
}

/** Makes a states table from `as const` data: `{ publish: { from: ['REGISTERED'], to: 'PUBLISHED' } }`. */
export function defineStates<State extends string, Action extends string>(
  steps: Readonly<Record<Action, Step<State>>>,
): StatesTable<State, Action> {
  const names = Object.keys(steps) as Action[];
  const can = (state: State, action: Action) => steps[action].from.includes(state);
  const actions = (state: State) => names.filter((action) => can(state, action));
  return {
    steps,
    can,
    actions,
    next(state, action) {
      if (can(state, action)) return steps[action].to;
      throw new Refusal('STATE', { params: { state, action, possible: actions(state).join(' ') } });
    },
  };
}
