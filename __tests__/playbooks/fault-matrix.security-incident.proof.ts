import { proveFaults } from './fault-matrix';

proveFaults('ServiceNow security incidents');
