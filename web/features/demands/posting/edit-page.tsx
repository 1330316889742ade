import { useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Select, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ChooseDemandModeDocument,
  type ChooseDemandModeMutation,
  type DemandMode,
  type EditedDemandFragment,
  EditedDemandPageDocument,
  HandInDemandDocument,
  type HandInDemandMutation,
} from '../../../generated/demands-posting/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { SaveStatus } from '../../../ui/save-status.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { demandLabels } from '../demand.labels.ts';
import { type ContentForm, toForm, toInput } from './content-form.ts';
import { DemandFormContext } from './form-context.ts';
import { FormFrame, useStep } from './form-frame.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { postingMessages } from './posting.messages.ts';
import { usePostingExplain } from './use-posting-explain.ts';
import { type Saving, useSaving } from './use-saving.ts';

const MODES: readonly DemandMode[] = ['PLAIN', 'OPEN_BIDDING', 'DIRECTED', 'RACE'];
const pickHandedIn = (data: HandInDemandMutation) => data.handInDemand;
const pickMode = (data: ChooseDemandModeMutation) => data.chooseDemandMode;

/** Loads the draft; the form is made anew only when it is loaded anew, not after each save. */
export function Component() {
  const t = useMessages(postingMessages);
  const { demandId = '' } = useParams();
  const [round, setRound] = useState(0);
  const { data, loading, error, refetch } = useQuery(EditedDemandPageDocument, {
    variables: { id: demandId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const demand = data?.demand;
  const reload = useCallback(async () => {
    await refetch();
    setRound((present) => present + 1);
  }, [refetch]);
  if (demand?.availableActions.includes('EDIT'))
    return <DraftForm key={`${demandId}:${round}`} demand={demand} onReload={reload} />;
  return (
    <div className="f-page">
      <PageTitle
        title={demand?.title || t('editTitle')}
        back={{ to: '/desk/demands', label: t('backToList') }}
      />
      {loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !demand && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      {demand && (
        <Alert
          type="info"
          showIcon
          title={t('notEditable')}
          description={<Link to={`/desk/demands/${demandId}`}>{t('openDemand')}</Link>}
        />
      )}
    </div>
  );
}

function DraftForm({ demand, onReload }: { demand: EditedDemandFragment; onReload: () => Promise<void> }) {
  const t = useMessages(postingMessages);
  const [form] = Form.useForm<ContentForm>();
  const [initial] = useState(() => toForm(demand));
  const read = useCallback(() => toInput(form.getFieldsValue(true)), [form]);
  const saving = useSaving(demand, read);
  const [step, goTo] = useStep(() => void saving.save());
  return (
    <DemandFormContext value={{ demand, saved: saving.saved, form, goTo }}>
      <div className="f-page">
        <PageTitle
          title={saving.saved.title || t('editTitle')}
          subtitle={`${demand.number} · ${t('editIntro')}`}
          back={{ to: '/desk/demands', label: t('backToList') }}
          extra={<ModeChoice saving={saving} onChosen={onReload} />}
        />
        {demand.returnReason && (
          <Alert type="warning" showIcon title={t('returned')} description={demand.returnReason} />
        )}
        <Form<ContentForm>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={initial}
          preserve
          onValuesChange={saving.edited}
        >
          <FormFrame
            step={step}
            check={<HandIn saving={saving} />}
            status={<DraftSaveStatus saving={saving} onReload={onReload} />}
          />
        </Form>
        <LeaveGuard isStored={saving.state.kind === 'clean'} save={saving.save} />
      </div>
    </DemandFormContext>
  );
}

/** Another mode: what is written is saved first, and what fits is kept. */
function DraftSaveStatus({ saving, onReload }: { saving: Saving; onReload: () => Promise<void> }) {
  const explain = usePostingExplain();
  const { state } = saving;
  return (
    <SaveStatus saving={saving} onReload={onReload}>
      {state.kind === 'refused' && <Refusals errors={state.errors} explain={explain} />}
    </SaveStatus>
  );
}

function ModeChoice({ saving, onChosen }: { saving: Saving; onChosen: () => Promise<void> }) {
  const t = useMessages(postingMessages);
  const labels = useMessages(demandLabels);
  const action = useAction(ChooseDemandModeDocument, pickMode);
  const choose = async (mode: DemandMode) => {
    if (!(await saving.save())) return;
    const input = { demandId: saving.saved.id, expectedVersion: saving.version(), mode };
    if (await action.run({ input })) await onChosen();
  };
  return (
    <div>
      <Select
        aria-label={t('mode')}
        value={saving.saved.mode}
        loading={action.running}
        options={MODES.map((value) => ({ value, label: labels(`mode${value}`) }))}
        onChange={(mode) => void choose(mode)}
        style={{ minWidth: 140 }}
      />
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </div>
  );
}

function HandIn({ saving }: { saving: Saving }) {
  const t = useMessages(postingMessages);
  const navigate = useNavigate();
  const explain = usePostingExplain();
  const action = useAction(HandInDemandDocument, pickHandedIn);
  const isComplete = saving.saved.completeness.missing.length === 0;
  const handIn = async () => {
    if (!(await saving.save())) return;
    const input = { demandId: saving.saved.id, expectedVersion: saving.version() };
    if (await action.run({ input })) navigate(`/desk/demands/${saving.saved.id}`);
  };
  return (
    <>
      <p>{isComplete ? t('checkComplete') : t('checkMissing')}</p>
      <p className="f-quiet">{t('checkNext')}</p>
      {saving.saved.mode === 'DIRECTED' && (
        <p>
          {t('inviteBefore')} <Link to={`/desk/demands/${saving.saved.id}`}>{t('inviteLink')}</Link>
        </p>
      )}
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
      <Button type="primary" loading={action.running} onClick={() => void handIn()}>
        {t('handIn')}
      </Button>
    </>
  );
}
