import type { Texts } from '../english';

export const editing: Texts['editing'] = {
  stillLoading: '序列仍在加载，请稍后重试；已有内容不会丢失。',
  takeHold: '请拖动边界线或掩膜轮廓。',
  measureFirst: '请先测量一个节段；画笔用于修正其掩膜。',
  chooseLevel: '请先在表格中选择节段。',
  dragBorder: '请从边界的一端拖动到另一端。',
  drawAround: '请按住鼠标沿松质骨边缘勾画。',
  missing: (parts) => `尚需绘制：${parts}。`,
  parts: {
    superior: '上边界（在矢状面或冠状面上画线）',
    inferior: '下边界（在矢状面或冠状面上画线）',
    outline: '轴位面上的轮廓',
  },
  partsJoin: '；',
  ellipseInImage: '椭圆须位于图像内的组织上。',
  ellipsesMissing: (level, count) => `${level}：请在其他轴位层面再画 ${count} 个椭圆。`,
};
