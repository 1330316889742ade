export { ErrorState as default } from '../../ui/fault-alert.tsx';
