import { App, Button, Descriptions, Form, Input, Radio } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { EditProfileDocument, type EditProfileMutation } from '../../../generated/accounts/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import styles from './account.module.css';
import type { Account } from './account-page.tsx';
import { accountMessages } from './messages.ts';

const pick = (data: EditProfileMutation) => data.editProfile;

/** Name and language. */
export function Profile({ viewer }: { viewer: Account }) {
  const t = useMessages(accountMessages);
  const { message } = App.useApp();
  const { setLocale } = useLanguage();
  const [form] = Form.useForm<{ name: string; locale: string }>();
  const edit = useAction(EditProfileDocument, pick, { form });
  const submit = async (fields: { name: string; locale: string }) => {
    const done = await edit.run({ input: { name: fields.name.trim(), locale: fields.locale } });
    if (!done) return;
    setLocale(fields.locale === 'en' ? 'en' : 'zh-CN');
    message.success(t('saved'));
  };
  return (
    <section className={`${styles.stack} f-card`}>
      <Descriptions column={1} items={[{ key: 'email', label: t('email'), children: viewer.email }]} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: viewer.user.name, locale: viewer.locale }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('nameRequired') }]}
        >
          <Input autoComplete="name" maxLength={60} />
        </Form.Item>
        <Form.Item name="locale" label={t('locale')}>
          <Radio.Group
            options={[
              { value: 'zh-CN', label: t('localeZh') },
              { value: 'en', label: t('localeEn') },
            ]}
          />
        </Form.Item>
        <Refusals errors={edit.refusals} />
        <FaultAlert fault={edit.fault} />
        <Button type="primary" htmlType="submit" loading={edit.running}>
          {t('save')}
        </Button>
      </Form>
    </section>
  );
}
