import { english } from '../../extension/text/english';
import { followHostPreferences, hostLanguage } from '../../extension/text/language';
import { simplifiedChinese } from '../../extension/text/simplifiedChinese';
import { toolbarButtons } from '../../mode/toolbarButtons';

afterEach(() => {
  localStorage.clear();
  document.cookie = 'i18next=; max-age=0';
});

describe('the language of the extension', () => {
  it.each([
    ['zh', 'simplifiedChinese'],
    ['zh-CN', 'simplifiedChinese'],
    ['zh_TW', 'simplifiedChinese'],
    ['en-US', 'english'],
    ['de', 'english'],
    ['zha', 'english'],
  ])('is, where the host runs in %s, %s', (hostCode, language) => {
    localStorage.setItem('i18nextLng', hostCode);
    expect(hostLanguage()).toBe(language);
  });

  it('is taken from the cookie of the host where the local storage has none', () => {
    document.cookie = 'i18next=zh';
    expect(hostLanguage()).toBe('simplifiedChinese');
  });

  it('is looked at again after a click, until nobody follows it', () => {
    const changed = jest.fn();
    const stop = followHostPreferences(changed);
    document.body.click();
    stop();
    document.body.click();
    expect(changed).toHaveBeenCalledTimes(1);
  });
});

it.each([
  ['English', english],
  ['Chinese', simplifiedChinese],
])('every button of the tool bar has a text in %s', (_language, { toolbar }) => {
  const ids = toolbarButtons({}).map(({ id }) => id);
  expect(ids.filter((id) => !toolbar[id])).toEqual([]);
});
