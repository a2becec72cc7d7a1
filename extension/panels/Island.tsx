import { Component, createRef, type ReactNode } from 'react';
import { textsNow } from '../text/texts';

/** Draws something of this extension's own React into a box; returns how to end it. */
export type Mount = (box: HTMLElement) => () => void;

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
    this.props.load().then(
      (mount) => {
        if (this.isMounted && this.box.current) this.unmount = mount(this.box.current);
      },
      () => {
        if (!this.box.current) return;
        this.box.current.textContent = textsNow().notices.panelFailed;
      },
    );
  }

  override componentWillUnmount(): void {
    this.isMounted = false;
    const { unmount } = this;
    // Later, since a root must not be unmounted while another one is drawing.
    if (unmount) queueMicrotask(unmount);
    this.unmount = undefined;
  }

  override render(): ReactNode {
    return <div ref={this.box} />;
  }
}
