import { matchesAttribute } from '../../../demo/archive/matchAttribute';

const attribute = (vr: string, ...Value: (string | number)[]) => ({ vr, Value });

describe('a query value', () => {
  test.each([
    ['LO', 'CT lumbar spine', 'CT lumbar spine'],
    ['LO', 'CT lumbar spine', '*LUMBAR*'],
    ['LO', 'CT lumbar spine', 'CT?lumbar*'],
    ['LO', 'a.b (c)', 'a.b (c)'],
    ['SH', '', '*'],
    ['CS', 'CT', 'MR\\CT'],
    ['UI', '1.2.3', '1.2.4,1.2.3'],
    ['IS', '7', '7'],
    ['DA', '20240131', '20240101-20240131'],
    ['DA', '20240131', '-20240131'],
    ['DA', '20240131', '20240131-'],
    ['TM', '105959', '10-10'],
  ])('of %s %j matches %j', (vr, value, query) => {
    expect(matchesAttribute(attribute(vr, value), query)).toBe(true);
  });

  test.each([
    ['LO', 'CT lumbar spine', 'lumbar'],
    ['LO', 'axb', 'a.b'],
    ['UI', '1.2.33', '1.2.3'],
    ['CS', 'CT', 'C'],
    ['DA', '20240201', '20240101-20240131'],
    ['DA', '20231231', '20240101-'],
    ['TM', '110000', '10-10'],
  ])('of %s %j does not match %j', (vr, value, query) => {
    expect(matchesAttribute(attribute(vr, value), query)).toBe(false);
  });

  test('matches any of several values', () => {
    expect(matchesAttribute(attribute('CS', 'CT', 'SEG'), 'SEG')).toBe(true);
  });

  test('matches each way a name is written', () => {
    const name = { vr: 'PN', Value: [{ Alphabetic: 'Yamada^Tarou', Ideographic: '山田^太郎' }] };
    expect(matchesAttribute(name, 'yamada*')).toBe(true);
    expect(matchesAttribute(name, '山田*')).toBe(true);
    expect(matchesAttribute(name, '鈴木*')).toBe(false);
  });

  test('matches no attribute that is absent, unless it asks for anything', () => {
    expect(matchesAttribute(undefined, 'x')).toBe(false);
    expect(matchesAttribute(undefined, '')).toBe(true);
  });
});
