import { App, Button, Form, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { ReserveShareDocument } from '../../../generated/demands-outcome/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { type GrantFields, GrantFormItems, toInput } from '../../grants/grant-form.tsx';
import { ResultToCome } from '../../grants/result-to-come.tsx';
import { outcomeMessages } from './outcome.messages.ts';
import { type Outcome, useOutcomeExplain, useOutcomes } from './use-outcome.ts';

/** A researcher applies for the share that the team is to have in what comes of the work. */
export function Component() {
  const t = useMessages(outcomeMessages);
  const { demandId = '', laneId = '' } = useParams();
  const { outcomes } = useOutcomes(demandId);
  const outcome = outcomes?.find(({ id }) => id === laneId);
  return (
    <App component={false}>
      <div className="f-page" style={{ maxWidth: 820 }}>
        <PageTitle
          title={t('reserveTitle')}
          subtitle={t('reserveIntro')}
          back={{ to: `/demands/${demandId}/work`, label: t('back') }}
        />
        {!outcomes && <Skeleton active paragraph={{ rows: 12 }} />}
        {outcomes && !outcome?.actions.includes('RESERVE_SHARE') && <EmptyState title={t('notFound')} />}
        {outcome?.actions.includes('RESERVE_SHARE') && <ReserveForm outcome={outcome} />}
      </div>
    </App>
  );
}

function ReserveForm({ outcome }: { outcome: Outcome }) {
  const t = useMessages(outcomeMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<GrantFields>();
  const explain = useOutcomeExplain();
  const options = useMemo(() => ({ form, explain }), [form, explain]);
  const reserve = useAction(ReserveShareDocument, (answer) => answer.reserveShare, options);
  const submit = async (fields: GrantFields) => {
    const { timing: _, ...application } = toInput(fields);
    const input = { laneId: outcome.id, expectedVersion: outcome.laneVersion, application };
    if (!(await reserve.run({ input }))) return;
    message.success(t('reserved'));
    void navigate(`/demands/${outcome.demandId}/work`);
  };
  return (
    <Form<GrantFields>
      form={form}
      layout="vertical"
      className="f-card"
      initialValues={{ timing: 'RESERVED', shares: [], agreement: {} }}
      onFinish={(fields) => void submit({ ...form.getFieldsValue(true), ...fields })}
      scrollToFirstError={{ focus: true }}
    >
      <ResultToCome />
      <GrantFormItems form={form} hasResult={false} />
      <Refusals errors={reserve.refusals} explain={explain} />
      <FaultAlert fault={reserve.fault} />
      <Button type="primary" htmlType="submit" loading={reserve.running}>
        {t('reserveOk')}
      </Button>
    </Form>
  );
}
