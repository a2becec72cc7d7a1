import { SUPPORTED_VERSIONS } from '../../cli/install/readViewer';
import { PUBLISHED_VIEWERS } from '../../demo/viewer/viewerVersions';
import { showRefusal } from '../../extension/refusal';
import { english } from '../../extension/text/english';
import { simplifiedChinese } from '../../extension/text/simplifiedChinese';

const shown = () => document.querySelector<HTMLElement>('[data-cy="vbmd-refusal"]');

afterEach(() => {
  window.dispatchEvent(new PopStateEvent('popstate'));
  localStorage.clear();
});

describe('what is said instead of the mode', () => {
  it('stands over the page in the language of the viewer, with the version', () => {
    localStorage.setItem('i18nextLng', 'zh');
    showRefusal(({ fault }) => [fault]);
    const { fault, title } = simplifiedChinese.refusal;
    expect(shown()?.textContent).toContain(title);
    expect(shown()?.textContent).toContain(fault);
    expect(shown()?.textContent).toContain(VERTEBRAL_BMD_VERSION);
    expect(shown()?.style.position).toBe('fixed');
  });

  it('shows the words of a fault as text, never as markup', () => {
    showRefusal(({ toReport }) => [toReport('<img src=x onerror=alert(1)>')]);
    expect(shown()?.querySelector('img')).toBeNull();
    expect(shown()?.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it.each([
    ['/vertebral-bmd', '/'],
    ['/vertebral-bmd/dicomweb', '/'],
    ['/ohif/vertebral-bmd', '/ohif/'],
    ['/a/b/vertebral-bmd/source', '/a/b/'],
  ])('leads from %s back to the study list at %s', (path, studyList) => {
    history.replaceState(null, '', `${path}?StudyInstanceUIDs=2.25.1`);
    showRefusal(({ fault }) => [fault]);
    expect(shown()?.querySelector('a')?.getAttribute('href')).toBe(studyList);
  });

  it('is there once, and gone when the browser goes back', () => {
    showRefusal(({ fault }) => [fault]);
    showRefusal(({ noExtension }) => [noExtension]);
    expect(document.querySelectorAll('[data-cy="vbmd-refusal"]')).toHaveLength(1);
    expect(shown()?.textContent).toContain(english.refusal.noExtension);
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(shown()).toBeNull();
  });

  it('names the versions that are tried, as the installer does', () => {
    const minors = Object.keys(PUBLISHED_VIEWERS).map((version) => Number(version.split('.')[1]));
    const [oldest, newest] = [Math.min(...minors), Math.max(...minors)];
    expect(SUPPORTED_VERSIONS).toBe(`3.${oldest} to 3.${newest}`);
    expect(english.refusal.unsupportedViewer).toContain(`OHIF ${SUPPORTED_VERSIONS}.`);
    expect(simplifiedChinese.refusal.unsupportedViewer).toContain(
      `OHIF 3.${oldest} 至 3.${newest}。`,
    );
  });
});
