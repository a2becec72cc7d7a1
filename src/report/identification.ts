import { personNameText } from '../dicom/sharedAttributes';
import { readString, type NaturalizedDataset } from '../dicom/dataset';

/** Whose scan a report is of, as the header of the CT says; what it does not say is absent. */
export interface ReportIdentification {
  /** For people: `Family, Given`. */
  readonly patientName?: string;
  readonly patientId?: string;
  /** ISO 8601 (`1950-01-31`), or as stored where it is no date. */
  readonly birthDate?: string;
  readonly accessionNumber?: string;
}

/** The identification in any image of a CT series. */
export function readIdentification(ctInstance: NaturalizedDataset): ReportIdentification {
  const found = {
    patientName: displayName(personNameText(ctInstance['PatientName'])),
    patientId: readString(ctInstance, 'PatientID'),
    birthDate: readDate(ctInstance, 'PatientBirthDate'),
    accessionNumber: readString(ctInstance, 'AccessionNumber'),
  };
  const stated = Object.entries(found).filter(([, text]) => text);
  return Object.fromEntries(stated) as ReportIdentification;
}

/** A DICOM date (DA) as ISO 8601, or as stored where it is none. */
export function readDate(dataset: NaturalizedDataset, keyword: string): string | undefined {
  return readString(dataset, keyword)?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
}

/** A person's name (PS3.5 section 6.2.1) for people: `Family^Given=…` becomes `Family, Given (…)`. */
export function displayName(name: string): string {
  const [first, ...others] = name
    .split('=')
    .map((group) => {
      const [family = '', ...rest] = group.split('^').map((part) => part.trim());
      const given = rest.filter((part) => part !== '').join(' ');
      return [family, given].filter((part) => part !== '').join(', ');
    })
    .filter((group) => group !== '');
  if (first === undefined) return '';
  return others.length > 0 ? `${first} (${others.join('; ')})` : first;
}
