import type { Scope } from '../../../platform/app.ts';
import { answer, answerDone } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import type { DonePayload } from '../../../platform/graphql/payload.types.ts';
import { signOut } from '../sessions/end-sessions.service.ts';
import { setSessionToken } from '../sessions/session-token.ts';
import type { SignInInput } from '../sessions/sessions.types.ts';
import { signIn } from '../sessions/sign-in.service.ts';
import { viewer } from './viewer.service.ts';
import type { SignInPayload, Viewer, ViewerPayload } from './viewer.types.ts';

/** Runs a service that changes who acts or how, and answers the viewer as it is afterwards. */
export function answerViewer(
  context: RequestContext,
  run: (scope: Scope) => Promise<unknown>,
): Promise<ViewerPayload> {
  return answer('viewer', context, async (scope) => {
    await run(scope);
    return viewerNow(context);
  });
}

/** Signs in: the new session's token goes into the cookie, and the rest of the request acts in it. */
export async function answerSignIn(context: RequestContext, input: SignInInput): Promise<SignInPayload> {
  let secondFactorNeeded = false;
  const payload = await answer('viewer', context, async (scope) => {
    const { token } = await signIn(scope, { ...input, userAgent: context.request.get('user-agent') ?? null });
    secondFactorNeeded = token === null;
    if (token === null) return null;
    setSessionToken(context.app.config, context.request, context.response, token);
    return viewerNow(context);
  });
  return { ...payload, secondFactorNeeded };
}

/** Signs out and takes the cookie away, also one of a session that was over already. */
export function answerSignOut(context: RequestContext): Promise<DonePayload> {
  return answerDone(context, async (scope) => {
    await signOut(scope);
    setSessionToken(context.app.config, context.request, context.response, null);
    context.reset();
  });
}

async function viewerNow(context: RequestContext): Promise<Viewer | null> {
  context.reset();
  return viewer(await context.scope());
}
