import { proveFaults } from './fault-matrix';

proveFaults('create');
