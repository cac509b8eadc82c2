export * from './piani.module.js';
