import { useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ChangeDemandDocument,
  type ChangeDemandMutation,
  type EditedDemandFragment,
  EditedDemandPageDocument,
} from '../../../generated/demands-posting/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { type ContentForm, toForm, toInput } from './content-form.ts';
import { DemandFormContext } from './form-context.ts';
import { FormFrame, useStep } from './form-frame.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { postingMessages } from './posting.messages.ts';
import { usePostingExplain } from './use-posting-explain.ts';

const pick = (data: ChangeDemandMutation) => data.changeDemand;

/** A change of a published demand: the same form, handed in once with its reason. */
export function Component() {
  const t = useMessages(postingMessages);
  const { demandId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(EditedDemandPageDocument, {
    variables: { id: demandId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const demand = data?.demand;
  if (demand?.availableActions.includes('CHANGE')) return <ChangeForm key={demandId} demand={demand} />;
  return (
    <div className="f-page">
      <PageTitle
        title={demand?.title || t('changeTitle')}
        back={{ to: '/desk/demands', label: t('backToList') }}
      />
      {loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !demand && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      {demand && (
        <Alert
          type="info"
          showIcon
          title={t('notChangeable')}
          description={<Link to={`/desk/demands/${demandId}`}>{t('openDemand')}</Link>}
        />
      )}
    </div>
  );
}

function ChangeForm({ demand }: { demand: EditedDemandFragment }) {
  const t = useMessages(postingMessages);
  const [form] = Form.useForm<ContentForm>();
  const [initial] = useState(() => toForm(demand));
  const [isTouched, setTouched] = useState(false);
  const [step, goTo] = useStep(() => undefined);
  return (
    <DemandFormContext value={{ demand, saved: demand, form, goTo }}>
      <div className="f-page">
        <PageTitle
          title={t('changeOf', { title: demand.title })}
          subtitle={t('changeIntro')}
          back={{ to: `/desk/demands/${demand.id}`, label: t('backToDemand') }}
        />
        <Form<ContentForm>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={initial}
          preserve
          onValuesChange={() => setTouched(true)}
        >
          <FormFrame
            step={step}
            check={
              <Submit
                demand={demand}
                read={() => toInput(form.getFieldsValue(true))}
                onDone={() => setTouched(false)}
              />
            }
            status={<span className="f-quiet">{t('changeNotSaved')}</span>}
          />
        </Form>
        <LeaveGuard isStored={!isTouched} />
      </div>
    </DemandFormContext>
  );
}

interface SubmitProps {
  demand: EditedDemandFragment;
  read: () => ReturnType<typeof toInput>;
  onDone: () => void;
}

function Submit({ demand, read, onDone }: SubmitProps) {
  const t = useMessages(postingMessages);
  const navigate = useNavigate();
  const explain = usePostingExplain();
  const [reason, setReason] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const action = useAction(ChangeDemandDocument, pick);
  const submit = async () => {
    setLacksReason(reason.trim() === '');
    if (reason.trim() === '') return;
    const input = { demandId: demand.id, expectedVersion: demand.version, reason, content: read() };
    if (!(await action.run({ input }))) return;
    onDone();
    // After the guard has heard that nothing is left to store.
    window.setTimeout(() => navigate(`/desk/demands/${demand.id}`));
  };
  return (
    <>
      <p>{t('changeEffect')}</p>
      <Form.Item
        label={t('changeReason')}
        htmlFor="change-reason"
        {...(lacksReason ? { validateStatus: 'error' as const, help: t('reasonNeeded') } : {})}
      >
        <Input.TextArea
          id="change-reason"
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Form.Item>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
      <Button type="primary" loading={action.running} onClick={() => void submit()}>
        {t('changeSubmit')}
      </Button>
    </>
  );
}
