import { Component, createRef, type ReactNode } from 'react';
import { textsNow } from '../text/texts';

/** Draws something of this extension's own React into a box; returns how to end it. */
export type Mount = (box: HTMLElement) => () => void;

/**
 * The host cuts off what is longer than its side panel; so the box takes the height that is left
 * there and scrolls. As style attributes, since the sheet comes with the content.
 */
const SCROLLING = {
  flex: '1 1 0%',
  height: '100%',
  minHeight: 0,
  overflowY: 'auto',
  scrollbarWidth: 'thin',
  scrollbarColor: 'hsl(var(--neutral)) transparent',
} as const;

/**
 * The host has shortcuts on the keys that work a button (accepting a preview, resetting a view), and
 * its handler keeps the browser from pressing the button. In the panel they press buttons.
 */
function keepFromShortcuts(event: KeyboardEvent): void {
  if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
}

/** Its own colours, since the sheet comes with what could not be loaded. */
const FAILURE = { padding: '8px', color: '#ffffff', fontSize: '13px', overflowWrap: 'anywhere' };

/** Says instead of the content that its code, or a file of it, could not be loaded. */
function sayItFailed(box: HTMLElement, error: unknown): void {
  const { notices, refusal } = textsNow();
  const words = error instanceof Error ? error.message : String(error);
  const paragraphs = [notices.panelFailed, refusal.toReport(words)].map((text) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    Object.assign(paragraph.style, FAILURE);
    return paragraph;
  });
  box.setAttribute('role', 'alert');
  box.dataset['cy'] = 'vbmd-panel-failed';
  box.replaceChildren(...paragraphs);
}

/**
 * A piece of this extension's own React in the host's page. The host does not share its React,
 * and hooks of one copy fail under the renderer of another; a class component does not, so it
 * draws an empty box, and our own root fills it once its code is loaded.
 */
export class Island extends Component<{ readonly load: () => Promise<Mount> }> {
  private readonly box = createRef<HTMLDivElement>();
  private unmount: (() => void) | undefined;
  private isMounted = false;

  override componentDidMount(): void {
    this.isMounted = true;
    this.box.current?.addEventListener('keydown', keepFromShortcuts);
    this.props
      .load()
      .then((mount) => {
        if (this.isMounted && this.box.current) this.unmount = mount(this.box.current);
      })
      .catch((error: unknown) => {
        if (this.box.current) sayItFailed(this.box.current, error);
      });
  }

  override componentWillUnmount(): void {
    this.isMounted = false;
    const { unmount } = this;
    // Later, since a root must not be unmounted while another one is drawing.
    if (unmount) queueMicrotask(unmount);
    this.unmount = undefined;
  }

  override render(): ReactNode {
    return <div ref={this.box} style={SCROLLING} />;
  }
}
