import type { ResultContentFields } from '../server/features/results/content/content.types.ts';
import { CERTIFICATE_SEEN } from '../server/features/results/content/missing-parts.ts';
import { disclose } from '../server/features/results/disclosure/disclose.service.ts';
import { startDisclosure } from '../server/features/results/disclosure/start-disclosure.service.ts';
import { publish } from '../server/features/results/publication/publish-result.service.ts';
import { withdraw } from '../server/features/results/publication/withdraw-result.service.ts';
import { register } from '../server/features/results/review/register-result.service.ts';
import { returnResult } from '../server/features/results/review/return-result.service.ts';
import { startReview } from '../server/features/results/review/start-review.service.ts';
import { DAY_MS, startOfDay } from '../server/platform/clock.ts';
import { fen } from './fen.ts';
import type { People, Person } from './load-people.ts';
import type { SeedResult } from './world.types.ts';

/** Something that happens in the world, and when. */
export interface Happening {
  at: Date;
  run: () => Promise<void>;
}

interface Reference {
  resultId: string;
  expectedVersion: number;
}

/** Days on which what has no day of its own in the data happens. */
const DRAFTED_ON = '2026-11-12';
const DAYS = { untilReview: 1, untilReturn: 2, untilWithdrawal: 45 } as const;

const HOUR_MS = 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/** The steps that bring a result into its state, each at its time and by who takes it. */
export function stepsOf(result: SeedResult, index: number, people: People): Happening[] {
  const { disclosedOn, registeredOn, publishedOn } = result.timeline;
  const author = people.person(result.disclosedBy);
  const reviewer = reviewerOf(result, people);
  const reason = result.reason ?? '';
  let present: Reference | undefined;
  const steps: Happening[] = [];
  const take = (
    day: string,
    { hour, after = 0 }: { hour: number; after?: number },
    step: (at: Reference) => Promise<{ id: string; version: number }>,
  ) => {
    // Minutes apart, so that not everything of a day happens at the same moment.
    const at = startOfDay(day).getTime() + after * DAY_MS + hour * HOUR_MS + (index % 50) * MINUTE_MS;
    const run = async () => {
      const { id, version } = await step(present ?? { resultId: '', expectedVersion: 0 });
      present = { resultId: id, expectedVersion: version };
    };
    steps.push({ at: new Date(at), run });
  };

  take(disclosedOn ?? DRAFTED_ON, { hour: 9 }, () =>
    startDisclosure(author.scope, { mayBeStateSecret: false, content: contentOf(result, people) }),
  );
  if (disclosedOn === null) return steps;
  take(disclosedOn, { hour: 10 }, (at) => disclose(author.scope, at));
  if (result.state === 'DISCLOSED') return steps;
  const reviewed = registeredOn ?? disclosedOn;
  const after = registeredOn ? 0 : DAYS.untilReview;
  take(reviewed, { hour: 11, after }, (at) => startReview(reviewer.scope, at));
  if (result.state === 'RETURNED')
    take(disclosedOn, { hour: 15, after: DAYS.untilReturn }, (at) =>
      returnResult(reviewer.scope, { ...at, reason }),
    );
  if (registeredOn === null) return steps;
  take(registeredOn, { hour: 14 }, (at) =>
    register(reviewer.scope, { ...at, screening: 'CLEAR', checks: CHECKS }),
  );
  if (publishedOn === null) return steps;
  take(publishedOn, { hour: 15 }, (at) => publish(reviewer.scope, at));
  if (result.state === 'WITHDRAWN')
    take(publishedOn, { hour: 16, after: DAYS.untilWithdrawal }, (at) =>
      withdraw(reviewer.scope, { ...at, reason }),
    );
  return steps;
}

/** The certificates were shown on paper: the world's rights are fictional, so there is nothing to scan. */
const CHECKS = [{ item: CERTIFICATE_SEEN, passed: true }];

/** An officer who neither made nor handed in the result. */
function reviewerOf(result: SeedResult, people: People): Person {
  const involved = new Set([result.disclosedBy, ...result.completers.map(({ account }) => account)]);
  const reviewer = people.officers(result.organization).find(({ account }) => !involved.has(account.key));
  if (!reviewer) throw new Error(`seeds: nobody can review ${result.key}`);
  return reviewer;
}

function contentOf(result: SeedResult, people: People): ResultContentFields {
  const { price, confidential, completers, coOwners, ...content } = result;
  return {
    ...content,
    price: { kind: price.kind, min: fen(price.min), max: fen(price.max) },
    completers: completers.map(({ account, ...completer }) => ({
      ...completer,
      userId: account === null ? null : people.person(account).userId,
    })),
    coOwners: coOwners.map(({ organization, ...owner }) => ({
      ...owner,
      organizationId: organization === null ? null : people.organizationId(organization),
    })),
    confidentialText: confidential,
  };
}
