import type { Scope } from '../app.ts';
import { Refusal, type UserErrorData } from '../errors.ts';
import type { RequestContext } from './context.ts';

/** A mutation's payload: the changed object under its name, or null with the reasons. */
export type Answer<Name extends string, Value> = { [N in Name]: Value | null } & {
  userErrors: UserErrorData[];
};

/** Runs a mutation's service; an expected refusal becomes `userErrors`, a fault is thrown on. */
export async function answer<Name extends string, Value>(
  name: Name,
  context: RequestContext,
  run: (scope: Scope) => Promise<Value>,
): Promise<Answer<Name, Value>> {
  try {
    return payload<Name, Value>(name, await run(await context.scope()), []);
  } catch (error) {
    if (error instanceof Refusal) return payload<Name, Value>(name, null, [...error.errors]);
    throw error;
  }
}

/** The same for mutations that have nothing to show but that they were done. */
export async function answerDone(
  context: RequestContext,
  run: (scope: Scope) => Promise<unknown>,
): Promise<{ done: boolean; userErrors: UserErrorData[] }> {
  const { done, userErrors } = await answer('done', context, async (scope) => {
    await run(scope);
    return true;
  });
  return { done: done ?? false, userErrors };
}

function payload<Name extends string, Value>(name: Name, value: Value | null, userErrors: UserErrorData[]) {
  return { [name]: value, userErrors } as Answer<Name, Value>;
}
