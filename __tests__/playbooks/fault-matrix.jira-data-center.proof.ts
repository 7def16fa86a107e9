import { proveFaults } from './fault-matrix';

proveFaults('Jira Data Center');
