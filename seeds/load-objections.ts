import { objectToNotice } from '../server/features/notices/object-to-notice.service.ts';
import type { Objection } from '../server/features/notices/objection.entity.ts';
import {
  admitObjection,
  assignInvestigator,
  publishObjectionOutcome,
  recordFindings,
} from '../server/features/notices/objection-steps.service.ts';
import { PublicNotice } from '../server/features/notices/public-notice.entity.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import type { People, Person } from './load-people.ts';
import type { Happening } from './load-results.ts';
import type { SeedObjection } from './world.types.ts';

/** Days from the objection to each step. */
const DAYS = { admit: 1, assign: 2, findings: 5, outcome: 7 } as const;

export interface Objected {
  objection: SeedObjection;
  /** The case of the notice; asked when the objection is raised. */
  caseId: () => string;
  /** The moment so many days after the objection. */
  at: (after: number) => Date;
  people: People;
  officers: readonly [Person, Person];
}

/** An objection to the notice of a case, followed up as far as its state. */
export function objectionTo(
  tx: Transaction,
  { objection, caseId, at, people, officers: [officer, second] }: Objected,
): Happening[] {
  const { by, grounds, state, investigator, findings, outcome } = objection;
  let present = { objectionId: '', expectedVersion: 0 };
  const steps: Happening[] = [];
  const take = (after: number, step: () => Promise<Objection>) => {
    const run = async () => {
      const { id, version } = await step();
      present = { objectionId: id, expectedVersion: version };
    };
    steps.push({ at: at(after), run });
  };
  take(0, async () => {
    const { id: noticeId } = await tx.findOneByOrFail(PublicNotice, { caseId: caseId() });
    return objectToNotice(people.person(by).scope, { noticeId, grounds });
  });
  if (state === 'RAISED' || investigator === null) return steps;
  take(DAYS.admit, () => admitObjection(officer.scope, present));
  const { userId: investigatorId, scope } = people.person(investigator);
  take(DAYS.assign, () => assignInvestigator(officer.scope, { ...present, investigatorId }));
  if (state === 'ADMITTED' || findings === null || outcome === null) return steps;
  take(DAYS.findings, () => recordFindings(scope, { ...present, findings }));
  take(DAYS.outcome, () =>
    publishObjectionOutcome(second.scope, { ...present, outcome: 'DISMISSED', text: outcome }),
  );
  return steps;
}
