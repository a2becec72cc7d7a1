import { TOOL_NAMES, type ButtonText } from '../../id';
import type { Texts } from '../english';

/** A button whose name says enough. */
const named = (label: string): ButtonText => ({ label, tooltip: label });

export const toolbar: Texts['toolbar'] = {
  [TOOL_NAMES.threeDimensionalHu]: {
    label: '3D-HU',
    tooltip: '3D-HU：在任一平面上点击椎体中央',
  },
  [TOOL_NAMES.adjust]: {
    label: '调整',
    tooltip: '调整掩膜：在矢状面或冠状面上拖动边界线或其端点，或拖动轮廓',
  },
  [TOOL_NAMES.brush]: {
    label: '画笔',
    tooltip: '画笔：向掩膜中添加骨质；按住 E 擦除；[ 和 ] 改变大小',
  },
  [TOOL_NAMES.guided]: {
    label: '手动',
    tooltip: '手动测量：在矢状面或冠状面上画出上下边界，在轴位面上勾画轮廓',
  },
  [TOOL_NAMES.threeSlice]: {
    label: '三层面',
    tooltip: '三层面 HU：拖动椭圆内部可移动，拖动边线可调整大小',
  },
  WindowLevel: named('窗宽窗位'),
  Pan: named('平移'),
  Zoom: named('缩放'),
  StackScroll: named('滚动'),
  Crosshairs: { ...named('十字线'), disabled: '请先选择三平面中的一个视口，再使用十字线' },
  Length: named('长度'),
  Probe: named('探针'),
  Reset: named('重置视图'),
  Capture: named('截图'),
  windowLevelMenu: { label: '窗宽窗位', tooltip: '调整窗宽窗位预设及图像对比度' },
};
