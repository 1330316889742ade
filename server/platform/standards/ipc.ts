/** International Patent Classification: form of a symbol and the names of the eight sections. */
import { byCode, type Term } from './label.ts';

export const IPC_SECTIONS = [
  { code: 'A', zh: '人类生活必需', en: 'Human necessities' },
  { code: 'B', zh: '作业；运输', en: 'Performing operations; transporting' },
  { code: 'C', zh: '化学；冶金', en: 'Chemistry; metallurgy' },
  { code: 'D', zh: '纺织；造纸', en: 'Textiles; paper' },
  { code: 'E', zh: '固定建筑物', en: 'Fixed constructions' },
  {
    code: 'F',
    zh: '机械工程；照明；加热；武器；爆破',
    en: 'Mechanical engineering; lighting; heating; weapons; blasting',
  },
  { code: 'G', zh: '物理', en: 'Physics' },
  { code: 'H', zh: '电学', en: 'Electricity' },
] as const satisfies readonly Term[];

export type IpcSectionCode = (typeof IPC_SECTIONS)[number]['code'];

/** The section with this letter. */
export const ipcSection = byCode<Term<IpcSectionCode>>(IPC_SECTIONS);

export interface IpcSymbol {
  section: IpcSectionCode;
  /** `C12N` */
  subclass: string;
  /** `1/20`, or null for a bare subclass */
  group: string | null;
  /** `C12N` or `C12N 1/20` */
  normalized: string;
}

/** Reads a subclass (`C12N`) or group (`C12N 1/20`, `c12n1/20`); `null` if it has neither form. Looks up no list. */
export function readIpc(input: string): IpcSymbol | null {
  const text = input.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const match = /^(([A-H])(?!00)\d{2}[A-Z])(?:0*([1-9]\d{0,3})\/(\d{2,6}))?$/.exec(text);
  const subclass = match?.[1];
  const section = IPC_SECTIONS.find((term) => term.code === match?.[2])?.code;
  if (!match || !subclass || !section) return null;
  const group = match[3] && match[4] ? `${match[3]}/${match[4]}` : null;
  return { section, subclass, group, normalized: group ? `${subclass} ${group}` : subclass };
}
