import { fetchByMaven } from '../fetch-by-maven.mjs';

fetchByMaven('commons-ip');
