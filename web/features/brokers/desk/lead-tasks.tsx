import CalendarOutlined from '@ant-design/icons/CalendarOutlined';
import { App, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AddBrokerTaskDocument,
  type AddBrokerTaskMutation,
  type BrokerTaskPartsFragment,
  FinishBrokerTaskDocument,
  type FinishBrokerTaskMutation,
  RemoveBrokerTaskDocument,
  type RemoveBrokerTaskMutation,
  SaveBrokerTaskDocument,
  type SaveBrokerTaskMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { DayPicker } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import type { Lead } from './lead-drawer.tsx';
import { today } from './today.ts';

type Task = BrokerTaskPartsFragment;

interface Fields {
  title: string;
  dueOn: string | null;
  atTime?: string;
  place?: string;
}

const added = (data: AddBrokerTaskMutation) => data.addBrokerTask;
const saved = (data: SaveBrokerTaskMutation) => data.saveBrokerTask;
const finished = (data: FinishBrokerTaskMutation) => data.finishBrokerTask;
const removed = (data: RemoveBrokerTaskMutation) => data.removeBrokerTask;

/** The next steps of a card, with their days. */
export function LeadTasks({ lead, onChanged }: { lead: Lead; onChanged: () => void }) {
  const t = useMessages(deskMessages);
  const [open, setOpen] = useState<Task | 'new' | null>(null);
  return (
    <section className={styles.part}>
      <h3>{t('tasks')}</h3>
      {lead.tasks.length === 0 && <p className={styles.quiet}>{t('tasksEmpty')}</p>}
      <ul className={styles.items}>
        {lead.tasks.map((task) => (
          <TaskItem
            key={task.id}
            lead={lead}
            task={task}
            onEdit={() => setOpen(task)}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {lead.canEdit && <Button onClick={() => setOpen('new')}>{t('taskAdd')}</Button>}
      {open && (
        <TaskDialog
          lead={lead}
          task={open === 'new' ? null : open}
          onDone={onChanged}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function TaskItem(props: { lead: Lead; task: Task; onEdit: () => void; onChanged: () => void }) {
  const { lead, task, onEdit, onChanged } = props;
  const t = useMessages(deskMessages);
  const { modal } = App.useApp();
  const finish = useAction(FinishBrokerTaskDocument, finished);
  const remove = useAction(RemoveBrokerTaskDocument, removed);
  const reference = { leadId: lead.id, taskId: task.id, expectedVersion: task.version };
  const isDone = Boolean(task.doneAt);
  const set = async (done: boolean) => {
    if (await finish.run({ input: { ...reference, done } })) onChanged();
  };
  const askRemove = () =>
    void modal.confirm({
      title: t('taskRemoveTitle'),
      content: task.title,
      okText: t('taskRemove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (await remove.run({ input: reference })) onChanged();
      },
    });
  return (
    <li className={styles.item} data-done={isDone}>
      <Checkbox
        checked={isDone}
        disabled={!lead.canEdit || finish.running}
        onChange={(event) => void set(event.target.checked)}
      >
        {task.title}
      </Checkbox>
      <span className={styles.fact} data-late={!isDone && task.dueOn < today()}>
        <Day value={task.dueOn} /> {task.atTime} {task.place}
      </span>
      {lead.canEdit && (
        <span className={styles.tools}>
          {!isDone && (
            <>
              <Button
                size="small"
                icon={<CalendarOutlined aria-hidden />}
                href={`/brokers/tasks/${task.id}.ics`}
              >
                {t('taskIcs')}
              </Button>
              <Button size="small" onClick={onEdit}>
                {t('taskEdit')}
              </Button>
            </>
          )}
          <Button size="small" danger loading={remove.running} onClick={askRemove}>
            {t('taskRemove')}
          </Button>
        </span>
      )}
      <Refusals errors={[...finish.refusals, ...remove.refusals]} />
      <FaultAlert fault={finish.fault ?? remove.fault} />
    </li>
  );
}

function TaskDialog(props: { lead: Lead; task: Task | null; onDone: () => void; onClose: () => void }) {
  const { lead, task, onDone, onClose } = props;
  const t = useMessages(deskMessages);
  const [form] = Form.useForm<Fields>();
  const add = useAction(AddBrokerTaskDocument, added, { form });
  const save = useAction(SaveBrokerTaskDocument, saved, { form });
  const submit = async ({ title, dueOn, atTime, place }: Fields) => {
    const fields = {
      leadId: lead.id,
      title: title.trim(),
      dueOn: dueOn ?? '',
      atTime: atTime || null,
      place: place?.trim() || null,
    };
    const done = task
      ? await save.run({ input: { ...fields, taskId: task.id, expectedVersion: task.version } })
      : await add.run({ input: fields });
    if (!done) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog<Fields>
      title={t(task ? 'taskEdit' : 'taskAdd')}
      okText={t('save')}
      action={task ? save : add}
      form={form}
      initialValues={{
        title: task?.title ?? '',
        dueOn: task?.dueOn ?? today(),
        atTime: task?.atTime ?? '',
        place: task?.place ?? '',
      }}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="title"
        label={t('taskTitle')}
        rules={[{ required: true, whitespace: true, message: t('taskTitleNeeded') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item
          name="dueOn"
          label={t('taskDay')}
          rules={[{ required: true, message: t('taskDayNeeded') }]}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item name="atTime" label={t('taskTime')}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="place" label={t('taskPlace')}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
