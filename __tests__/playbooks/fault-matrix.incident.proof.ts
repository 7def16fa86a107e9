import { proveFaults } from './fault-matrix';

proveFaults('ServiceNow incidents');
