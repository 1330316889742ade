import { useLanguage, useMessages } from '../../../../app/i18n.tsx';
import { useLabels } from '../../../../ui/labels.ts';
import { exactMoney } from '../../../../ui/money.tsx';
import {
  useIndustries,
  usePurposes,
  useRegions,
  useSectorName,
  useStrategicIndustries,
} from '../../../../ui/taxonomy.ts';
import { dossierMessages } from './dossier.messages.ts';

/** Enumerations whose values stand in a diff, with what their labels begin with. */
const LABELLED: Record<string, string> = {
  stage: 'stage',
  modes: 'mode',
  'price.kind': 'priceKind',
  'rights.kind': 'right',
  'encumbrances.kind': 'encumbrance',
  'completers.status': 'completer',
};

/** Lists whose items came or went: then the value is what the item is called. */
const LISTS: Record<string, true> = { rights: true, encumbrances: true };

/** Names of fields and values of a diff in words: `rights[2023…].holder` becomes "Rights · 2023… · Holder". */
export function useFieldWords() {
  const t = useMessages(dossierMessages);
  const labels = useLabels();
  const { locale } = useLanguage();
  const taxonomies = useTaxonomies();
  const known = (key: string) => (key in dossierMessages.zh ? t(key as 'field_title') : null);

  /** An item without a number or name is called by its kind, which is a code. */
  const itemName = (list: string, label: string): string => {
    const prefix = LABELLED[`${list}.kind`];
    return prefix
      ? label.replace(/^[A-Z]{3}[A-Z_]*/, (code) => labels(`${prefix}${code}` as 'rightKNOW_HOW'))
      : label;
  };

  const name = (field: string): string => {
    const item = /^(\w+)\[(.*)\]\.(\w+)$/.exec(field);
    if (!item) return known(`field_${field}`) ?? field;
    const [, list = '', label = '', inner = ''] = item;
    return [known(`field_${list}`) ?? list, itemName(list, label), known(`field_${inner}`) ?? inner].join(
      ' · ',
    );
  };

  const value = (field: string, text: string | null | undefined): string => {
    if (!text) return t('none');
    const plain = field.replace(/\[.*\]/, '');
    if (text === 'true' || text === 'false') return t(text === 'true' ? 'yes' : 'no');
    if (plain === 'confidentialText') return t('confidentialDigest', { digest: text.slice(0, 19) });
    if (plain === 'price.min' || plain === 'price.max') return exactMoney(text, locale);
    if (plain in LISTS) return itemName(plain, text);
    const one = (code: string): string => {
      const prefix = LABELLED[plain];
      if (prefix) return labels(`${prefix}${code}` as 'stageRESEARCH') ?? code;
      return taxonomies[plain]?.(code) ?? code;
    };
    return text.split('\n').map(one).join('\n');
  };
  return { name, value };
}

function useTaxonomies(): Record<string, ((code: string) => string) | undefined> {
  const sector = useSectorName();
  const regions = useRegions();
  const strategic = useStrategicIndustries();
  const industries = useIndustries();
  const purposes = usePurposes();
  return {
    sector,
    provinceCode: regions.name,
    cityCode: regions.name,
    'coOwners.provinceCode': regions.name,
    strategicIndustry: strategic.name,
    industryDivision: industries.name,
    purposes: purposes.name,
  };
}
