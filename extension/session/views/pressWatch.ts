import type { Vec3 } from '../../../src';
import type { CornerstoneLibraries } from '../../host/host';

/**
 * Tells of a press of the main button in a viewport at once, while a tool is in hand; returns how
 * to stop. The second press of a double press, presses with other buttons or keys, and presses on
 * the host's controls over a viewport are not told.
 *
 * @param onPress gets the point (LPS, mm) and the viewport
 */
export function watchPresses(
  { cornerstone, cornerstoneTools }: CornerstoneLibraries,
  toolName: string,
  onPress: (pointLps: Vec3, viewportId: string) => void,
): () => void {
  const listen = (event: MouseEvent) => {
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.buttons !== 1 || event.detail > 1 || !isPlain) return;
    const pressed = cornerstone
      .getEnabledElements()
      .find(({ viewport }) => viewport.element.contains(event.target as Node));
    if (!pressed) return;
    const { viewport, viewportId, renderingEngineId } = pressed;
    const group = cornerstoneTools.ToolGroupManager.getToolGroupForViewport(
      viewportId,
      renderingEngineId,
    );
    if (group?.getActivePrimaryMouseButtonTool() !== toolName) return;
    const { left, top } = viewport.element.getBoundingClientRect();
    const [x, y, z] = viewport.canvasToWorld([event.clientX - left, event.clientY - top]);
    onPress([x, y, z], viewportId);
  };
  // In the capture phase: cornerstone's own listener may keep the event to itself.
  document.addEventListener('mousedown', listen, true);
  return () => document.removeEventListener('mousedown', listen, true);
}
