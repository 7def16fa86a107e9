import { proveFaults } from './fault-matrix';

proveFaults('close');
