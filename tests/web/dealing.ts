import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { User } from '../../server/features/accounts/members/user.entity.ts';
import { advanceDeal } from '../../server/features/deals/watch/advance-deal.service.ts';
import { CollectiveDecision } from '../../server/features/decisions/collective-decision.entity.ts';
import { features } from '../../server/features/index.ts';
import { clock } from '../../server/platform/clock.ts';
import { outboxHandlersOf } from '../../server/platform/outbox/outbox.service.ts';
import { startOutboxWorker } from '../../server/platform/outbox/outbox-worker.ts';
import { type DealWorld, moveTo, realTime } from '../deals/support.ts';
import { type Member, makeOperator, PASSWORD, signedIn } from '../support/accounts.ts';
import { startApi, type TestApi, USER_ERRORS, type UserErrorParts } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { upload } from '../support/files.ts';
import { PDF } from '../support/pdf.ts';

export interface Stage {
  api: TestApi;
  /** A member at a browser of their own, signed in. */
  enter(member: Member): Promise<Visit>;
  /** Somebody who is not signed in. */
  visitor(): Promise<Visit>;
  /** The platform's operator, founded on first use. */
  operator(): Promise<Member>;
  /** Sets the clock of the server and of every browser. */
  moveTo(time: number): Promise<void>;
}

/** For the top of a test file: API, outbox and browsers over one clock, which only tests can move. */
export function useStage(): () => Stage {
  let stage: Stage | undefined;
  let close = async () => {};
  beforeAll(async () => {
    const api = await startApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
    const outbox = await startOutboxWorker(api.app, outboxHandlersOf(features));
    const browser = await launchBrowser();
    stage = stageOf(api, browser);
    close = async () => {
      realTime();
      await browser.close();
      await outbox.stop();
      await api.close();
    };
  });
  afterAll(() => close());
  return () => {
    if (!stage) throw new Error('The stage is there from the first beforeAll on');
    return stage;
  };
}

function stageOf(api: TestApi, browser: Browser): Stage {
  const visits: Visit[] = [];
  let now: number | undefined;
  let founded: Promise<Member> | undefined;
  const visitor = async () => {
    const visit = await Visit.begin(browser, api.address);
    visits.push(visit);
    if (now !== undefined) await visit.page.clock.setFixedTime(now);
    return visit;
  };
  return {
    api,
    visitor,
    operator: () => {
      founded ??= makeOperator(api.app);
      return founded;
    },
    enter: async (member) => {
      const visit = await visitor();
      await visit.signIn(member.email, PASSWORD);
      return visit;
    },
    moveTo: async (time) => {
      now = time;
      moveTo(time);
      for (const { page } of visits) if (!page.isClosed()) await page.clock.setFixedTime(time);
    },
  };
}

/** Opens the step that the room asks for, fills what it needs and confirms it. */
export async function takeNext(
  page: Page,
  name: string,
  confirm: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Answers the questions on relations and foreign parties with no. */
export async function declareNothing(place: Page | Locator): Promise<void> {
  await place.getByRole('radio', { name: '没有上述任何一种' }).check();
  await place.getByRole('radio', { name: '没有', exact: true }).check();
}

/** Chooses a file at the first place that takes one. */
export async function chooseFile(place: Page | Locator, name: string): Promise<void> {
  await place
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'application/pdf', buffer: PDF });
  await place.getByRole('link', { name }).waitFor();
}

/** Every leader approves the decision that is called, and another officer closes it with its minutes. */
export async function decideCalled(
  { api, app, leaders, otherOfficer }: DealWorld,
  dealId: string,
): Promise<void> {
  const called = { caseId: dealId, state: 'CALLED' as const };
  const decision = await app.db.manager.findOneByOrFail(CollectiveDecision, called);
  for (const leader of leaders) {
    const client = await signedIn(api, leader);
    const vote = { decisionId: decision.id, vote: 'APPROVE' };
    const { userErrors } = await client.mutate<Answer>('vote', vote, `{ ${USER_ERRORS} }`);
    expect(userErrors).toEqual([]);
  }
  const closing = {
    decisionId: decision.id,
    expectedVersion: decision.version,
    minutesFileId: await upload(otherOfficer, '会议纪要.pdf'),
    meetingOn: clock.today(),
  };
  const { userErrors } = await otherOfficer.mutate<Answer>('closeDecision', closing, `{ ${USER_ERRORS} }`);
  expect(userErrors).toEqual([]);
  await advanceDeal(app, dealId);
}

interface Answer {
  userErrors: UserErrorParts[];
}

/** What a user is called. */
export async function nameOf({ app }: DealWorld, userId: string): Promise<string> {
  return (await app.db.manager.findOneByOrFail(User, { id: userId })).name;
}
