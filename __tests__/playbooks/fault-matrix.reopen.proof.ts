import { proveFaults } from './fault-matrix';

proveFaults('reopen');
