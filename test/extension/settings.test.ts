import { isBlind, keepsDrafts, readSettings } from '../../extension/settings';

describe("a deployment's settings", () => {
  it('come from app-config.js, and from the build before it', () => {
    const appConfig = { vertebralBmd: { keepDrafts: false, blindReaders: true } };
    expect(readSettings({ appConfig })).toEqual({ keepDrafts: false, blindReaders: true });
    const configuration = { blindReaders: false };
    expect(readSettings({ appConfig, configuration })).toEqual({
      keepDrafts: false,
      blindReaders: false,
    });
    expect(readSettings({ appConfig: { vertebralBmd: null } })).toEqual({});
    expect(readSettings({})).toEqual({});
  });

  it.each([
    [undefined, true],
    [true, true],
    ['false', true],
    [false, false],
  ])('keepDrafts: %p', (keepDrafts, keeps) => {
    expect(keepsDrafts({ keepDrafts })).toBe(keeps);
  });

  it.each([
    [undefined, false],
    [null, false],
    [false, false],
    [true, true],
    ['yes', true],
  ])('blindReaders: %p', (blindReaders, blind) => {
    expect(isBlind({ blindReaders })).toBe(blind);
  });
});
