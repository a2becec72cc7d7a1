import { readAudit } from '../../../release/audit';

const shipped = new Set(['react', '@stdlib/array-float64']);

test('a known vulnerability of a shipped package is named, others are counted', () => {
  const vulnerabilities = {
    react: { name: 'react', severity: 'high', via: [], effects: [], range: '<19' },
    webpack: { name: 'webpack', severity: 'low', via: [], effects: [], range: '*' },
    tsx: { name: 'tsx', severity: 'low', via: [], effects: [], range: '*' },
  };
  const report = JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });
  expect(readAudit(report, shipped)).toEqual({
    kind: 'answered',
    shipped: ['react (high)'],
    others: 2,
  });
});

test('a clean report is an answer', () => {
  const report = JSON.stringify({ auditReportVersion: 2, vulnerabilities: {}, metadata: {} });
  expect(readAudit(report, shipped)).toEqual({ kind: 'answered', shipped: [], others: 0 });
});

test.each([
  [{ message: '405 Method Not Allowed - POST https://registry/bulk', statusCode: 405 }, '405'],
  [{ error: { code: 'ENOAUDIT', summary: 'Your configured registry does not support it' } }, 'not'],
])('a registry that does not answer is no clean report: %j', (answer, why) => {
  expect(readAudit(JSON.stringify(answer), shipped)).toEqual({
    kind: 'unanswered',
    why: expect.stringContaining(why),
  });
});
