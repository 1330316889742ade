import { type ComponentType, lazy, Suspense } from 'react';
import type { DealAction } from '../../../../generated/deals/graphql.ts';
import type { StepProps } from './step-dialog.tsx';

const endings = () => import('./ending-steps.tsx');
const parties = () => import('./party-steps.tsx');
const clearance = () => import('./clearance-steps.tsx');

/** Dialogs of the steps that have one; loaded when a step is first opened. */
const DIALOGS: Partial<Record<DealAction, ComponentType<StepProps>>> = {
  TAKE_UP: lazy(async () => ({ default: (await endings()).TakeUpStep })),
  REFUSE: lazy(async () => ({ default: (await endings()).RefuseStep })),
  WITHDRAW: lazy(async () => ({ default: (await endings()).WithdrawStep })),
  PROPOSE: lazy(() => import('./propose-step.tsx')),
  ACCEPT_TERMS: lazy(() => import('./accept-terms-step.tsx')),
  REOPEN: lazy(async () => ({ default: (await endings()).ReopenStep })),
  DECLARE_RELATION: lazy(async () => ({ default: (await parties()).DeclareRelationStep })),
  DECLARE_LEADERS: lazy(() => import('./leaders-step.tsx')),
  OPEN_CONFIDENTIALITY: lazy(async () => ({ default: (await parties()).OpenConfidentialityStep })),
  ACCEPT_CONFIDENTIALITY: lazy(async () => ({ default: (await parties()).AcceptConfidentialityStep })),
  RECORD_VALUATION_REASON: lazy(async () => ({ default: (await clearance()).PriceReasonStep })),
  CALL_DECISION: lazy(() => import('./call-decision-step.tsx')),
  PUBLISH_NOTICE: lazy(async () => ({ default: (await clearance()).PublishNoticeStep })),
  RECORD_APPROVAL: lazy(() => import('./approval-steps.tsx')),
  RECORD_CHECK: lazy(() => import('./check-step.tsx')),
};

/** The dialog of a step. */
export function OpenStep({ action, onClose }: { action: DealAction } & StepProps) {
  const Dialog = DIALOGS[action];
  if (!Dialog) return null;
  return (
    <Suspense fallback={null}>
      <Dialog onClose={onClose} />
    </Suspense>
  );
}
