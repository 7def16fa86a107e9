import { proveFaults } from './fault-matrix';

proveFaults('update with comment');
