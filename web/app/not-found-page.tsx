export { default as Component } from './not-found.tsx';
