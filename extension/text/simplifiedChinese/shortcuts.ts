import type { Texts } from '../english';

export const shortcuts: Texts['shortcuts'] = {
  title: '快捷键',
  names: {
    threeDimensionalHu: '3D-HU 工具',
    adjust: '调整工具',
    brush: '画笔',
    manual: '手动测量',
    threeSlice: '三层面工具',
    nextLevel: '下一节段',
    previousLevel: '上一节段',
    nextEllipse: '该节段的下一个椭圆',
    acceptProposals: '接受全部推荐',
    toggleMasks: '显示或隐藏掩膜',
    smallerBrush: '缩小画笔',
    largerBrush: '放大画笔',
    save: '保存至影像归档',
  },
  whereToChange: '按住 E 可将画笔变为橡皮擦；Esc 取消拖动。其余快捷键可在查看器的用户偏好中修改。',
};
