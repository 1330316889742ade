import ArrowDownOutlined from '@ant-design/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/ArrowUpOutlined';
import { App, Button, Form, type FormInstance, Input, Select, Space } from 'antd';
import { useRef } from 'react';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  SaveContractTemplateDocument,
  type TemplatePartsFragment,
} from '../../generated/contracts/graphql.ts';
import { DateTime } from '../../ui/date-time.tsx';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import styles from './contracts.module.css';
import { contractDeskMessages } from './desk.messages.ts';
import { TemplatePreview } from './template-preview.tsx';
import { type Place, withPlace } from './template-text.ts';

interface Props {
  template: TemplatePartsFragment;
  places: readonly Place[];
  onSaved: () => Promise<void>;
}

export interface TemplateFields {
  name: string;
  clauses: { heading: string; text: string }[];
}

/** The articles of a template with the places to put in, and beside them what a contract would say. */
export function TemplateEditor({ template, places, onSaved }: Props) {
  const t = useMessages(contractDeskMessages);
  const { message } = App.useApp();
  const { hasRole } = useViewer();
  const [form] = Form.useForm<TemplateFields>();
  const explain = useTemplateExplain();
  const save = useAction(SaveContractTemplateDocument, (data) => data.saveContractTemplate, {
    form,
    explain,
  });
  const values = Form.useWatch((all: TemplateFields) => all, form);
  const mayEdit = hasRole('OFFICER');
  const submit = async ({ name, clauses }: TemplateFields) => {
    const input = { mode: template.mode, name: name.trim(), clauses, expectedVersion: template.version };
    const payload = await save.run({ input });
    if (!payload?.template) return;
    message.success(t('saved', { version: payload.template.version }));
    await onSaved();
  };
  return (
    <div className={styles.editor}>
      <Form<TemplateFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!mayEdit}
        initialValues={{
          name: template.name,
          clauses: template.clauses.map(({ heading, text }) => ({ heading, text })),
        }}
        onFinish={(fields) => void submit(fields)}
      >
        {template.updatedAt && template.author && (
          <p className="f-quiet">
            {template.author.name} · <DateTime value={template.updatedAt} exact />
          </p>
        )}
        {!mayEdit && <p className="f-quiet">{t('readOnly')}</p>}
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <p className="f-quiet">{t('textHint')}</p>
        <Clauses form={form} places={places} />
        <Refusals errors={save.refusals} explain={explain} />
        <FaultAlert fault={save.fault} />
        {mayEdit && (
          <Button type="primary" htmlType="submit" loading={save.running}>
            {t('save')}
          </Button>
        )}
      </Form>
      <TemplatePreview
        fields={values ?? { name: template.name, clauses: template.clauses }}
        places={places}
      />
    </div>
  );
}

/** Plain words for what is wrong with places. */
function useTemplateExplain() {
  const t = useMessages(contractDeskMessages);
  return ({ params }: UserErrorParts): string | undefined => {
    const value = (name: string) => params.find((param) => param.name === name)?.value ?? '';
    const place = value('place');
    switch (value('reason')) {
      case 'unknown-place':
        return t('unknownPlace', { place });
      case 'place-not-alone':
        return t('placeNotAlone', { place });
      case 'brace':
        return t('brace', { place });
      default:
        return undefined;
    }
  };
}

function Clauses({ form, places }: { form: FormInstance<TemplateFields>; places: readonly Place[] }) {
  const t = useMessages(contractDeskMessages);
  const needed = { required: true, whitespace: true, message: t('required') };
  return (
    <Form.List name="clauses">
      {(fields, { add, remove, move }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <fieldset key={key} id={`clause-${index}`} className={styles.clause}>
              <legend className="f-quiet">{t('clause', { number: index + 1 })}</legend>
              <Form.Item name={[name, 'heading']} label={t('heading')} rules={[needed]}>
                <Input maxLength={40} />
              </Form.Item>
              <ClauseText form={form} index={name} places={places} />
              <Space wrap style={{ marginBottom: 8 }}>
                <Button
                  size="small"
                  icon={<ArrowUpOutlined />}
                  aria-label={t('moveUp')}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <Button
                  size="small"
                  icon={<ArrowDownOutlined />}
                  aria-label={t('moveDown')}
                  disabled={index === fields.length - 1}
                  onClick={() => move(index, index + 1)}
                />
                <Button size="small" type="text" onClick={() => remove(name)}>
                  {t('removeClause')}
                </Button>
              </Space>
            </fieldset>
          ))}
          <div style={{ marginBottom: 16 }}>
            <Button type="dashed" onClick={() => add({ heading: '', text: '' })}>
              {t('addClause')}
            </Button>
          </div>
        </>
      )}
    </Form.List>
  );
}

/** The text of an article; a chosen place is put in where the caret was. */
function ClauseText({
  form,
  index,
  places,
}: {
  form: FormInstance<TemplateFields>;
  index: number;
  places: readonly Place[];
}) {
  const t = useMessages(contractDeskMessages);
  const { locale } = useLanguage();
  const caret = useRef<number | null>(null);
  const path = ['clauses', index, 'text'] as const;
  const insert = (name: string) => {
    const place = places.find((each) => each.name === name);
    if (!place) return;
    const text = String(form.getFieldValue([...path]) ?? '');
    const next = withPlace(text, caret.current ?? text.length, place);
    form.setFieldValue([...path], next.text);
    caret.current = next.caret;
  };
  return (
    <>
      <Form.Item
        name={[index, 'text']}
        label={t('text')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 12 }}
          maxLength={8000}
          onSelect={({ currentTarget }) => {
            caret.current = currentTarget.selectionStart;
          }}
        />
      </Form.Item>
      <Select<string | null>
        aria-label={t('insert')}
        placeholder={t('insert')}
        value={null}
        onChange={(name) => name && insert(name)}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={places.map(({ name, meaning, meaningEn }) => ({
          value: name,
          label: `${locale === 'en' ? meaningEn : meaning} {{${name}}}`,
        }))}
        style={{ width: 'min(260px, 100%)', marginBottom: 12 }}
      />
    </>
  );
}
