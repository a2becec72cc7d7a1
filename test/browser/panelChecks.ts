import axe from 'axe-core';
import type { Page } from 'playwright-core';

const PANEL = '[data-cy="vbmd-panel"]';

/** What a keyboard can work in the panel, unless it is disabled. */
const CONTROLS = 'button, select, input, summary, a[href]';

/** More presses of Tab than controls of viewer and panel together. */
const MOST_TABS = 250;

/** A fault of a panel in a state, in words. */
type Fault = string;

/** What axe finds wrong in the panel and calls serious or critical. */
export async function accessibilityFaults(page: Page): Promise<readonly Fault[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (panel) => (window as unknown as { axe: typeof axe }).axe.run(panel),
    PANEL,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ impact, id, nodes }) => {
      const where = nodes.map(({ html, failureSummary }) => `${html} (${failureSummary})`);
      return `${impact} ${id}: ${where.join('; ')}`;
    });
}

/** Drags the border of the side panel until the panel is so wide (px, within 3). */
export async function makePanelWide(page: Page, width: number): Promise<void> {
  const handle = await page.locator('[data-panel-resize-handle-id]').last().boundingBox();
  const { width: pageWidth } = page.viewportSize()!;
  const y = handle!.y + handle!.height / 2;
  await page.mouse.move(handle!.x + handle!.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(pageWidth - width, y, { steps: 6 });
  await page.mouse.up();
  await page.waitForFunction(
    ({ panel, wanted }) =>
      Math.abs(document.querySelector(panel)!.getBoundingClientRect().width - wanted) <= 3,
    { panel: PANEL, wanted: width },
  );
}

/** What of the panel reaches beyond its right border, or is cut off by what holds it. */
export async function cutOff(page: Page): Promise<readonly Fault[]> {
  return page.locator(PANEL).evaluate((panel) => {
    const { right } = panel.getBoundingClientRect();
    return [panel.parentElement!, ...panel.querySelectorAll('*')]
      .filter((each) => {
        const box = each.getBoundingClientRect();
        // Of what is only for screen readers, nothing is to be seen.
        if (box.width <= 1) return false;
        if (box.right > right + 1) return true;
        if (each instanceof SVGElement) {
          // What is drawn has no box of its own to scroll in; a drawing cuts off what reaches out.
          const drawing = (each.ownerSVGElement ?? each).getBoundingClientRect();
          return box.left < drawing.left - 1 || box.right > drawing.right + 1;
        }
        const isBlock = getComputedStyle(each).display !== 'inline';
        return isBlock && each.scrollWidth > each.clientWidth + 1;
      })
      .map((each) => {
        const className = each.getAttribute('class') ?? '';
        return `${each.tagName} ${className}: ${each.textContent.slice(0, 40)}`;
      });
  });
}

/**
 * Goes through the panel by Tab and gives what is wrong: controls that are not reached, an order
 * that is not theirs in the panel, and controls that are covered when they have the focus.
 */
export async function tabFaults(page: Page): Promise<readonly Fault[]> {
  // From the start of the page: without focus, Tab goes on from where the focus was last.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const reached: string[] = [];
  const faults: Fault[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press('Tab');
    const control = await page.locator(PANEL).evaluate(focusedControl, CONTROLS);
    if (control) {
      reached.push(control.name);
      if (control.isCovered) faults.push(`covered: ${control.name}`);
    } else if (reached.length > 0) break;
  }
  const wanted = await page.locator(PANEL).evaluate(namesOfControls, CONTROLS);
  return reached.join('\n') === wanted.join('\n')
    ? faults
    : [...faults, `by Tab: ${reached.join(', ')}; in the panel: ${wanted.join(', ')}`];
}

/** Presses Tab until the control of that name (`data-cy`) has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-cy'));
    if (focused === name) return;
  }
  throw new Error(`not reached by Tab: ${name}`);
}

/** Runs in the page. The control of the panel that has the focus, and whether all see it. */
function focusedControl(
  panel: Element,
  controls: string,
): { name: string; isCovered: boolean } | undefined {
  const focused = document.activeElement;
  if (!focused || !panel.contains(focused) || !focused.matches(controls)) return undefined;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  const all = [...panel.querySelectorAll(controls)];
  return {
    name: `${all.indexOf(focused)} ${focused.getAttribute('data-cy') ?? focused.textContent}`,
    isCovered: !seen || !(focused.contains(seen) || seen.contains(focused)),
  };
}

/** Runs in the page. The controls that Tab must reach, in their order; one of a group of radios. */
function namesOfControls(panel: Element, controls: string): string[] {
  return (
    [...panel.querySelectorAll<HTMLInputElement>(controls)]
      .map((each, index) => ({ each, index }))
      // What is folded away has a place, but is not to be seen.
      .filter(({ each }) => !each.disabled && each.checkVisibility())
      .filter(({ each }) => each.type !== 'radio' || each.checked)
      .map(({ each, index }) => `${index} ${each.getAttribute('data-cy') ?? each.textContent}`)
  );
}
