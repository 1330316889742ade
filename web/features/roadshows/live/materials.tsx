import { useQuery } from '@apollo/client/react';
import { App, Button, Form, Input, Popconfirm, Select, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AddRoadshowMaterialDocument,
  type AddRoadshowMaterialMutation,
  RemoveRoadshowMaterialDocument,
  type RemoveRoadshowMaterialMutation,
  type RoadshowMaterialAccess,
  type RoadshowMaterialKind,
  RoadshowMaterialsDocument,
} from '../../../generated/roadshows-live/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { liveMessages } from './live.messages.ts';
import styles from './live.module.css';
import { useLiveExplain } from './live-words.ts';

const KINDS: readonly RoadshowMaterialKind[] = ['RECORDING', 'SLIDES', 'DOCUMENT', 'LINK'];
const ACCESSES: readonly RoadshowMaterialAccess[] = ['GUESTS', 'PUBLIC'];
const pickAdded = (data: AddRoadshowMaterialMutation) => data.addRoadshowMaterial;
const pickRemoved = (data: RemoveRoadshowMaterialMutation) => data.removeRoadshowMaterial;
const REFETCH = { refetchQueries: ['RoadshowMaterials'] };

interface Props {
  roadshowId: string;
  mayOrganise: boolean;
  entries: readonly { id: string; title: string }[];
}

/** What a roadshow leaves behind, as far as the reader may have it; the organiser adds to it. */
export function Materials({ roadshowId, mayOrganise, entries }: Props) {
  const t = useMessages(liveMessages);
  const [adding, setAdding] = useState(false);
  const { data } = useQuery(RoadshowMaterialsDocument, {
    variables: { roadshowId },
    fetchPolicy: 'cache-and-network',
  });
  const remove = useAction(RemoveRoadshowMaterialDocument, pickRemoved, REFETCH);
  const materials = data?.roadshowMaterials ?? [];
  return (
    <section className="f-card">
      <h2>{t('materials')}</h2>
      {materials.length === 0 && <p className="f-quiet">{t('materialsNone')}</p>}
      <ul className={styles.questions}>
        {materials.map(({ id, title, kind, access, url, file, entryId }) => (
          <li key={id} className={styles.question}>
            <a href={url ?? file?.url ?? ''} target="_blank" rel="noreferrer">
              {title}
            </a>
            <span className={styles.steps}>
              <Tag>{t(`kind${kind}`)}</Tag>
              {access === 'GUESTS' && <Tag>{t('accessGUESTS')}</Tag>}
              <span className="f-quiet">{entries.find((entry) => entry.id === entryId)?.title}</span>
              {mayOrganise && (
                <Popconfirm
                  title={t('removeMaterial')}
                  description={t('removeText')}
                  onConfirm={() => void remove.run({ input: { roadshowId, materialId: id } })}
                >
                  <Button size="small" danger aria-label={`${t('removeMaterial')} ${title}`}>
                    {t('removeMaterial')}
                  </Button>
                </Popconfirm>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Refusals errors={remove.refusals} />
      <FaultAlert fault={remove.fault} />
      {mayOrganise && <Button onClick={() => setAdding(true)}>{t('addMaterial')}</Button>}
      {adding && <AddDialog roadshowId={roadshowId} entries={entries} onClose={() => setAdding(false)} />}
    </section>
  );
}

interface Fields {
  kind: RoadshowMaterialKind;
  title: string;
  url?: string;
  fileIds: string[];
  entryId?: string;
  access: RoadshowMaterialAccess;
}

function AddDialog({ roadshowId, entries, onClose }: Omit<Props, 'mayOrganise'> & { onClose: () => void }) {
  const t = useMessages(liveMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const explain = useLiveExplain();
  const options = useMemo(() => ({ form, explain, ...REFETCH }), [form, explain]);
  const add = useAction(AddRoadshowMaterialDocument, pickAdded, options);
  const submit = async ({ url, fileIds, entryId, ...said }: Fields) => {
    const input = {
      roadshowId,
      ...said,
      url: url?.trim() || null,
      fileId: fileIds[0] ?? null,
      entryId: entryId ?? null,
    };
    if (!(await add.run({ input }))) return;
    message.success(t('added'));
    onClose();
  };
  const either = async () => {
    const { url, fileIds } = form.getFieldsValue();
    if (Boolean(url?.trim()) === fileIds?.length > 0) throw new Error(t('materialEither'));
  };
  return (
    <FormDialog<Fields>
      title={t('addMaterial')}
      okText={t('addMaterial')}
      action={add}
      form={form}
      initialValues={{ kind: 'RECORDING', access: 'GUESTS', fileIds: [] }}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('materialKind')}>
        <Select options={KINDS.map((value) => ({ value, label: t(`kind${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('materialTitle')}
        rules={[{ required: true, whitespace: true, message: t('materialTitle') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="url"
        label={t('materialUrl')}
        rules={[{ validator: either }]}
        dependencies={['fileIds']}
      >
        <Input type="url" maxLength={1000} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('materialFile')}>
        <UploadedFiles max={1} />
      </Form.Item>
      <Form.Item name="entryId" label={t('materialEntry')}>
        <Select
          allowClear
          placeholder={t('askWhole')}
          options={entries.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      <Form.Item name="access" label={t('materialAccess')}>
        <Select options={ACCESSES.map((value) => ({ value, label: t(`access${value}`) }))} />
      </Form.Item>
    </FormDialog>
  );
}
