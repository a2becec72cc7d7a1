import { isOfSamePatient } from '../../extension/session/archive/earlierResults';

const CT = { PatientID: 'A 1', IssuerOfPatientID: 'North', PatientBirthDate: '19500101' };

describe('whether two studies are of one patient', () => {
  it.each([
    ['the same in all', CT, true],
    ['no birth date and no issuer in one', { PatientID: 'A 1' }, true],
    ['another ID', { ...CT, PatientID: 'A 11' }, false],
    ['the same ID with another birth date', { ...CT, PatientBirthDate: '19610303' }, false],
    ['the same ID of another issuer', { ...CT, IssuerOfPatientID: 'South' }, false],
    ['no ID', { PatientBirthDate: '19500101' }, false],
  ])('%s', (_name, other, expected) => {
    expect(isOfSamePatient(other, CT)).toBe(expected);
    expect(isOfSamePatient(CT, other)).toBe(expected);
  });

  it('is not so without any ID', () => {
    expect(isOfSamePatient({}, {})).toBe(false);
  });
});
