import { useQuery } from '@apollo/client/react';
import { Alert, App, Button, Form, Input, InputNumber, Skeleton } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  LoadCalendarDocument,
  type LoadCalendarMutation,
  WorkingCalendarsDocument,
  type WorkingCalendarsQuery,
} from '../../generated/rulebook/graphql.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import type { UserErrorParts } from '../../ui/explain.ts';
import { ErrorState, FaultAlert } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { rulebookMessages } from './messages.ts';
import { readDays, readSpans } from './read-days.ts';
import styles from './rulebook.module.css';

type WorkingCalendar = WorkingCalendarsQuery['workingCalendars'][number];

interface Fields {
  year: number;
  off: string;
  worked?: string;
  source: string;
}

const pick = (data: LoadCalendarMutation) => data.loadCalendar;
const shownSpan = ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from} – ${to}`);

/** The working calendars in use; the operator loads that of another year, or a corrected one. */
export function Component() {
  const t = useMessages(rulebookMessages);
  const { hasRole } = useViewer();
  const { data, error, refetch } = useQuery(WorkingCalendarsDocument);
  const columns: DataColumn<WorkingCalendar>[] = [
    { key: 'year', title: t('calendarYear'), render: ({ year }) => year, width: 90, always: true },
    {
      key: 'off',
      title: t('calendarOff'),
      render: ({ daysOff }) => <Days texts={daysOff.map(shownSpan)} />,
      text: ({ daysOff }) => daysOff.map(shownSpan).join(' '),
    },
    {
      key: 'worked',
      title: t('calendarWorked'),
      render: ({ daysWorked }) => <Days texts={daysWorked} />,
      text: ({ daysWorked }) => daysWorked.join(' '),
    },
    {
      key: 'source',
      title: t('calendarSource'),
      render: ({ source }) => source ?? t('calendarBuiltIn'),
      text: ({ source }) => source ?? '',
    },
    {
      key: 'loaded',
      title: t('calendarLoadedAt'),
      render: ({ loadedAt }) => loadedAt && <DateTime value={loadedAt} exact />,
      text: ({ loadedAt }) => loadedAt ?? '',
    },
  ];
  return (
    <div className="f-page">
      <PageTitle title={t('calendarsTitle')} subtitle={t('calendarsText')} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <DataTable
          name="calendars"
          label={t('calendarsTitle')}
          rows={data.workingCalendars}
          rowKey={({ id }) => id}
          columns={columns}
        />
      )}
      {hasRole('OPERATOR') ? (
        <App component={false}>
          <LoadForm onDone={() => void refetch()} />
        </App>
      ) : (
        <Alert type="info" showIcon title={t('needsOperator')} />
      )}
    </div>
  );
}

/** Days that break between one another, never within. */
function Days({ texts }: { texts: readonly string[] }) {
  return (
    <div className={styles.days}>
      {texts.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </div>
  );
}

function LoadForm({ onDone }: { onDone: () => void }) {
  const t = useMessages(rulebookMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const fieldName = (path: string) => [
    path.startsWith('days') ? (path.startsWith('daysOff') ? 'off' : 'worked') : path,
  ];
  const explain = ({ params }: UserErrorParts) => {
    const problem = params.find(({ name }) => name === 'problem')?.value;
    return problem === undefined ? undefined : t('calendarProblem', { problem });
  };
  const load = useAction(LoadCalendarDocument, pick, { form, fieldName, explain });
  const submit = async ({ year, off, worked, source }: Fields) => {
    const spans = readSpans(off);
    const days = readDays(worked ?? '');
    if (!('spans' in spans) || !('days' in days)) return;
    const input = { year, daysOff: spans.spans, daysWorked: days.days, source: source.trim() };
    if (!(await load.run({ input }))) return;
    message.success(t('calendarDone'));
    form.resetFields();
    onDone();
  };
  const readable = (read: (text: string) => object) => ({
    validator: (_rule: unknown, text: string | undefined) => {
      const result = read(text ?? '');
      return 'unread' in result
        ? Promise.reject(new Error(t('calendarUnread', { text: String(result.unread) })))
        : Promise.resolve();
    },
  });
  const needed = { required: true, message: t('required') };
  return (
    <div className="f-card" style={{ marginTop: 32 }}>
      <h2>{t('calendarLoad')}</h2>
      <Form<Fields> form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <Form.Item name="year" label={t('calendarYear')} rules={[needed]}>
          <InputNumber<number> min={2000} max={2100} precision={0} />
        </Form.Item>
        <Form.Item
          name="off"
          label={t('calendarOff')}
          extra={t('calendarOffHint')}
          validateTrigger="onBlur"
          rules={[needed, readable(readSpans)]}
        >
          <Input.TextArea rows={7} />
        </Form.Item>
        <Form.Item
          name="worked"
          label={t('calendarWorked')}
          extra={t('calendarWorkedHint')}
          validateTrigger="onBlur"
          rules={[readable(readDays)]}
        >
          <Input.TextArea rows={2} />
        </Form.Item>
        <Form.Item
          name="source"
          label={t('calendarSource')}
          extra={t('calendarSourceHint')}
          rules={[{ ...needed, whitespace: true }]}
        >
          <Input maxLength={500} />
        </Form.Item>
        <Refusals errors={load.refusals} explain={explain} />
        <FaultAlert fault={load.fault} />
        <Button type="primary" htmlType="submit" loading={load.running}>
          {t('calendarLoad')}
        </Button>
      </Form>
    </div>
  );
}
