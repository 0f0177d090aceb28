export { countReadingTime } from './count-time.ts';
export { PictureView } from './PictureView.tsx';
export { WeekChart } from './WeekChart.tsx';
