import { Form, Input, Skeleton } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { ProposeTermsDocument } from '../../../../generated/deals/graphql.ts';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { useDraft } from '../../../../ui/use-draft.ts';
import { TermsForm } from '../../../offers/terms/terms-form.tsx';
import {
  newTerms,
  type TermsValues,
  toTermsInput,
  toTermsValues,
} from '../../../offers/terms/terms-values.ts';
import { useRoom } from '../room-context.ts';
import { type Negotiation, useNegotiation } from '../use-negotiation.ts';
import { StepDialog, type StepProps } from './step-dialog.tsx';
import { stepMessages } from './steps.messages.ts';

const MAX_NOTE = 2000;

interface Fields {
  terms: TermsValues;
  note?: string;
}

/** Proposes terms, beginning from the last ones of either side; what was typed stays while the window is open. */
export default function ProposeStep({ onClose }: StepProps) {
  const { deal } = useRoom();
  const { negotiation, error, refetch } = useNegotiation(deal);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!negotiation) return <Skeleton active />;
  return <ProposeForm negotiation={negotiation} onClose={onClose} />;
}

function ProposeForm({ negotiation, onClose }: StepProps & { negotiation: Negotiation }) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<Fields>();
  const action = useAction(ProposeTermsDocument, (data) => data.proposeTerms, { form });
  const last = negotiation.proposals.at(-1);
  const terms = last?.terms ?? negotiation.terms;
  const draft = useDraft<Fields>(`deal-terms.${deal.id}.${last?.number ?? 0}`);
  const submit = async () => {
    const fields: Fields = form.getFieldsValue(true);
    const input = {
      dealId: deal.id,
      expectedVersion: deal.version,
      terms: toTermsInput(fields.terms),
      note: fields.note?.trim() || null,
    };
    if (!(await action.run({ input }))) return;
    draft.forget();
    await done(t('done_PROPOSE'));
  };
  return (
    <StepDialog<Fields>
      wide
      title={t('title_PROPOSE')}
      okText={t('ok_PROPOSE')}
      action={action}
      form={form}
      initialValues={{ terms: terms ? toTermsValues(terms) : newTerms('LICENSE'), ...draft.initial }}
      summary={
        <p>
          {t('text_PROPOSE', {
            other: deal.mySide === 'OWNER' ? deal.enterprise.name : deal.owner.name,
          })}
        </p>
      }
      onSubmit={() => void submit()}
      onValuesChange={() => draft.keep(form.getFieldsValue(true))}
      onClose={onClose}
    >
      <TermsForm form={form} name="terms" canChangeMode={!terms} />
      <Form.Item name="note" label={t('proposalNote')}>
        <Input.TextArea rows={3} maxLength={MAX_NOTE} showCount />
      </Form.Item>
    </StepDialog>
  );
}
