import { Form, Input, Radio } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import type { RelationDeclaration } from '../../generated/deals/graphql.ts';
import { declarationMessages } from './declaration.messages.ts';

const MAX_EXPLANATION = 1000;

export interface DeclarationFields {
  relation?: RelationDeclaration;
  explanation?: string;
  foreignParty?: 'YES' | 'NO';
}

/** As the API takes it; null while a question is open. */
export function declarationOf({ relation, explanation, foreignParty }: DeclarationFields) {
  if (!relation || !foreignParty) return null;
  return {
    relation,
    explanation: relation === 'RELATED' ? (explanation?.trim() ?? null) : null,
    foreignParty: foreignParty === 'YES',
  };
}

/** Asks whether the sides are related and whether a foreign party takes part, with what counts as such. */
export function DeclarationQuestions() {
  const t = useMessages(declarationMessages);
  const relation = Form.useWatch<RelationDeclaration | undefined>('relation');
  return (
    <>
      <p style={{ marginBottom: 4 }}>{t('relation')}</p>
      <div className="f-quiet" style={{ marginBottom: 8 }}>
        {t('relationExplained')}
        <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
          <li>{t('relatedCompleter')}</li>
          <li>{t('relatedLeader')}</li>
          <li>{t('relatedShares')}</li>
          <li>{t('relatedFamily')}</li>
        </ul>
        {t('relationEffect')}
      </div>
      <Form.Item name="relation" rules={[{ required: true, message: t('relationRequired') }]}>
        <Radio.Group
          aria-label={t('relation')}
          options={[
            { value: 'NONE', label: t('relationNONE') },
            { value: 'RELATED', label: t('relationRELATED') },
          ]}
        />
      </Form.Item>
      {relation === 'RELATED' && (
        <Form.Item
          name="explanation"
          label={t('explanation')}
          validateTrigger="onBlur"
          rules={[{ required: true, whitespace: true, message: t('explanationRequired') }]}
        >
          <Input.TextArea rows={3} maxLength={MAX_EXPLANATION} showCount placeholder={t('explanationHint')} />
        </Form.Item>
      )}
      <p style={{ marginBottom: 4 }}>{t('foreign')}</p>
      <p className="f-quiet" style={{ margin: '0 0 8px' }}>
        {t('foreignExplained')}
      </p>
      <Form.Item name="foreignParty" rules={[{ required: true, message: t('foreignRequired') }]}>
        <Radio.Group
          aria-label={t('foreign')}
          options={[
            { value: 'NO', label: t('foreignNO') },
            { value: 'YES', label: t('foreignYES') },
          ]}
        />
      </Form.Item>
    </>
  );
}
