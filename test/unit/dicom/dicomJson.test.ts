import { naturalizeReportJson, parseReportValues } from '../../../src';

describe('what an archive answers in place of a report in JSON', () => {
  it.each([
    ['nothing', null],
    ['a text', 'Please log in'],
    ['attributes that are none', { '00080016': null, '0040A730': 'x' }],
    [
      'values that are no list',
      { '0040A730': { vr: 'SQ', Value: 'abc' }, '00080016': { Value: {} } },
    ],
    ['items that are none', { '0040A730': { vr: 'SQ', Value: [null, 5, 'x', []] } }],
  ])('gives no report: %s', (_title, json) => {
    expect(() => parseReportValues(naturalizeReportJson(json))).toThrow(/expected a result of/);
  });

  it('is read as far as a report goes where it is nested without end', () => {
    let json: unknown = {};
    for (let depth = 0; depth < 50_000; depth++) json = { '0040A730': { vr: 'SQ', Value: [json] } };
    expect(naturalizeReportJson(json)).toHaveProperty('ContentSequence');
  });

  it('changes nothing that all objects inherit', () => {
    const json = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"Value":[1]}}') as unknown;
    expect(naturalizeReportJson(json)).toEqual({});
    expect('polluted' in {}).toBe(false);
  });
});
