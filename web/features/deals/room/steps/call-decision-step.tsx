import { Form } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { CallDealDecisionDocument } from '../../../../generated/deals/graphql.ts';
import { DayPicker } from '../../../../ui/fields.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { useRoom } from '../room-context.ts';
import { StepDialog, type StepProps } from './step-dialog.tsx';
import { stepMessages } from './steps.messages.ts';

/** The agreed terms go before the whole leadership of the unit; completers and other parties are recused. */
export default function CallDecisionStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<{ meetingOn?: string }>();
  const action = useAction(CallDealDecisionDocument, (data) => data.callDealDecision, { form });
  const submit = async ({ meetingOn }: { meetingOn?: string }) => {
    if (
      await action.run({
        input: { dealId: deal.id, expectedVersion: deal.version, meetingOn: meetingOn ?? null },
      })
    )
      await done(t('done_CALL_DECISION'));
  };
  return (
    <StepDialog
      title={t('title_CALL_DECISION')}
      okText={t('ok_CALL_DECISION')}
      action={action}
      form={form}
      summary={
        <>
          <p>{t('text_CALL_DECISION', { title: deal.title, enterprise: deal.enterprise.name })}</p>
          <ul>
            <li>{t('decisionMembers')}</li>
            <li>{t('decisionRecused')}</li>
            <li>{t('decisionMajority')}</li>
          </ul>
        </>
      }
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="meetingOn" label={t('meetingOn')}>
        <DayPicker />
      </Form.Item>
    </StepDialog>
  );
}
