import { sharedAttributes } from '../../../src/dicom/sharedAttributes';

// What a result takes over from the header of its CT. A serializer writes a value that does not fit
// to the console of the page, or stops; and a value that was cut off would be another one.

describe('attributes that a result shares with its CT', () => {
  it.each([
    ['PatientID', 'A 17', 'A 17'],
    ['PatientID', 4711, '4711'],
    ['AccessionNumber', '12345678901234567890', '12345678901234567890'],
    ['StudyInstanceUID', '1.2.3\0', '1.2.3'],
    ['PatientAge', '074Y', '074Y'],
    ['PatientWeight', 61.5, '61.5'],
    ['StudyTime', '101500.25', '101500.25'],
  ])('are taken over as they stand: %s %j', (keyword, value, stored) => {
    expect(sharedAttributes({ [keyword]: value })).toMatchObject({ [keyword]: stored });
  });

  it('are one value, also where a reader made several of it', () => {
    expect(sharedAttributes({ PatientID: ['A', 'B'] })).toMatchObject({ PatientID: 'A\\B' });
  });

  it('keep a number to the 16 characters that fit', () => {
    const { PatientSize } = sharedAttributes({ PatientSize: 1.7300000000000002 });
    expect(PatientSize).toBe('1.73');
  });

  it.each([
    ['PatientBirthDate', '1931-07-09'],
    ['PatientBirthDate', 'about 1931'],
    ['StudyDate', '2024.03.05'],
    ['StudyTime', 'noon'],
    ['PatientSex', 'female, née Müller'],
    ['PatientID', 'A'.repeat(2000)],
    ['StudyID', {}],
  ])('are empty where the value cannot be: %s %j', (keyword, value) => {
    expect(sharedAttributes({ [keyword]: value })).toMatchObject({ [keyword]: '' });
  });

  it.each([
    ['PatientAge', '74 years'],
    ['PatientWeight', NaN],
    ['PatientSize', '1,73'],
    ['StudyInstanceUID', '..'],
    ['StudyDescription', 'A'.repeat(2000)],
  ])('are left out where they may be, if the value cannot be: %s %j', (keyword, value) => {
    expect(sharedAttributes({ [keyword]: value })).not.toHaveProperty(keyword);
  });
});
