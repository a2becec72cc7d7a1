export * from './scene';
export * from './render';
