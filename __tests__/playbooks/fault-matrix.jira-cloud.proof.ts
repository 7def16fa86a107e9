import { proveFaults } from './fault-matrix';

proveFaults('Jira Cloud');
