import { printReport } from '../../extension/panels/report/printReport';
import { english } from '../../extension/text/english';
import { simplifiedChinese } from '../../extension/text/simplifiedChinese';
import { HOSTILE, hostileReport, personsIn } from '../support/hostileReport';

const model = hostileReport();

/** Prints in a page that keeps what would go to the printer. */
async function printed(identified: boolean, texts = english): Promise<HTMLElement> {
  const pages: HTMLElement[] = [];
  const getter = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
  const spy = jest
    .spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get')
    .mockImplementation(function (this: HTMLIFrameElement) {
      const view = getter.get!.call(this) as Window;
      view.focus = () => undefined;
      view.print = () => void pages.push(view.document.documentElement);
      return view;
    });
  await printReport(model, [], identified, texts);
  spy.mockRestore();
  return pages[0]!;
}

describe('the printed report', () => {
  it('holds levels, means, verdicts, exclusions, and what it is for', async () => {
    const text = (await printed(true)).textContent;
    expect(text).toContain('Research use; not a diagnosis.');
    expect(text).toContain('-12.3 ± 29.4');
    expect(text).toContain('Cannot be told from the cut-off of 56.3 HU');
    expect(text).toContain('T12 left out: not fully covered by the scan');
    expect(text).toContain('Chang R, Chang F, You Y, et al.');
    expect(text).not.toMatch(/NaN|undefined/);
  });

  it('says so where no view was shown', async () => {
    expect((await printed(false)).textContent).toContain('No picture');
  });

  it('takes no name for HTML', async () => {
    const page = await printed(true);
    expect(page.querySelector('script')).toBeNull();
    expect(page.textContent).toContain(HOSTILE.accessionNumber);
  });

  it.each(personsIn(model))('does not hold %j unless asked to', async (told) => {
    const page = await printed(false);
    expect(page.outerHTML).not.toContain(told);
    expect(page.textContent).not.toContain(told);
  });

  it('names a PDF without the patient', async () => {
    const page = await printed(true);
    expect(page.querySelector('title')?.textContent).toBe('Vertebral BMD report');
  });

  it('speaks Chinese', async () => {
    const page = await printed(false, simplifiedChinese);
    expect(page.lang).toBe('zh-CN');
    expect(page.textContent).toContain('仅供研究使用');
    expect(page.textContent).not.toMatch(/cut-off|Level|left out/);
  });

  it('leaves one frame at most, and none when the printing is over', async () => {
    await printed(false);
    await printed(false);
    const frames = document.querySelectorAll('iframe');
    expect(frames).toHaveLength(1);
    frames[0]!.contentWindow!.dispatchEvent(new Event('afterprint'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(document.querySelectorAll('iframe')).toHaveLength(0);
  });
});
